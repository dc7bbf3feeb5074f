#!/bin/sh
# Makes every sample again, into the folders beside this one.
set -eu
cd "$(dirname "$0")"
export PYTHONDONTWRITEBYTECODE=1
python=${PYTHON:-/usr/bin/python3}
for made in "micro_lecture ../micro-lecture" "recorded_lesson ../recorded-lesson" "epub ../e-textbook" "chapter ../e-textbook" "courseware ../courseware" "word .."; do
    set -- $made
    echo "$1 → $2"
    "$python" "$1.py" "$2"
done
