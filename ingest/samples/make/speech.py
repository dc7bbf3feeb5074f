"""Spoken Mandarin by espeak-ng, sentence by sentence, and the captions that fit it."""

import array
import dataclasses
import subprocess
import tempfile
import wave

RATE = 22050


@dataclasses.dataclass(frozen=True)
class Voice:
    """`name` as espeak-ng knows it. Its plain cmn voice spells 汉字 in English; the pinyin one reads them with their tones."""

    name: str = "cmn-latn-pinyin"
    speed: int = 185
    pitch: int = 45


@dataclasses.dataclass(frozen=True)
class Cue:
    start: float
    end: float
    text: str


def say(words: str, voice: Voice) -> array.array:
    with tempfile.NamedTemporaryFile(suffix=".wav") as out:
        subprocess.run(["espeak-ng", "-v", voice.name, "-s", str(voice.speed), "-p", str(voice.pitch), "-w", out.name, words], check=True, stderr=subprocess.DEVNULL)
        with wave.open(out.name) as spoken:
            assert spoken.getframerate() == RATE
            return trimmed(array.array("h", spoken.readframes(spoken.getnframes())))


def trimmed(samples: array.array, floor: int = 200) -> array.array:
    loud = [i for i in range(0, len(samples), 64) if abs(samples[i]) > floor]
    return samples[max(0, loud[0] - 800) : loud[-1] + 1600] if loud else samples


class Track:
    """A mono sound track to which sentences are added one after the other."""

    def __init__(self):
        self.samples = array.array("h")
        self.cues: list[Cue] = []

    @property
    def now(self) -> float:
        return len(self.samples) / RATE

    def pause(self, seconds: float) -> None:
        self.samples.extend(array.array("h", bytes(2 * int(seconds * RATE))))

    def say(self, text: str, voice: Voice, spoken: str | None = None) -> Cue:
        start = self.now
        self.samples.extend(say(spoken or text, voice))
        self.cues.append(Cue(start, self.now, text))
        return self.cues[-1]

    def chorus(self, text: str, voices: list[Voice]) -> Cue:
        """The same words from many mouths that don't quite agree."""
        start = self.now
        parts = [(int(RATE * 0.035 * i), say(text, v)) for i, v in enumerate(voices)]
        mixed = array.array("h", bytes(2 * max(d + len(p) for d, p in parts)))
        for delay, part in parts:
            for i, s in enumerate(part):
                mixed[i + delay] = max(-32000, min(32000, mixed[i + delay] + int(s * 0.42)))
        self.samples.extend(mixed)
        self.cues.append(Cue(start, self.now, text))
        return self.cues[-1]

    def write(self, path) -> None:
        with wave.open(str(path), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(RATE)
            out.writeframes(self.samples.tobytes())

    def captions(self, path) -> None:
        with open(path, "w", encoding="utf-8") as out:
            out.write("WEBVTT\n")
            for i, cue in enumerate(self.cues, 1):
                out.write(f"\n{i}\n{stamp(cue.start)} --> {stamp(cue.end + 0.25)}\n{cue.text}\n")


def stamp(seconds: float) -> str:
    ms = round(seconds * 1000)
    return f"{ms // 3600000:02}:{ms // 60000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"
