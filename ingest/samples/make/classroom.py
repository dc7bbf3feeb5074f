"""A drawn classroom: what stands still in it, and the people who don't."""

import math

from canvas import KAI, SERIF, Canvas, ease

W, H = 1280, 720
BOARD = (330, 128, 690, 330)
CHALK, PINK, YELLOW = "#eef2ea", "#f2b6b0", "#f3dd94"


def room() -> Canvas:
    c = Canvas(W, H)
    c.gradient(0, 0, W, 470, "#f3ead8", "#e6d9bf")
    c.gradient(0, 430, W, 100, "#bcd0b4", "#a9c2a2")
    c.line([(0, 430), (W, 430)], "#8fae8a", 4)
    c.gradient(0, 520, W, 200, "#b99a73", "#8f7350")
    for i in range(-6, 20):
        c.line([(i * 110 + 200, 520), (i * 170 - 140, 720)], "#7d6546", 1.5, 0.35)
    window(c)
    x, y, w, h = BOARD
    c.box(x - 16, y - 12, w + 36, h + 40, "#000000", 8, 0.14)
    c.box(x - 16, y - 16, w + 32, h + 36, "#b98a4f", 8)
    c.box(x - 8, y - 8, w + 16, h + 16, "#9c7040", 4)
    c.gradient(x, y, w, h, "#2d5a4b", "#234a3e")
    for i, (dx, dy, r) in enumerate([(120, 200, 90), (420, 120, 130), (560, 250, 80)]):
        c.circle(x + dx, y + dy, r, "#ffffff", 0.025, ry=r * 0.5)
    c.box(x - 16, y + h + 14, w + 32, 10, "#8b6436", 3)
    for i, colour in enumerate([CHALK, PINK, YELLOW, CHALK]):
        c.box(x + 60 + i * 26, y + h + 8, 18, 6, colour, 3)
    c.box(x + w - 120, y + h + 2, 60, 13, "#5b4a3a", 3)
    for i, sign in enumerate("好好学习天天向上"):
        cx = x + 66 + i * 78 + (14 if i > 3 else 0)
        c.circle(cx, 62, 29, "#c23b2c")
        c.circle(cx, 62, 25, stroke="#f3dd94", line=1.5)
        c.text(cx, 40, sign, 31, "#fff3d8", KAI, 700, "c")
    c.circle(1120, 150, 46, "#6d5a45")
    c.circle(1120, 150, 40, "#fffdf6")
    for i in range(12):
        a = i * math.pi / 6
        c.line([(1120 + 33 * math.sin(a), 150 - 33 * math.cos(a)), (1120 + 37 * math.sin(a), 150 - 37 * math.cos(a))], "#444444", 2)
    c.line([(1120, 150), (1120 - 21, 150 - 5)], "#333333", 4)
    c.line([(1120, 150), (1120 + 28, 150 + 6)], "#333333", 3)
    c.box(1064, 236, 116, 160, "#fffaf0", 4, stroke="#c9b48d", line=3)
    c.text(1122, 246, "值日表", 20, "#8a5a2b", KAI, 700, "c")
    for i in range(5):
        c.line([(1080, 290 + i * 20), (1164, 290 + i * 20)], "#c9b48d", 2)
    lectern(c)
    return c


def window(c: Canvas) -> None:
    c.box(36, 96, 236, 300, "#8b6b45", 4)
    c.gradient(48, 108, 212, 276, "#bfe0ee", "#eef6e4")
    c.c.save()
    c.c.rectangle(48, 108, 212, 276)
    c.c.clip()
    c.circle(214, 150, 24, "#fff4c6", 0.9)
    c.circle(110, 384, 120, "#9cc58d", ry=44)
    c.circle(220, 390, 90, "#86b67a", ry=40)
    c.line([(98, 384), (112, 300), (92, 236)], "#6d4f37", 11)
    c.line([(110, 304), (150, 262)], "#6d4f37", 7)
    for i in range(70):
        a, r = i * 2.4, 8 + 7.2 * math.sqrt(i)
        c.circle(118 + r * math.cos(a) * 1.25, 226 + r * math.sin(a) * 0.85, 7 + i % 4, "#f4c3cc" if i % 3 else "#fbe3e6", 0.95)
    c.c.restore()
    c.box(150, 108, 9, 276, "#8b6b45")
    c.box(48, 240, 212, 8, "#8b6b45")
    c.box(26, 392, 256, 14, "#a58055", 3)


