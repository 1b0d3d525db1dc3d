#!/bin/sh
# Sees to the programs that tests use beside Python; says what is left out, and why.
set -eu

if command -v chromium >/dev/null && command -v chromedriver >/dev/null; then
    exit 0
fi
if [ "$(id -u)" -ne 0 ]; then
    why="only root may install it (on Debian: sudo apt-get install chromium chromium-driver)"
elif ! command -v apt-get >/dev/null; then
    why="there is no apt-get to install it with"
else
    echo "Installing chromium and chromium-driver for the browser tests (once) ..."
    if setup/apt.sh chromium chromium-driver; then
        exit 0
    fi
    why="apt-get failed, as printed above"
fi
echo "Left out: the tests that look at the report in a browser. Chromium is missing: $why."
