"""The PDF chapter 《走近二次函数》: HTML and drawn SVG figures through WeasyPrint; fonts embedded as subsets, outlines from headings."""

import pathlib
import sys

import weasyprint

HERE = pathlib.Path(__file__).parent
INK, SOFT, LINE, RED, TEAL, BLUE, GOLD = "#1d2a3f", "#66728a", "#e3ddcf", "#c8462f", "#23807a", "#2f5fa8", "#d99a2b"


def path(f, x0, x1, at, n=80):
    return "M" + " L".join("{:.2f},{:.2f}".format(*at(x, f(x))) for x in (x0 + (x1 - x0) * i / n for i in range(n + 1)))


def stroke(d, colour, width=2.0, dash="", opacity=1.0):
    return f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round" stroke-dasharray="{dash}" opacity="{opacity}"/>'


def words(x, y, text, size=12, colour=SOFT, anchor="middle", family="Noto Serif CJK SC", style="normal"):
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{colour}" text-anchor="{anchor}" font-family="{family}" font-style="{style}">{text}</text>'


def axes(w, h, ox, oy, unit, xs, ys, rise=None, numbers=True):
    rise = rise or unit
    at = lambda x, y: (ox + x * unit, oy - y * rise)
    out = [stroke(f"M{at(i, ys[0])[0]:.1f},{at(i, ys[0])[1]:.1f} V{at(i, ys[1])[1]:.1f}", LINE, 0.7) for i in range(xs[0], xs[1] + 1)]
    out += [stroke(f"M{at(xs[0], j)[0]:.1f},{at(0, j)[1]:.1f} H{at(xs[1], j)[0]:.1f}", LINE, 0.7) for j in range(ys[0], ys[1] + 1)]
    (l, _), (r, _), (_, low), (_, high) = at(xs[0], 0), at(xs[1], 0), at(0, ys[0]), at(0, ys[1])
    out += [stroke(f"M{l - 6:.1f},{oy} H{r + 12:.1f}", INK, 1.2), stroke(f"M{ox},{low + 6:.1f} V{high - 12:.1f}", INK, 1.2)]
    out += [f'<path d="M{r + 18:.1f},{oy} l-8,-3.4 v6.8 z" fill="{INK}"/>', f'<path d="M{ox},{high - 18:.1f} l-3.4,8 h6.8 z" fill="{INK}"/>']
    out += [words(r + 18, oy + 16, "x", 13, INK, style="italic"), words(ox - 12, high - 10, "y", 13, INK, style="italic"), words(ox - 8, oy + 13, "O", 10)]
    if numbers:
        out += [words(at(i, 0)[0], oy + 13, str(i).replace("-", "−"), 9) for i in range(xs[0], xs[1] + 1) if i]
        out += [words(ox - 5, at(0, j)[1] + 3, str(j).replace("-", "−"), 9, anchor="end") for j in range(ys[0], ys[1] + 1) if j]
    return at, "".join(out)


def svg(w, h, *parts, width_mm=None):
    size = f'width="{width_mm}mm" height="{width_mm * h / w:.1f}mm"' if width_mm else ""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" {size}>{"".join(parts)}</svg>'


def dot(p, colour=RED, r=4.0):
    return f'<circle cx="{p[0]:.1f}" cy="{p[1]:.1f}" r="{r}" fill="{colour}" stroke="#fff" stroke-width="1.4"/>'


def cover():
    at = lambda x, y: (590 + x * 74, 1040 - y * 58)
    curves = [stroke(path(lambda x, a=a: a * x * x, -e, e, at), c, 9, opacity=o) for a, e, c, o in [(0.14, 8, BLUE, 0.22), (0.4, 4.5, TEAL, 0.28), (1, 2.85, GOLD, 0.4), (2.6, 1.77, RED, 1)]]
    parts = ['<rect width="880" height="1250" fill="#fbf8f1"/>', '<rect width="16" height="1250" fill="#c8462f"/>']
    parts += [stroke("M60,1040 H880", INK, 2.4, opacity=0.35), stroke("M590,1130 V500", INK, 2.4, opacity=0.35)]
    return svg(880, 1250, *parts, *curves, dot(at(0, 0), RED, 13))


def fountain():
    at, grid = axes(420, 250, 60, 215, 70, (0, 4), (0, 4), 44)
    f = lambda x: 4 * x - x * x
    dots = "".join(dot(at(i / 2, f(i / 2)), BLUE, 3.6) for i in range(9))
    axis = stroke(f"M{at(2, 0)[0]},{at(2, 0)[1]} V{at(2, 4.3)[1]}", TEAL, 1.6, "5 4")
    return svg(420, 250, grid, axis, stroke(path(f, 0, 4, at), BLUE, 2.6), dots, words(at(2, 4)[0] + 40, at(2, 4)[1] - 8, "顶点 (2, 4)", 12, RED), width_mm=88)