def lectern(c: Canvas) -> None:
    c.box(846, 468, 176, 12, "#a6763f", 3)
    c.gradient(858, 480, 152, 86, "#b98a4f", "#96693a")
    c.box(880, 498, 108, 50, stroke="#7d5630", line=2, radius=3)
    c.box(960, 448, 34, 20, "#c8462f", 3)
    c.box(956, 442, 34, 10, "#2f5fa8", 2)
    c.box(880, 438, 22, 30, "#fffaf0", 6, stroke="#c9b48d", line=2)


def chalk(c: Canvas, poem: list[tuple[str, float]], picture: float) -> None:
    """`poem`: a line and how far it is written (0 to 1); `picture`: how far bird and blossom are drawn."""
    x, y, w, _ = BOARD
    rows = [(34, 50, CHALK), (90, 25, YELLOW), (132, 41, CHALK), (180, 41, CHALK), (228, 41, CHALK), (276, 41, CHALK)]
    for (line, grown), (dy, size, colour) in zip(poem, rows):
        shown = line[: math.ceil(len(line) * grown - 1e-6)]
        if shown:
            width = len(line) * size
            c.text(x + 250 - width / 2 + 20, y + dy - 18, shown, size, colour, KAI, 700, alpha=0.95)
    k = ease(picture)
    if k:
        bx, by = x + 545, y + 96
        c.shape([(bx - 40, by), (bx - 20, by - 34, bx + 22, by - 30, bx + 30, by - 6), (bx + 20, by + 22, bx - 20, by + 22, bx - 40, by), (bx - 66, by + 8)], stroke=YELLOW, line=3.5, alpha=k, closed=False)
        c.shape([(bx - 14, by - 4), (bx - 2, by + 10, bx + 14, by + 6, bx + 16, by - 8)], stroke=YELLOW, line=3, alpha=k, closed=False)
        c.circle(bx + 15, by - 14, 2.5, CHALK, k)
        c.line([(bx + 30, by - 10), (bx + 44, by - 6), (bx + 30, by - 2)], PINK, 3, k)
        for i, (fx, fy) in enumerate([(480, 230), (548, 258), (612, 218), (590, 296), (500, 296)]):
            s = ease(picture * 3 - i * 0.4)
            for p in range(5):
                a = p * 2 * math.pi / 5 + i
                c.circle(x + fx + 10 * math.cos(a), y + fy + 10 * math.sin(a), 7, stroke=PINK, line=2.5, alpha=s)
            c.circle(x + fx, y + fy, 3.5, YELLOW, s)


