"""Pictures that books and slides share: a cover, and the water cycle."""

import math
import pathlib

from canvas import KAI, SANS, SERIF, Canvas

SKY, SEA, HILL = "#cfe6ee", "#2f7f9e", "#7fae86"


def drop(c: Canvas, x: float, y: float, r: float, colour="#3f9fc4", alpha=1.0, face=False) -> None:
    c.shape([(x, y - 1.9 * r), (x + 0.35 * r, y - 1.1 * r, x + r, y - 0.5 * r, x + r, y + 0.1 * r), (x + r, y + 1.35 * r, x - r, y + 1.35 * r, x - r, y + 0.1 * r), (x - r, y - 0.5 * r, x - 0.35 * r, y - 1.1 * r, x, y - 1.9 * r)], fill=colour, alpha=alpha)
    c.shape([(x - 0.62 * r, y), (x - 0.6 * r, y + 0.5 * r, x - 0.3 * r, y + 0.7 * r, x - 0.1 * r, y + 0.74 * r)], stroke="#ffffff", line=r * 0.12, alpha=0.75 * alpha, closed=False)
    if face:
        for side in (-1, 1):
            c.circle(x + side * 0.32 * r, y + 0.02 * r, r * 0.1, "#173b52")
            c.circle(x + side * 0.52 * r, y + 0.24 * r, r * 0.12, "#f2a7a0", 0.8)
        c.shape([(x - 0.16 * r, y + 0.24 * r), (x - 0.06 * r, y + 0.4 * r, x + 0.06 * r, y + 0.4 * r, x + 0.16 * r, y + 0.24 * r)], stroke="#173b52", line=r * 0.07, closed=False)


def cloud(c: Canvas, x: float, y: float, s: float, colour="#ffffff", alpha=1.0) -> None:
    for dx, dy, r in [(-58, 14, 32), (-22, -14, 46), (30, -8, 42), (64, 18, 28)]:
        c.circle(x + dx * s, y + dy * s, r * s, colour, alpha)
    c.box(x - 92 * s, y + 8 * s, 184 * s, 38 * s, colour, 19 * s, alpha)


def hills(c: Canvas, w: float, base: float, colours, s=1.0) -> None:
    for i, colour in enumerate(colours):
        y = base + i * 60 * s
        points = [(-10, c.height), (-10, y)]
        for step in range(0, 241):
            k, x = step / 10, w * step / 240
            points.append((x, y - s * (58 - i * 12) * math.sin(k * 0.55 + i * 1.7) - s * 26 * math.sin(k * 1.3 + i)))
        c.shape(points + [(w + 10, c.height)], fill=colour)


