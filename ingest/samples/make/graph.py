"""A coordinate system on a canvas."""

import dataclasses

from canvas import INK, LINE, SOFT, SERIF, Canvas


@dataclasses.dataclass(frozen=True)
class Axes:
    """Origin (ox, oy) in pixels, `unit` pixels per one, and the ranges shown."""

    ox: float
    oy: float
    unit: float
    x: tuple[float, float]
    y: tuple[float, float]
    rise: float = 0  # pixels per one on the y axis, when it differs

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.ox + x * self.unit, self.oy - y * (self.rise or self.unit)

    def draw(self, canvas: Canvas, numbers=True, step=1, ystep=1) -> None:
        (x0, x1), (y0, y1) = self.x, self.y
        for i in range(int(x0), int(x1) + 1, step):
            canvas.line([self.at(i, y0), self.at(i, y1)], LINE, 1)
        for j in range(int(y0), int(y1) + 1, ystep):
            canvas.line([self.at(x0, j), self.at(x1, j)], LINE, 1)
        left, right, low, high = self.at(x0, 0), self.at(x1, 0), self.at(0, y0), self.at(0, y1)
        canvas.arrow(left[0] - 12, left[1], right[0] + 22, right[1], INK, 2, 12)
        canvas.arrow(low[0], low[1] + 12, high[0], high[1] - 22, INK, 2, 12)
        canvas.text(right[0] + 20, right[1] + 2, "<i>x</i>", 24, font=SERIF, markup=True)
        canvas.text(high[0] - 26, high[1] - 36, "<i>y</i>", 24, font=SERIF, markup=True)
        canvas.text(self.ox - 20, self.oy + 2, "O", 18, SOFT, SERIF)
        if numbers:
            for i in range(int(x0), int(x1) + 1, step):
                if i:
                    canvas.text(self.at(i, 0)[0], self.oy + 4, str(i).replace("-", "−"), 16, SOFT, at="c")
            for j in range(int(y0), int(y1) + 1, ystep):
                if j:
                    canvas.text(self.ox - 8, self.at(0, j)[1] - 12, str(j).replace("-", "−"), 16, SOFT, at="r")

    def curve(self, canvas: Canvas, f, colour, line=4.0, start=None, end=None, alpha=1.0, dash=None) -> None:
        """Draws f from `start` to `end`, cut where it leaves the range of y by more than a little."""
        x0, x1 = self.x[0] if start is None else start, self.x[1] if end is None else end
        points = [(x0 + (x1 - x0) * i / 160) for i in range(161)]
        inside = [(x, f(x)) for x in points if self.y[0] - 0.4 <= f(x) <= self.y[1] + 0.4]
        if len(inside) > 1:
            canvas.line([self.at(*p) for p in inside], colour, line, alpha, dash)