def shift():
    at, grid = axes(420, 250, 150, 222, 42, (-2, 5), (0, 5), 36)
    a, b = stroke(path(lambda x: x * x, -2.2, 2.2, at), SOFT, 1.6, "5 4"), stroke(path(lambda x: (x - 2) ** 2 + 1, 0, 4, at), RED, 2.6)
    move = stroke(f"M{at(0, 0)[0]},{at(0, 0)[1]} H{at(2, 0)[0]}", BLUE, 2.6) + stroke(f"M{at(2, 0)[0]},{at(2, 0)[1]} V{at(2, 1)[1]}", TEAL, 2.6)
    return svg(420, 250, grid, a, b, move, dot(at(2, 1)), words(at(2, 1)[0] + 26, at(2, 1)[1] + 4, "(2, 1)", 12, RED), width_mm=88)


def family():
    at, grid = axes(420, 260, 205, 130, 36, (-5, 5), (-4, 4), 27, False)
    parts = [stroke(path(lambda x, a=a: a * x * x, -e, e, at), c, 2.4) for a, e, c in [(0.25, 4, BLUE), (1, 2, RED), (3, 1.15, GOLD), (-0.5, 2.8, TEAL)]]
    names = [(4.2, 2.6, "a = 1/4", BLUE), (2.6, 3.2, "a = 1", RED), (0.55, 3.2, "a = 3", GOLD), (3.6, -2.9, "a = −1/2", TEAL)]
    return svg(420, 260, grid, *parts, *[words(*at(x, y), t, 12, c) for x, y, t, c in names], width_mm=100)


def garden():
    parts = [f'<rect x="40" y="20" width="340" height="18" fill="#b98a4f"/>', *[stroke(f"M{40 + i * 34},20 v18", "#8b6436", 1) for i in range(11)], '<rect x="110" y="38" width="200" height="100" fill="#dcefdc"/>']
    parts += [words(150 + (i % 5) * 30, 74 + (i // 5) * 36, "♣", 15, "#6fa387", family="DejaVu Sans") for i in range(10)]
    parts += [stroke("M110,38 V138 H310 V38", RED, 3)]
    parts += [words(92, 92, "x", 14, INK, style="italic"), words(330, 92, "x", 14, INK, style="italic"), words(210, 156, "20 − 2x", 13, INK, style="italic"), words(400, 34, "墙", 12, INK)]
    return svg(420, 166, *parts, width_mm=92)


def bridge():
    at, _ = axes(460, 220, 230, 170, 28, (-7, 7), (0, 5), 28, False)
    arch = path(lambda x: 4 - x * x / 9, -6, 6, at)
    parts = [f'<path d="{arch} L440,170 V34 H20 V170 Z" fill="#d9c7a8"/>', f'<rect x="20" y="170" width="420" height="34" fill="#a9d3e4"/>', stroke("M20,34 H440", "#8b6436", 4), stroke(arch, RED, 2.6)]
    (bx, by), (ex, ey) = at(-3, 2.8), at(3, 0)
    parts += [f'<rect x="{bx}" y="{by}" width="{ex - bx}" height="{ey - by}" fill="#2f5fa8" opacity="0.28" stroke="#2f5fa8"/>', f'<path d="M{bx - 12},{ey - 16} H{ex + 12} L{ex - 6},{ey + 12} H{bx + 6} Z" fill="#2f5fa8"/>', words(230, by + 34, "宽 6 米，高 2.8 米", 11, INK)]
    parts += [stroke(f"M{at(0, 0)[0]},196 V16", INK, 1.1), stroke(f"M24,170 H450", INK, 1.1), dot(at(0, 4)), words(262, at(0, 4)[1] - 6, "(0, 4)", 11, RED), words(at(6, 0)[0] + 8, 186, "(6, 0)", 11, INK), words(at(-6, 0)[0] - 8, 186, "(−6, 0)", 11, INK), dot(at(3, 3), TEAL, 3.6), words(at(3, 3)[0] + 26, at(3, 3)[1] - 2, "(3, 3)", 11, TEAL)]
    return svg(460, 206, *parts, width_mm=116)


def main(folder: pathlib.Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    html = (HERE / "chapter.html").read_text("utf-8")
    for name in ["cover", "fountain", "shift", "family", "garden", "bridge"]:
        html = html.replace("{" + name + "}", globals()[name]())
    weasyprint.HTML(string=html).write_pdf(str(folder / "towards-quadratic-functions.pdf"), stylesheets=[weasyprint.CSS(filename=str(HERE / "chapter.css"))])


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
