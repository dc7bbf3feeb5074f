"""The slides 《牛顿第一定律》 as a PPTX."""

import pathlib
import sys

from epub import write
from ooxml_deck import KAI, SERIF, Slide, deck

INK, SOFT, LINE, RED, TEAL, BLUE, GOLD, WHITE = "#1d2a3f", "#66728a", "#e3ddcf", "#c8462f", "#23807a", "#2f5fa8", "#d99a2b", "#ffffff"


def page(number, title):
    s = Slide()
    s.shape("rect", 0, 0, 14, 720, TEAL)
    s.text(72, 36, 700, 28, "高一物理  ·  牛顿第一定律", 20, SOFT)
    s.text(72, 76, 1000, 60, title, 42, INK, SERIF, True, title=True)
    s.text(1148, 664, 60, 28, str(number), 20, SOFT, at="r")
    return s


def card(s, x, y, w, h, head, body, colour, size=26):
    s.shape("roundRect", x, y, w, h, WHITE, LINE, 1.5, adjust=7000)
    s.shape("rect", x + 24, y + 26, 44, 6, colour)
    s.text(x + 24, y + 44, w - 48, 44, head, 30, colour, SERIF, True)
    s.text(x + 24, y + 98, w - 48, h - 110, body, size, INK, leading=130)


def ball(s, x, y, r=17):
    s.shape("ellipse", x - r, y - r, 2 * r, 2 * r, RED, WHITE, 2)


def cover():
    s = Slide()
    s.shape("rect", 0, 0, 14, 720, RED)
    s.shape("ellipse", 760, -180, 820, 820, BLUE, alpha=0.07)
    s.shape("ellipse", 900, 60, 420, 420, TEAL, alpha=0.10)
    s.line(640, 560, 1280, 560, INK, 3)
    for i in range(6):
        s.shape("ellipse", 690 + i * 84, 516, 44, 44, RED, alpha=0.15 + 0.12 * i)
    s.shape("ellipse", 1194, 516, 44, 44, RED)
    s.text(96, 170, 500, 36, "高一物理  ·  必修 第一册", 26, TEAL, bold=True)
    s.text(92, 226, 900, 120, "牛顿第一定律", 92, INK, SERIF, True, title=True)
    s.shape("rect", 98, 382, 64, 6, RED)
    s.text(96, 410, 800, 44, "运动，需要力来维持吗？", 34, INK, KAI)
    s.text(96, 604, 600, 34, "周以衡    双溪高级中学（示例）", 24, SOFT)
    return s


def question():
    s = page(2, "一个老问题")
    s.text(72, 170, 1100, 44, "推箱子，箱子动；不推了，箱子就停。力是让物体运动的原因吗？", 28, INK)
    s.shape("roundRect", 72, 220, 540, 330, WHITE, LINE, adjust=6000)
    s.line(100, 476, 584, 476, INK, 3)
    s.shape("rect", 330, 368, 120, 106, GOLD, "#a9721a", 3)
    s.line(200, 420, 322, 420, RED, 8, arrow=True)
    s.text(200, 366, 110, 40, "推力", 26, RED, bold=True, at="ctr")
    s.line(330, 492, 230, 492, BLUE, 6, arrow=True)
    s.text(180, 496, 160, 34, "摩擦力", 24, BLUE, bold=True, at="ctr")
    card(s, 652, 220, 556, 156, "亚里士多德", "没有力，物体就停下来。", RED)
    card(s, 652, 394, 556, 156, "伽利略", "停下来，是因为受到了阻力。", TEAL)
    s.text(72, 580, 1136, 44, "他们各自注意到了什么？又各自忽略了什么？", 28, TEAL, KAI, True)
    return s


def slope():
    s = page(3, "伽利略的理想斜面")
    for i, (dx, dy, label) in enumerate([(150, 190, "对称斜面：升到原来的高度"), (300, 190, "坡缓一些：走得更远，高度不变"), (640, 0, "坡成水平：永远走下去")]):
        y = 210 + i * 148
        s.line(110, y, 250, y + 92, INK, 4)
        s.line(250, y + 92, 420, y + 92, INK, 4)
        s.line(420, y + 92, 420 + dx, y + 92 - (92 if dy else 0), INK, 4)
        ball(s, 126, y - 12)
        s.line(100, y - 2, 420 + (dx if dy else 200), y - 2, SOFT, 1.5, "dash")
        if not dy:
            s.line(660, y + 66, 860, y + 66, RED, 5, arrow=True)
            ball(s, 620, y + 72)
        else:
            s.shape("ellipse", 420 + dx - 30, y - 30, 34, 34, RED, alpha=0.45)
        s.text(776, y + (34 if dy else -6), 440, 40, label, 24, TEAL if dy else RED, bold=True)
    s.text(72, 640, 1000, 40, "可靠的事实 ＋ 合理的外推 ＝ 理想实验", 28, INK, KAI, True)
    return s


