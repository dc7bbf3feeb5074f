"""The eight slides of the micro-lecture. A slide has a still part, and a live part drawn for a moment: a tuple of numbers from 0 to 1."""

import math

from canvas import BLUE, GOLD, INK, KAI, LINE, PAPER, RED, SANS, SERIF, SOFT, TEAL, Canvas, ease
from graph import Axes

W, H = 1280, 720


def base(index: int, count: int) -> Canvas:
    c = Canvas(W, H)
    c.fill_all(PAPER)
    c.box(0, 0, 14, H, RED if index in (0, count - 1) else TEAL)
    if index:
        c.text(72, 36, "九年级数学  ·  二次函数的图象与性质", 20, SOFT)
        for i in range(count):
            c.box(W - 72 - (count - i) * 22, 46, 14 if i != index else 14, 6, TEAL if i <= index else LINE, 3)
    return c


def heading(c: Canvas, number: str, words: str) -> None:
    c.text(72, 84, number, 30, RED, SERIF, 700)
    c.text(122, 78, words, 40, INK, SERIF, 700, markup=True)


class Slide:
    def still(self, c: Canvas) -> None: ...

    def live(self, c: Canvas, moment: tuple) -> None: ...

    def moment(self, t: float, marks: list[float], length: float) -> tuple:
        """How far each sentence's picture has grown: each takes 2.5 s from where its sentence starts."""
        return tuple(round(min(1, max(0, (t - m) / 2.5)), 3) for m in marks)


class Title(Slide):
    def still(self, c):
        axes = Axes(930, 560, 60, (-5, 5), (-1, 8))
        for i, (a, colour) in enumerate([(0.25, BLUE), (0.5, TEAL), (1.0, RED), (2.0, GOLD)]):
            axes.curve(c, lambda x, a=a: a * x * x, colour, 5, alpha=0.16)
        c.line([(640, 560), (1220, 560)], INK, 2, 0.25)
        c.line([(930, 660), (930, 60)], INK, 2, 0.25)
        c.text(96, 176, "九年级数学  ·  微课", 26, TEAL, weight=700)
        c.text(92, 226, "二次函数的", 84, INK, SERIF, 700)
        c.text(92, 334, "图象与性质", 84, INK, SERIF, 700)
        c.box(98, 466, 64, 6, RED, 3)
        c.text(96, 496, "主讲  沈知远", 28, INK)
        c.text(96, 540, "千屿初级中学（示例）", 24, SOFT)

    def live(self, c, moment):
        axes = Axes(930, 560, 60, (-5, 5), (-1, 8))
        reach = 3 * ease(moment[0])
        axes.curve(c, lambda x: x * x, RED, 7, -reach, reach)
        c.circle(930, 560, 9, RED)


class Throw(Slide):
    START, TOP, END = (250, 470), 210, (985, 372)

    def path(self, s):
        (x0, y0), (x1, y1) = self.START, self.END
        x = x0 + (x1 - x0) * s
        return x, y0 + (y1 - y0) * s - 4 * 230 * s * (1 - s)

    def still(self, c):
        heading(c, "1", "从一道弧线说起")
        c.gradient(72, 160, 1136, 470, "#dcebe9", "#fbf8f1")
        c.box(72, 600, 1136, 30, "#d8b988")
        c.line([(72, 600), (1208, 600)], "#b8935c", 3)
        c.box(1082, 225, 14, 376, "#7d8798")
        c.box(1040, 250, 12, 128, "#ffffff", 3, stroke=INK, line=3)
        c.line([(1052, 330), (1084, 330)], "#7d8798", 8)
        c.shape([(952, 378), (1034, 378), (1020, 432), (968, 432)], stroke="#ffffff", line=3)
        for i in range(1, 5):
            c.line([(952 + 16.5 * i, 378), (968 + 10.5 * i, 432)], "#ffffff", 2)
        c.line([(948, 378), (1038, 378)], RED, 7)
        body = "#2f5fa8"
        c.circle(190, 424, 25, "#e8b48c")
        c.shape([(166, 420), (168, 394, 212, 392, 214, 420), (204, 410), (178, 410)], fill="#2b2b33")
        c.box(168, 452, 44, 82, body, 18)
        c.line([(200, 466), (222, 448), (238, 474)], "#e8b48c", 13)
        c.line([(180, 534), (176, 596)], "#39435a", 17)
        c.line([(200, 534), (208, 596)], "#39435a", 17)
        c.line([(170, 597), (188, 597)], INK, 9)
        c.line([(204, 597), (222, 597)], INK, 9)

    def live(self, c, moment):
        s = ease(moment[0])
        dots = [self.path(i / 60) for i in range(int(60 * s) + 1)]
        if len(dots) > 1:
            c.line(dots, RED, 4, 0.8, [2, 11])
        x, y = self.path(s)
        c.circle(x, y, 23, "#e07b39", stroke="#8d451a", line=2.5)
        c.line([(x - 22, y), (x + 22, y)], "#8d451a", 2.5)
        c.shape([(x - 10, y - 20), (x + 2, y - 8, x + 2, y + 8, x - 10, y + 20)], stroke="#8d451a", line=2.5, closed=False)
        k = ease(moment[1] * 2)
        if k:
            c.line([(640, 180), (640, 590)], TEAL, 3, k, [10, 8])
            c.text(660, 470, "抛物线", 46, INK, KAI, 700, alpha=k)
            c.text(660, 528, "二次函数的图象", 26, SOFT, alpha=k)


