"""The recorded lesson 《春晓》: a filmed-looking classroom with a teacher who walks, a board that fills, and children who answer."""

import math
import pathlib
import random
import sys

import classroom as room
from canvas import SANS, Canvas, ease
from film import FPS, film
from speech import Track, Voice

TEACHER = Voice("cmn-latn-pinyin+f2", speed=182, pitch=62)
CHILD = Voice("cmn-latn-pinyin+f4", speed=165, pitch=92)
CLASS = [Voice("cmn-latn-pinyin+f4", 160, 88), Voice("cmn-latn-pinyin+f3", 158, 97), Voice("cmn-latn-pinyin+f5", 163, 80), Voice("cmn-latn-pinyin+f2", 157, 99)]
POEM = ["春晓", "〔唐〕孟浩然", "春眠不觉晓，", "处处闻啼鸟。", "夜来风雨声，", "花落知多少。"]

# who speaks, the words, and where the teacher walks to meanwhile (pixels)
SCRIPT = [
    ("teacher", "上课！同学们好！", 900), ("class", "老师您好！", 900),
    ("teacher", "今天我们学一首古诗，题目叫《春晓》，作者是唐代诗人孟浩然。", 300),
    ("teacher", "晓，是天刚刚亮的时候。春晓，就是春天的早晨。", 300),
    ("teacher", "请大家一起读。", 1010),
    ("class", "春眠不觉晓，", 1010), ("class", "处处闻啼鸟。", 1010), ("class", "夜来风雨声，", 1010), ("class", "花落知多少。", 1010),
    ("teacher", "诗人没有睁开眼睛，他听见了什么？谁来说一说？", 1085),
    ("child", "他听见了小鸟在叫，还有风声和雨声。", 1085),
    ("teacher", "说得真好！晓，鸟，少，三个字押着同一个韵。", 300),
    ("teacher", "现在请闭上眼睛，想一想，院子里的花，落了多少呢？", 1085),
]


def main(folder: pathlib.Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    track = Track()
    track.pause(1.0)
    parts = []
    for who, words, x in SCRIPT:
        voice = {"teacher": TEACHER, "child": CHILD}.get(who)
        cue = track.say(words, voice) if voice else track.chorus(words, CLASS)
        parts.append((cue.start, cue.end, who, x))
        track.pause(0.55 if who == "teacher" else 0.3)
    track.pause(2.2)
    noise = random.Random(7)
    hum = 0.0
    for i, s in enumerate(track.samples):
        hum = hum * 0.97 + noise.uniform(-1, 1) * 22
        track.samples[i] = max(-32000, min(32000, s + int(hum)))
    sound = folder / "sound.wav"
    track.write(sound)
    track.captions(folder / "spring-dawn.zh-CN.vtt")
    tags = {"title": "古诗《春晓》课堂实录", "artist": "叶小满", "date": "2026-04-09", "comment": "一年级语文，青溪村小学（示例）"}
    hall = "highpass=f=110,lowpass=f=7000,aecho=0.85:0.6:32|55:0.22|0.12,loudnorm=I=-20:TP=-2"
    film(folder / "spring-dawn.mp4", frames(parts, track.now), room.W, room.H, sound, 29, tags, video_filter="noise=c0s=5:c0f=t", sound_filter=hall)
    sound.unlink()


def frames(parts, total):
    still = room.room()
    x = 900.0
    for n in range(int(total * FPS)):
        t = n / FPS
        index = max((i for i, p in enumerate(parts) if p[0] <= t), default=0)
        start, end, who, goal = parts[index]
        speaking = start <= t <= end
        pace = max(-3.4, min(3.4, (goal - x) * 0.06))
        x += pace
        scene = Canvas(room.W, room.H, still)
        grown = lambda i, seconds, delay=0.0: ease((t - parts[i][0] - delay) / seconds)
        lines = [(POEM[0], grown(2, 1.6, 1.6)), (POEM[1], grown(2, 1.8, 3.6))] + [(POEM[i], grown(3, 1.5, (i - 2) * 1.25)) for i in range(2, 6)]
        room.chalk(scene, lines, (t - parts[9][0]) / 9)
        writing = parts[2][0] + 1.0 < t < parts[3][0] + 6.5
        arm = ease((t - parts[2][0]) / 1.2) if writing else 0.35 + 0.3 * math.sin(t * 0.9) if speaking and who == "teacher" else 0.1
        facing = max(-1.0, min(1.0, pace / 2 + 0.35 * math.sin(t * 0.6)))
        room.teacher(scene, x, t, facing, arm, speaking and who == "teacher")
        hands = ease((t - parts[9][1] + 2.6) * 1.4) * (1 - ease((t - parts[10][0] - 2.2) * 1.2))
        room.pupils(scene, t, hands, who == "class" and speaking)
        dust(scene, t)
        yield shot(scene, t, total).bytes()


def dust(c: Canvas, t: float) -> None:
    """Morning light from the window, and petals that a breeze carries past."""
    c.shape([(60, 110), (250, 110), (760, 720), (180, 720)], fill="#fff2c4", alpha=0.10 + 0.02 * math.sin(t * 0.7))
    a = t * 2 * math.pi / 60
    c.line([(1120, 150), (1120 + 33 * math.sin(a), 150 - 33 * math.cos(a))], "#c23b2c", 2)
    for i in range(7):
        p = (t * 0.09 + i * 0.143) % 1
        c.circle(70 + 170 * p + 8 * math.sin(t * 2 + i), 150 + 220 * p, 4, "#f4c3cc", 0.9 * (1 - p), ry=2.6)


def shot(scene: Canvas, t: float, total: float) -> Canvas:
    """The camera: a slow zoom to the board and back, a hand that isn't quite still, darker corners, the recorder's stamp."""
    out = Canvas(room.W, room.H)
    zoom = 1.05 + 0.17 * ease((t - 4) / 9) * (1 - ease((t - total * 0.42) / 7)) + 0.10 * ease((t - total * 0.8) / 8)
    cx = 640 + 20 * math.sin(t * 0.21) + 1.2 * math.sin(t * 1.7)
    cy = 350 - 60 * (zoom - 1.05) / 0.17 + 1.0 * math.sin(t * 2.3)
    out.c.save()
    out.c.translate(640, 360)
    out.c.scale(zoom, zoom)
    cx = min(max(cx, 640 / zoom), 1280 - 640 / zoom)
    cy = min(max(cy, 360 / zoom), 720 - 360 / zoom)
    out.c.translate(-cx, -cy)
    out.c.set_source_surface(scene.surface)
    out.c.paint()
    out.c.restore()
    out.gradient(0, 0, room.W, 150, "#1a1408", "#1a1408", 0.28, 0)
    out.gradient(0, 560, room.W, 160, "#1a1408", "#1a1408", 0, 0.32)
    seconds = int(t) + 32
    out.box(36, 644, 486, 44, "#101820", 8, 0.6)
    out.circle(60, 666, 7, "#e5483a", 0.45 + 0.55 * (int(t) % 2))
    out.text(80, 649, f"课堂实录  一年级（2）班   2026-04-09  09:{14 + seconds // 60}:{seconds % 60:02}", 20, "#ffffff", SANS, 500)
    return out


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
