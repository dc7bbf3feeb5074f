"""Frames and a sound track into one H.264/AAC file, keyframes no further apart than asked."""

import subprocess

FPS = 25


def film(path, frames, width, height, sound, crf, tags, tune=None, video_filter="null", sound_filter="anull", keyframe_seconds=4):
    """`frames` gives BGRx images; the file ends with the shorter of picture and sound."""
    command = ["ffmpeg", "-hide_banner", "-loglevel", "error", "-y"]
    command += ["-f", "rawvideo", "-pix_fmt", "bgr0", "-s", f"{width}x{height}", "-r", str(FPS), "-i", "pipe:0", "-i", str(sound)]
    command += ["-filter:v", f"{video_filter},scale=out_color_matrix=bt709:out_range=tv", "-filter:a", sound_filter, "-c:v", "libx264", "-preset", "slow", "-crf", str(crf), "-pix_fmt", "yuv420p"]
    command += ["-tune", tune] if tune else []
    command += ["-g", str(FPS * keyframe_seconds), "-keyint_min", str(FPS), "-sc_threshold", "0", "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709"]
    command += ["-c:a", "aac", "-b:a", "64k", "-ar", "44100", "-ac", "1", "-shortest", "-movflags", "+faststart", "-brand", "mp42", "-map_metadata", "-1", "-fflags", "+bitexact"]
    for name, value in tags.items():
        command += ["-metadata", f"{name}={value}"]
    with subprocess.Popen(command + [str(path)], stdin=subprocess.PIPE) as ffmpeg:
        for frame in frames:
            ffmpeg.stdin.write(frame)
        ffmpeg.stdin.close()
        if ffmpeg.wait():
            raise SystemExit(f"ffmpeg failed on {path}")