class Definition(Slide):
    def still(self, c):
        heading(c, "2", "什么是二次函数")
        c.box(140, 200, 1000, 190, "#ffffff", 24, stroke=LINE, line=2)
        c.text(640, 240, '<i>y</i> = <span foreground="#c8462f"><i>a</i></span><i>x</i>² + <span foreground="#2f5fa8"><i>b</i></span><i>x</i> + <span foreground="#23807a"><i>c</i></span>', 78, font=SERIF, weight=700, at="c", markup=True)

    def live(self, c, moment):
        k = ease(moment[0])
        for x, colour, name, role in [(330, RED, "a", "二次项系数"), (640, BLUE, "b", "一次项系数"), (950, TEAL, "c", "常数项")]:
            c.box(x - 130, 436, 260, 118, colour, 18, 0.1 * k)
            c.text(x, 434, f"<i>{name}</i>", 44, colour, SERIF, 700, "c", k, markup=True)
            c.text(x, 500, role, 26, INK, at="c", alpha=k)
        if len(moment) > 1 and moment[1]:
            k = ease(moment[1] * 2)
            c.box(450, 590, 380, 66, RED, 33, k)
            c.text(640, 591, "<i>a</i> ≠ 0", 38, "#ffffff", SERIF, 700, "c", k, markup=True)


class Plot(Slide):
    AXES = Axes(900, 596, 62, (-4, 4), (0, 9), 48)

    def still(self, c):
        heading(c, "3", "描点法画 <i>y</i> = <i>x</i>²")
        self.AXES.draw(c)

    def live(self, c, moment):
        xs = [-3, -2, -1, 0, 1, 2, 3]
        shown = ease(moment[0]) * 7
        c.box(72, 200, 490, 132, "#ffffff", 16, stroke=LINE, line=2)
        c.line([(72, 266), (562, 266)], LINE, 2)
        c.line([(136, 200), (136, 332)], LINE, 2)
        c.text(104, 212, "<i>x</i>", 30, INK, SERIF, 700, "c", markup=True)
        c.text(104, 278, "<i>y</i>", 30, INK, SERIF, 700, "c", markup=True)
        for i, x in enumerate(xs):
            k = min(1, max(0, shown - i))
            c.text(168 + i * 60, 214, str(x).replace("-", "−"), 26, INK, at="c", alpha=k)
            c.text(168 + i * 60, 280, str(x * x), 26, RED, weight=700, at="c", alpha=k)
        for i, (name, note) in enumerate([("列表", "取对称的几个 x 值"), ("描点", "一对数，一个点"), ("连线", "从左到右，光滑地连")]):
            k = 0.25 + 0.75 * ease((moment[0] * 3 - i) if i < 2 else moment[1] * 3)
            c.circle(100, 410 + i * 76, 22, TEAL, k)
            c.text(100, 394 + i * 76, str(i + 1), 24, "#ffffff", weight=700, at="c")
            c.text(140, 388 + i * 76, name, 30, INK, SERIF, 700, alpha=k)
            c.text(216, 394 + i * 76, note, 24, SOFT, alpha=k)
        reach = 3.05 * ease(moment[1])
        if reach > 0.02:
            self.AXES.curve(c, lambda x: x * x, RED, 5, -reach, reach)
        for i, x in enumerate(xs):
            if shown > i + 0.5:
                c.circle(*self.AXES.at(x, x * x), 8, RED, stroke="#ffffff", line=2.5)