def cover(path: pathlib.Path) -> None:
    """The cover of 《一滴水的旅行》, 1200×1600."""
    c = Canvas(1200, 1600)
    c.gradient(0, 0, 1200, 1150, "#8fc7dc", "#f6efd9")
    c.circle(930, 300, 118, "#ffe9a8", 0.55)
    c.circle(930, 300, 86, "#ffe08a")
    cloud(c, 300, 250, 1.5)
    cloud(c, 700, 440, 0.95)
    hills(c, 1200, 930, ["#b9d3c4", "#93bda2", "#6fa387", "#4f8a70"], 1.6)
    c.shape([(700, 1130), (640, 1200, 520, 1210, 560, 1290), (600, 1370, 420, 1400, 380, 1600), (860, 1600), (800, 1430, 780, 1380, 720, 1300), (680, 1230, 760, 1190, 716, 1130)], fill="#3d93b4")
    for i, (x, y, w) in enumerate([(600, 1320, 70), (560, 1420, 110), (640, 1470, 90)]):
        c.line([(x, y), (x + w * 0.5, y - 9), (x + w, y)], "#bfe3ee", 5, 0.8)
    for x, y, s in [(150, 1270, 1.2), (245, 1330, 0.9), (1010, 1250, 1.1), (1090, 1330, 1.4), (940, 1400, 0.8)]:
        c.line([(x, y), (x, y + 60 * s)], "#5d4630", 12 * s)
        for k in range(3):
            c.shape([(x, y - (120 - 36 * k) * s), (x + (42 + 12 * k) * s, y - (40 - 36 * k) * s), (x - (42 + 12 * k) * s, y - (40 - 36 * k) * s)], fill="#2f6f58")
    for i in range(6):
        drop(c, 215 + (i % 3) * 85 + (i // 3) * 18, 430 + (i // 3) * 90 + (i % 3) * 26, 13, "#5aa9c8", 0.8)
    drop(c, 900, 1030, 108, face=True)
    c.text(600, 590, "一滴水的旅行", 148, "#17394d", KAI, 700, "c")
    c.text(600, 786, "写给三年级的水循环小书", 46, "#2f5a6c", SANS, at="c")
    c.text(600, 1500, "竹里小学科学组（示例）  编", 40, "#ffffff", SANS, 500, "c")
    c.png(path)


def cycle(path: pathlib.Path, width=1280) -> None:
    """The water cycle with its four names, 16:9."""
    c = Canvas(1280, 720)
    c.gradient(0, 0, 1280, 560, "#bfe0ec", "#f3f4e6")
    c.circle(1120, 110, 52, "#ffdf86")
    for i in range(12):
        a = i * math.pi / 6
        c.line([(1120 + 68 * math.cos(a), 110 + 68 * math.sin(a)), (1120 + 86 * math.cos(a), 110 + 86 * math.sin(a))], "#ffd15c", 6)
    c.shape([(0, 720), (0, 360), (120, 230), (200, 300), (300, 180), (420, 330), (560, 440), (760, 560), (760, 720)], fill="#8fb39a")
    c.shape([(120, 230), (86, 268), (112, 262), (128, 276), (150, 256)], fill="#ffffff")
    c.shape([(300, 180), (258, 232), (288, 222), (304, 242), (344, 232)], fill="#ffffff")
    c.shape([(0, 720), (0, 480), (200, 440, 420, 470, 720, 570), (760, 720)], fill="#6d9a7b")
    c.shape([(560, 720), (600, 670, 640, 640, 660, 590), (690, 540, 1000, 526, 1280, 530), (1280, 720)], fill="#3b8fb3")
    c.shape([(312, 250), (340, 330, 290, 380, 370, 430), (450, 480, 480, 500, 690, 566), (650, 606), (470, 530, 400, 520, 330, 450), (260, 380, 310, 330, 300, 250)], fill="#58a9c9")
    for x, y, w in [(800, 600, 80), (960, 640, 120), (1120, 590, 90), (780, 680, 110)]:
        c.line([(x, y), (x + w / 2, y - 8), (x + w, y)], "#a9dcec", 4)
    cloud(c, 330, 110, 1.05, "#e8edf0")
    cloud(c, 720, 130, 1.25)
    for i in range(8):
        drop(c, 250 + i * 24, 186 + (i % 3) * 18, 6, "#3f8fb4")
    for i in range(3):
        x = 910 + i * 66
        c.shape([(x, 510), (x - 34, 450, x + 34, 410, x, 350), (x - 26, 310, x + 20, 290, x + 4, 250)], stroke="#e0894a", line=7, closed=False, alpha=0.9)
        c.arrow(x + 5, 262, x + 4, 236, "#e0894a", 7, 24)
    c.arrow(620, 96, 468, 92, "#4a6a80", 7, 24)
    c.arrow(430, 540, 566, 596, "#ffffff", 7, 24)
    for x, y, name, note, colour in [(1180, 330, "蒸发", "水变成水蒸气", "#c8662a"), (720, 104, "凝结", "水蒸气变成小水滴", "#33566e"), (70, 120, "降水", "雨和雪落下来", "#2f6f94"), (390, 610, "径流", "水流回大海", "#ffffff")]:
        c.text(x, y, name, 38, colour, KAI, 700, "c" if x != 70 else "l")
        c.text(x, y + 46, note, 19, colour, SANS, at="c" if x != 70 else "l")
    c.png(path)
