"""The micro-lecture 《二次函数的图象与性质》: eight drawn slides, spoken, with captions."""

import pathlib
import sys

import micro_slides
from canvas import Canvas
from film import FPS, film
from speech import Track, Voice

VOICE = Voice("cmn-latn-pinyin+m3", speed=180, pitch=42)

# One slide per list; a pair is (caption, how a voice that can't read formulas says it).
WORDS = [
    ["同学们好，今天我们学习二次函数的图象与性质。"],
    ["篮球离开手，在空中划过一道弧线。", "这样的曲线叫做抛物线，它背后是二次函数。"],
    [("形如 y = ax² + bx + c 的函数，叫做二次函数。", "形如，歪等于诶艾克斯平方，加必艾克斯，加西的函数，叫做二次函数。"), ("注意：a 不能等于 0。", "注意，诶，不能等于零。")],
    [("先画最简单的 y = x²：列表，描点，连线。", "先画最简单的，歪等于艾克斯平方。列表，描点，连线。"), "一条光滑的抛物线就出现了。"],
    ["它开口向上，关于 y 轴对称，顶点在原点。".replace(" y ", " y "), "在对称轴左边，函数值逐渐减小；在右边，逐渐增大。"],
    [("a 大于 0，开口向上；a 小于 0，开口向下。", "诶大于零，开口向上。诶小于零，开口向下。"), ("a 的绝对值越大，开口越小。", "诶的绝对值越大，开口越小。")],
    [("把抛物线向右平移 2 个单位，再向上平移 1 个单位。", "把抛物线向右平移两个单位，再向上平移一个单位。"), ("就得到 y = (x − 2)² + 1，顶点是 (2, 1)。", "顶点就来到了，二，一。这就是顶点式。")],
    ["小结：看开口，找对称轴，定顶点，说增减。", "想一想：喷泉的水柱，最高点在哪里？我们下节课见。"],
]
SPOKEN = {"它开口向上，关于 y 轴对称，顶点在原点。": "它开口向上，关于歪轴对称，顶点在原点。"}


def main(folder: pathlib.Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    track, parts = Track(), []
    for lines in WORDS:
        start = track.now
        track.pause(0.7)
        marks = []
        for line in lines:
            caption, spoken = line if isinstance(line, tuple) else (line, SPOKEN.get(line))
            marks.append(track.say(caption, VOICE, spoken).start - start)
            track.pause(0.45)
        track.pause(0.5)
        parts.append((start, track.now, marks))
    track.pause(1.0)
    sound = folder / "voice.wav"
    track.write(sound)
    track.captions(folder / "quadratic-function.zh-CN.vtt")
    tags = {"title": "二次函数的图象与性质", "artist": "沈知远", "date": "2026", "comment": "九年级数学微课", "language": "zh-CN"}
    warm = "highpass=f=90,equalizer=f=3200:t=q:w=1:g=-4,lowpass=f=8000,aecho=0.9:0.5:18:0.12,loudnorm=I=-18:TP=-2"
    film(folder / "quadratic-function.mp4", frames(parts, track.now), micro_slides.W, micro_slides.H, sound, 23, tags, "animation", sound_filter=warm)
    sound.unlink()


def frames(parts, total):
    """Slide after slide with a short cross-fade; a still picture is drawn once."""
    before = Canvas(micro_slides.W, micro_slides.H)
    before.fill_all("#fbf8f1")
    number = 0
    for index, (start, end, marks) in enumerate(parts):
        if index == len(parts) - 1:
            end = total
        slide = micro_slides.SLIDES[index]
        base = micro_slides.base(index, len(parts))
        slide.still(base)
        last, key = None, None
        while number / FPS < end:
            t = number / FPS - start
            moment = slide.moment(t, marks, end - start)
            fade = min(1.0, t / 0.4)
            if (moment, fade) != key:
                last = Canvas(micro_slides.W, micro_slides.H, base)
                slide.live(last, moment)
                if fade < 1:
                    last.c.set_source_surface(before.surface)
                    last.c.paint_with_alpha(1 - fade)
                key = (moment, fade)
            number += 1
            yield last.bytes()
        before = last


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