class Properties(Slide):
    AXES = Axes(410, 612, 62, (-4, 4), (0, 9), 45)

    def still(self, c):
        heading(c, "4", "看图说性质")
        self.AXES.draw(c, numbers=False)
        self.AXES.curve(c, lambda x: x * x, RED, 5, -3.05, 3.05)

    def live(self, c, moment):
        facts = [("开口", "向上", RED), ("对称轴", "y 轴（直线 x = 0）", TEAL), ("顶点", "原点 (0, 0)，最低点", BLUE), ("增减性", "左减右增", GOLD)]
        for i, (name, value, colour) in enumerate(facts):
            k = ease(moment[0] * 3.2 - i * 0.8) if i < 3 else ease(moment[1] * 2)
            y = 186 + i * 112
            c.box(760, y, 448, 92, "#ffffff", 16, k, stroke=LINE, line=2)
            c.box(760, y, 10, 92, colour, 5, k)
            c.text(796, y + 10, name, 24, colour, weight=700, alpha=k)
            c.text(796, y + 42, value, 30, INK, SERIF, 700, alpha=k)
        k = ease(moment[0] * 3.2 - 0.8)
        c.line([self.AXES.at(0, 0), self.AXES.at(0, 9.2)], TEAL, 5, k, [14, 10])
        k = ease(moment[0] * 3.2 - 1.6)
        c.circle(*self.AXES.at(0, 0), 12, BLUE, k, stroke="#ffffff", line=3)
        s = moment[1]
        if s:
            x = -2.9 + 5.8 * ease(s)
            c.circle(*self.AXES.at(x, x * x), 13, GOLD, stroke="#ffffff", line=3)
            left, right = self.AXES.at(-2.2, 7), self.AXES.at(2.2, 7)
            c.text(left[0] - 122, left[1] + 22, "减小 ↘", 28, GOLD, weight=700, alpha=ease(s * 4))
            c.text(right[0] + 44, right[1] + 22, "增大 ↗", 28, GOLD, weight=700, alpha=ease(s * 4 - 2))


class Opening(Slide):
    AXES = Axes(830, 396, 58, (-6, 6), (-5, 5), 46)

    def still(self, c):
        heading(c, "5", "系数 <i>a</i> 管什么")
        self.AXES.draw(c, numbers=False)

    def live(self, c, moment):
        t = ease(moment[0])
        a = math.cos(math.pi * t) * 1.0
        k = ease(moment[1])
        for value, colour in [(0.25, BLUE), (3.0, GOLD)]:
            self.AXES.curve(c, lambda x: value * x * x, colour, 4, alpha=k)
        if k:
            a = a + (1 - a) * k
        self.AXES.curve(c, lambda x: a * x * x, RED, 6)
        c.box(72, 190, 330, 96, RED, 20, 0.1)
        c.text(96, 204, f"<i>a</i> = {a:.2f}".replace("-", "−"), 50, RED, SERIF, 700, markup=True)
        for i, (words, colour, shown) in enumerate([("<i>a</i> &gt; 0   开口向上", TEAL, moment[0] * 3), ("<i>a</i> &lt; 0   开口向下", RED, moment[0] * 3 - 1), ("|<i>a</i>| 越大   开口越小", GOLD, moment[1] * 2)]):
            c.box(72, 326 + i * 88, 8, 56, colour, 4, 0.2 + 0.8 * ease(shown))
            c.text(98, 330 + i * 88, words, 32, INK, SERIF, 700, alpha=0.2 + 0.8 * ease(shown), markup=True)
        if k:
            c.text(self.AXES.at(-6.9, 0)[0], 236, "<i>a</i> = 0.25", 24, BLUE, SERIF, 700, alpha=k, markup=True)
            c.text(self.AXES.at(0.22, 0)[0], 138, "<i>a</i> = 3", 24, GOLD, SERIF, 700, alpha=k, markup=True)


