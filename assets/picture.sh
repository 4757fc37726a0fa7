#!/usr/bin/env bash
# Takes the picture of the README, `assets/reader.png`, from the program as it is built.
#
# Needs Xvfb, xterm, xdotool, ImageMagick's import, and the font DejaVu Sans Mono. The articles are those that come
# with the program, in a library of their own.
set -euo pipefail
cd "$(dirname "$0")/.."

program=${1:-target/release/qari}
home=$(mktemp -d)
display=":$((90 + RANDOM % 800))"
processes=()
finish() {
    # The last started first: the terminal, then its display.
    for ((i = ${#processes[@]} - 1; i >= 0; i--)); do
        kill "${processes[i]}" 2>/dev/null || true
    done
    rm -rf "$home"
}
trap finish EXIT

Xvfb "$display" -screen 0 1400x900x24 -nolisten tcp >/dev/null 2>&1 &
processes+=($!)
export DISPLAY=$display XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config COLORTERM=truecolor
until xdotool getdisplaygeometry >/dev/null 2>&1; do sleep 0.1; done

# All articles are annotated first, so that the sidebar is full.
"$program" add --lang ar >/dev/null
xterm -fa "DejaVu Sans Mono" -fs 12 -geometry 116x30 -bg "#16161d" -fg "#dcd7ba" -T qari -b 6 \
    -e "$program" --lang ar &
processes+=($!)
window=$(xdotool search --sync --onlyvisible --name '^qari$' | head -1)
xdotool windowfocus --sync "$window" 2>/dev/null || true
sleep 2
# The article that is open in the middle, its first person selected, one mention on.
for key in j j Return e bracketright; do
    xdotool key "$key"
    sleep 0.3
done
xdotool mousemove 1390 890
sleep 1
import -window "$window" -colors 64 png8:assets/reader.png