def people():
    s = page(4, "三个人，接力一百年")
    for i, (name, year, words, colour) in enumerate([("伽利略", "1638", "水平面上的物体，\n若没有阻力，\n将以恒定的速度运动。", RED), ("笛卡儿", "1644", "若没有外力，\n物体将沿同一条直线\n继续运动，不会偏离。", GOLD), ("牛顿", "1687", "把静止与匀速\n放进同一条定律，\n引入“力”的概念。", BLUE)]):
        x = 72 + i * 392
        s.shape("roundRect", x, 220, 352, 330, WHITE, LINE, adjust=6000)
        s.shape("ellipse", x + 28, 190, 84, 84, colour, words=name[0], size=36)
        s.text(x + 130, 240, 200, 44, name, 32, INK, SERIF, True)
        s.text(x + 236, 246, 92, 34, year, 24, SOFT, at="r")
        s.text(x + 30, 322, 300, 200, words, 26, INK, leading=140)
        if i < 2:
            s.line(x + 358, 385, x + 388, 385, SOFT, 4, arrow=True)
    s.text(72, 600, 1136, 40, "科学不是一个人的灵光，是一群人的接力。", 28, TEAL, KAI, True)
    return s


def law():
    s = page(5, "牛顿第一定律")
    s.shape("roundRect", 72, 176, 1136, 218, TEAL, adjust=7000)
    s.text(120, 208, 1040, 160, "一切物体总保持匀速直线运动状态或静止状态，\n除非作用在它上面的力迫使它改变这种状态。", 38, WHITE, SERIF, True, leading=145)
    for i, (head, body, colour) in enumerate([("惯性", "物体有保持原来\n运动状态的性质", RED), ("力", "力是改变物体运动状态的\n原因，不是维持的原因", BLUE), ("理想化", "不受力的物体不存在；\n合力为零时效果相同", GOLD)]):
        card(s, 72 + i * 392, 430, 352, 200, head, body, colour, 24)
    return s


def inertia():
    s = page(6, "惯性的大小看什么")
    s.text(72, 164, 1100, 40, "质量是惯性大小的唯一量度，与速度、受力、位置无关。", 28, INK)
    s.table(72, 230, [300, 418, 418], 66, [["问题", "空购物车", "装满的购物车"], ["质量", "小", "大"], ["由静止推动它", "容易", "困难"], ["让它停下来", "容易", "困难"], ["惯性", "小", "大"]])
    s.text(72, 600, 1136, 44, "想一想：卫星在太空中“没有重量”，它还有惯性吗？", 28, TEAL, KAI, True)
    return s


def life():
    s = page(7, "身边的惯性")
    for i, (head, body, ask, colour) in enumerate([("急刹车", "车停了，人的上身\n还在向前运动。", "安全带起什么作用？", RED), ("撞击锤柄", "锤柄撞在石头上停住，\n锤头继续向下，套紧了。", "为什么要撞柄，不撞头？", BLUE), ("抖被子", "被子动了，灰尘\n要留在原来的位置。", "跳水运动员起跳后呢？", GOLD)]):
        x = 72 + i * 392
        card(s, x, 176, 352, 300, head, body, colour, 26)
        s.shape("roundRect", x + 24, 396, 304, 56, colour, alpha=0.12, adjust=30000)
        s.text(x + 24, 409, 304, 36, ask, 22, colour, bold=True, at="ctr")
    s.text(72, 530, 1136, 100, "说法辨一辨：\n“汽车受到惯性的作用向前冲。”错在哪里？", 30, INK, KAI, True, leading=140)
    return s


def summary():
    s = page(8, "小结与作业")
    for i, words in enumerate(["运动不需要力来维持；力改变运动状态。", "一切物体都有惯性，质量越大，惯性越大。", "理想实验：从可靠的事实出发，推到达不到的地方。"]):
        s.shape("ellipse", 72, 190 + i * 84, 48, 48, [RED, TEAL, BLUE][i], words=str(i + 1), size=24)
        s.text(144, 194 + i * 84, 1060, 48, words, 32, INK, SERIF, True)
    s.shape("roundRect", 72, 460, 1136, 190, WHITE, LINE, adjust=8000)
    s.text(104, 484, 400, 36, "课后", 26, RED, bold=True)
    s.text(104, 528, 1080, 110, "1. 用一枚硬币、一张卡片和一只杯子演示惯性，拍一段十秒的视频。\n2. 写一段话：如果没有摩擦力，一节体育课会变成什么样？", 26, INK, leading=140)
    return s


def main(folder: pathlib.Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    slides = [cover(), question(), slope(), people(), law(), inertia(), life(), summary()]
    write(folder / "newtons-first-law.pptx", deck(slides, "牛顿第一定律", "周以衡", "物理", "从运动需要力来维持吗问起，走到惯性定律。", "牛顿第一定律；惯性；伽利略", "2026-03-22T09:00:00Z"))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