class Shift(Slide):
    AXES = Axes(810, 592, 66, (-3, 6), (0, 8), 54)

    def still(self, c):
        heading(c, "6", "平移，得到顶点式")
        self.AXES.draw(c)
        self.AXES.curve(c, lambda x: x * x, SOFT, 3, dash=[10, 8])

    def live(self, c, moment):
        h, k = 2 * ease(moment[0] * 1.8), ease(moment[0] * 1.8 - 0.8)
        self.AXES.curve(c, lambda x: (x - h) ** 2 + k, RED, 5)
        top, foot = self.AXES.at(h, k), self.AXES.at(0, 0)
        if h > 0.15:
            c.arrow(foot[0], foot[1], self.AXES.at(h, 0)[0], foot[1], BLUE, 5, 16)
        if k > 0.15:
            c.arrow(top[0], foot[1], top[0], top[1] + 6, TEAL, 5, 16)
        c.circle(*top, 10, RED, stroke="#ffffff", line=3)
        c.text(72, 190, "右移 2", 34, BLUE, SERIF, 700, alpha=0.25 + 0.75 * ease(moment[0] * 2))
        c.text(210, 190, "上移 1", 34, TEAL, SERIF, 700, alpha=0.25 + 0.75 * ease(moment[0] * 2 - 0.9))
        s = ease(moment[1] * 2)
        c.text(72, 262, "<i>y</i> = (<i>x</i> − 2)² + 1", 42, RED, SERIF, 700, alpha=s, markup=True)
        c.box(72, 372, 420, 190, "#ffffff", 20, s, stroke=LINE, line=2)
        c.text(98, 390, "顶点式", 24, SOFT, alpha=s)
        c.text(98, 426, "<i>y</i> = <i>a</i>(<i>x</i> − <i>h</i>)² + <i>k</i>", 42, INK, SERIF, 700, alpha=s, markup=True)
        c.text(98, 498, "顶点 (<i>h</i>, <i>k</i>)，对称轴 <i>x</i> = <i>h</i>", 26, INK, SERIF, alpha=s, markup=True)
        if s:
            c.text(top[0] + 18, top[1] - 12, "(2, 1)", 26, RED, SERIF, 700, alpha=s)


class Summary(Slide):
    def still(self, c):
        heading(c, "7", "小结")

    def live(self, c, moment):
        for i, (name, note, colour) in enumerate([("看开口", "a 的正负", RED), ("找对称轴", "直线 x = h", TEAL), ("定顶点", "(h, k)", BLUE), ("说增减", "以对称轴为界", GOLD)]):
            k = ease(moment[0] * 4 - i * 0.9)
            x = 72 + i * 290
            c.box(x, 184 + 20 * (1 - k), 266, 180, "#ffffff", 20, k, stroke=LINE, line=2)
            c.circle(x + 44, 232 + 20 * (1 - k), 20, colour, k)
            c.text(x + 44, 216 + 20 * (1 - k), str(i + 1), 22, "#ffffff", weight=700, at="c", alpha=k)
            c.text(x + 26, 262 + 20 * (1 - k), name, 36, INK, SERIF, 700, alpha=k)
            c.text(x + 26, 316 + 20 * (1 - k), note, 24, SOFT, alpha=k)
        s = ease(moment[1])
        c.box(72, 408, 1136, 236, TEAL, 24, 0.09 * ease(moment[1] * 3))
        c.text(108, 436, "想一想", 28, TEAL, weight=700, alpha=ease(moment[1] * 3))
        c.text(108, 484, "喷泉的水柱 <i>y</i> = −<i>x</i>² + 4<i>x</i>，", 34, INK, SERIF, 700, alpha=ease(moment[1] * 3), markup=True)
        c.text(108, 536, "最高点在哪里？", 34, INK, SERIF, 700, alpha=ease(moment[1] * 3))
        axes = Axes(810, 620, 76, (0, 4), (0, 4), 42)
        if s:
            c.line([(780, 620), (1160, 620)], INK, 2)
            for a, alpha in [(1.0, 1.0), (0.86, 0.45), (0.7, 0.25)]:
                axes.curve(c, lambda x: a * (4 * x - x * x), BLUE, 5 * a, 0.02, 4 * s, alpha)
            c.box(790, 604, 40, 16, "#7d8798", 4)


SLIDES = [Title(), Throw(), Definition(), Plot(), Properties(), Opening(), Shift(), Summary()]
