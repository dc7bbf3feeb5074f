"""A cairo surface with Pango text: what every drawn sample is painted on."""

import math

import cairo
import gi

gi.require_version("Pango", "1.0")
gi.require_version("PangoCairo", "1.0")
from gi.repository import Pango, PangoCairo  # noqa: E402

SANS, SERIF, KAI = "Noto Sans CJK SC", "Noto Serif CJK SC", "LXGW WenKai"

PAPER, INK, SOFT, LINE = "#fbf8f1", "#1d2a3f", "#66728a", "#e3ddcf"
RED, TEAL, GOLD, BLUE = "#c8462f", "#23807a", "#d99a2b", "#2f5fa8"


def rgb(colour: str) -> tuple[float, float, float]:
    return tuple(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))


def ease(t: float) -> float:
    """0 to 1, slow at both ends; clamps outside."""
    t = min(1.0, max(0.0, t))
    return t * t * (3 - 2 * t)


class Canvas:
    """Sizes in pixels, colours as #rrggbb, text anchored by `at` = l, c or r."""

    def __init__(self, width: int, height: int, under: "Canvas | None" = None):
        self.width, self.height = width, height
        self.surface = cairo.ImageSurface(cairo.FORMAT_RGB24, width, height)
        self.c = cairo.Context(self.surface)
        self.c.set_line_cap(cairo.LINE_CAP_ROUND)
        self.c.set_line_join(cairo.LINE_JOIN_ROUND)
        if under is not None:
            self.c.set_source_surface(under.surface)
            self.c.paint()

    def colour(self, colour: str, alpha: float = 1) -> None:
        self.c.set_source_rgba(*rgb(colour), alpha)

    def fill_all(self, colour: str) -> None:
        self.colour(colour)
        self.c.paint()

    def text(self, x, y, words, size, colour=INK, font=SANS, weight=400, at="l", alpha=1.0, width=None, leading=1.5, markup=False, spacing=0):
        """Draws with (x, y) as the top of the first line; answers (width, height) of what was drawn."""
        layout = PangoCairo.create_layout(self.c)
        description = Pango.FontDescription()
        description.set_family(font)
        description.set_absolute_size(size * Pango.SCALE)
        description.set_weight(weight)
        layout.set_font_description(description)
        layout.set_line_spacing(leading / 1.45)
        if spacing:
            words, markup = f'<span letter_spacing="{int(spacing * 1024)}">{words}</span>', True
        if width:
            layout.set_width(int(width * Pango.SCALE))
            layout.set_wrap(Pango.WrapMode.WORD_CHAR)
        layout.set_markup(words, -1) if markup else layout.set_text(words, -1)
        layout.set_alignment({"l": Pango.Alignment.LEFT, "c": Pango.Alignment.CENTER, "r": Pango.Alignment.RIGHT}[at])
        w, h = layout.get_pixel_size()
        self.c.move_to(x - {"l": 0, "c": (width or w) / 2, "r": (width or w)}[at], y)
        self.colour(colour, alpha)
        PangoCairo.show_layout(self.c, layout)
        self.c.new_path()
        return w, h

    def box(self, x, y, w, h, fill=None, radius=0.0, alpha=1.0, stroke=None, line=1.0):
        c, r = self.c, min(radius, w / 2, h / 2)
        c.new_path()
        c.arc(x + w - r, y + r, r, -math.pi / 2, 0)
        c.arc(x + w - r, y + h - r, r, 0, math.pi / 2)
        c.arc(x + r, y + h - r, r, math.pi / 2, math.pi)
        c.arc(x + r, y + r, r, math.pi, 1.5 * math.pi)
        c.close_path()
        self._paint(fill, alpha, stroke, line)

    def circle(self, x, y, r, fill=None, alpha=1.0, stroke=None, line=1.0, ry=None):
        self.c.save()
        self.c.translate(x, y)
        self.c.scale(1, (ry or r) / r)
        self.c.new_path()
        self.c.arc(0, 0, r, 0, 2 * math.pi)
        self.c.restore()
        self._paint(fill, alpha, stroke, line)

    def shape(self, points, fill=None, alpha=1.0, stroke=None, line=1.0, closed=True, dash=None):
        """A polygon or line; a point of six numbers is a Bézier curve to its last two."""
        self.c.new_path()
        self.c.move_to(*points[0])
        for point in points[1:]:
            self.c.line_to(*point) if len(point) == 2 else self.c.curve_to(*point)
        if closed:
            self.c.close_path()
        self._paint(fill, alpha, stroke, line, dash)

    def line(self, points, colour=INK, line=2.0, alpha=1.0, dash=None):
        self.shape(points, stroke=colour, line=line, alpha=alpha, closed=False, dash=dash)

    def arrow(self, x1, y1, x2, y2, colour=INK, line=2.0, head=9.0, alpha=1.0):
        a = math.atan2(y2 - y1, x2 - x1)
        self.line([(x1, y1), (x2 - head * 0.7 * math.cos(a), y2 - head * 0.7 * math.sin(a))], colour, line, alpha)
        wing = lambda d: (x2 - head * math.cos(a + d), y2 - head * math.sin(a + d))
        self.shape([(x2, y2), wing(0.42), wing(-0.42)], fill=colour, alpha=alpha)

    def gradient(self, x, y, w, h, top, bottom, alpha=1.0, alpha2=None):
        g = cairo.LinearGradient(0, y, 0, y + h)
        g.add_color_stop_rgba(0, *rgb(top), alpha)
        g.add_color_stop_rgba(1, *rgb(bottom), alpha if alpha2 is None else alpha2)
        self.c.set_source(g)
        self.c.rectangle(x, y, w, h)
        self.c.fill()

    def _paint(self, fill, alpha, stroke, line, dash=None):
        if fill:
            self.colour(fill, alpha)
            self.c.fill_preserve() if stroke else self.c.fill()
        if stroke:
            self.colour(stroke, alpha)
            self.c.set_line_width(line)
            self.c.set_dash(dash or [])
            self.c.stroke()
            self.c.set_dash([])

    def bytes(self) -> memoryview:
        self.surface.flush()
        return self.surface.get_data()

    def png(self, path) -> None:
        self.surface.write_to_png(str(path))