def teacher(c: Canvas, x: float, t: float, facing: float, arm: float, talking: bool) -> None:
    """Feet at (x, 566); `facing` −1 to 1; `arm` 0 hangs, 1 points at the board."""
    step = math.sin(t * 7) * min(1, abs(facing)) * 3
    bob = math.sin(t * 1.9) * 1.5 + (math.sin(t * 9) * 0.8 if talking else 0)
    c.circle(x, 570, 50, "#000000", 0.16, ry=9)
    for side in (-1, 1):
        c.line([(x + side * 11, 500), (x + side * 12 + step * side, 560)], "#e2b08f", 11)
        c.box(x + side * 13 + step * side - 12, 558, 26, 10, "#3a3348", 5)
    c.shape([(x - 28, 400), (x - 50, 524), (x - 20, 534, x + 20, 534, x + 50, 524), (x + 28, 400)], fill="#4a5f86")
    y = 300 + bob
    c.shape([(x - 36, y + 8), (x - 34, 412), (x + 34, 412), (x + 36, y + 8), (x + 26, y - 10, x - 26, y - 10, x - 36, y + 8)], fill="#d9a441")
    c.shape([(x - 11, y - 6), (x, y + 22), (x + 11, y - 6)], fill="#fffaf0")
    c.line([(x, y + 22), (x, 408)], "#b8862c", 2)
    rest = x - 36, y + 18
    c.line([rest, (x - 48, y + 62), (x - 38 + facing * 4, y + 100)], "#d09a38", 17)
    c.circle(x - 38 + facing * 4, y + 108, 9, "#f0c3a0")
    a = 1.35 - 2.15 * arm + math.sin(t * 2.3) * 0.06
    ex, ey = x + 36 + 46 * math.cos(a), y + 18 + 46 * math.sin(a)
    hx, hy = ex + 44 * math.cos(a - 0.35 * arm - 0.2), ey + 44 * math.sin(a - 0.35 * arm - 0.2)
    c.line([(x + 36, y + 18), (ex, ey), (hx, hy)], "#d09a38", 17)
    c.circle(hx, hy, 9, "#f0c3a0")
    if arm > 0.3:
        c.line([(hx, hy), (hx + 74 * math.cos(a - 0.7), hy + 74 * math.sin(a - 0.7))], "#6d4f37", 4)
    head = y - 44
    c.circle(x - facing * 3, head - 2, 38, "#2e2622", ry=40)
    c.shape([(x - 38 - facing * 3, head), (x - 46, head + 52), (x - 22, head + 44), (x + 22, head + 44), (x + 46, head + 52), (x + 38 - facing * 3, head)], fill="#2e2622")
    c.box(x - 10, head + 22, 20, 26, "#e5b492", 8)
    c.circle(x + facing * 4, head + 4, 30, "#f6cfae", ry=33)
    c.shape([(x - 31, head + 2), (x - 26, head - 34, x + 30, head - 36, x + 32, head + 2), (x + 18, head - 16, x - 4 + facing * 8, head - 20, x - 31, head + 2)], fill="#2e2622")
    for side in (-1, 1):
        blink = 1.0 if (t % 3.7) > 0.14 else 0.15
        c.circle(x + facing * 9 + side * 12, head + 6, 3.4, "#2e2622", ry=3.8 * blink)
        c.circle(x + facing * 7 + side * 18, head + 18, 6, "#f0a08c", 0.45, ry=4)
        c.circle(x + facing * 9 + side * 12, head + 6, 9, stroke="#7a5a48", line=1.6)
    c.line([(x + facing * 9 - 3, head + 6), (x + facing * 9 + 3, head + 6)], "#7a5a48", 1.6)
    opening = (2 + 3.5 * abs(math.sin(t * 11))) if talking else 1.2
    c.circle(x + facing * 8, head + 22, 7, "#b5493f", ry=opening)


COATS = ["#c8553d", "#3d7ea6", "#e0a03a", "#5a8f5c", "#7a5aa0", "#d47a8f"]


def pupils(c: Canvas, t: float, hands: float, reading: bool) -> None:
    """Two rows seen from behind, each child in a rhythm of its own."""
    for row, (y, size, count, gap, left) in enumerate([(600, 0.78, 7, 176, 112), (690, 1.06, 6, 226, 78)]):
        for i in range(count):
            sway = math.sin(t * (2.6 if reading else 0.7) + i * 1.9 + row) * (7 if reading else 3)
            child(c, left + i * gap + sway, y + math.sin(t * 1.3 + i * 2.1) * 2, size, i + row * 3, hands if (i * 3 + row) % 4 == 1 else 0, t)
        c.gradient(0, y + 60 * size, W, 22 * size, "#d3ab77", "#b58b57")


def child(c: Canvas, x: float, y: float, s: float, n: int, hand: float, t: float) -> None:
    coat, hair = COATS[n % 6], "#2a2320" if n % 3 else "#3a2c24"
    k = ease(hand)
    if k:
        wave = math.sin(t * 6 + n) * 4
        c.line([(x + 44 * s, y + 52 * s), (x + 66 * s + wave, y + (40 - 100 * k) * s)], coat, 19 * s)
        c.circle(x + 67 * s + wave, y + (30 - 104 * k) * s, 12 * s, "#f2c7a4")
    c.box(x - 60 * s, y + 32 * s, 120 * s, 130 * s, coat, 42 * s)
    c.box(x - 14 * s, y + 14 * s, 28 * s, 34 * s, "#e9bd9b", 8)
    c.box(x - 30 * s, y + 33 * s, 60 * s, 14 * s, "#ffffff", 7 * s, 0.85)
    for side in (-1, 1):
        c.circle(x + side * 40 * s, y - 2 * s, 9 * s, "#efc3a2")
    c.circle(x, y - 10 * s, 42 * s, hair, ry=44 * s)
    if n % 2:
        for side in (-1, 1):
            c.circle(x + side * 40 * s, y - 36 * s, 14 * s, hair)
            c.circle(x + side * 33 * s, y - 30 * s, 6 * s, "#d8453a")
    c.shape([(x - 24 * s, y - 36 * s), (x - 10 * s, y - 52 * s, x + 14 * s, y - 50 * s, x + 26 * s, y - 34 * s)], stroke="#5a4a42", line=3 * s, alpha=0.7, closed=False)
