#!/bin/sh
# Makes .venv with the first fitting Python on PATH, and says what is missing if there is none.
set -eu

fits='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'

if [ -x .venv/bin/python ] && .venv/bin/python -c "$fits" && .venv/bin/python -m pip --version >/dev/null 2>&1; then
    touch .venv/.made
    exit 0
fi

find_python() { # find_python MODULE: the first fitting Python that has it
    for python in python3 python3.13 python3.12 python3.11; do
        if "$python" -c "$fits" 2>/dev/null && "$python" -c "import $1" 2>/dev/null; then
            command -v "$python"
            return 0
        fi
    done
    return 1
}

if ! python=$(find_python ensurepip); then
    if ! bare=$(find_python sys); then
        echo "setup: no Python 3.11, 3.12 or 3.13 on PATH ($PATH)." >&2
        echo "setup: install one (on Debian: apt-get install python3 python3-venv), then try again." >&2
        exit 1
    fi
    # Debian splits venv off; its package is named after the version.
    package=python$("$bare" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        echo "setup: $bare lacks venv and ensurepip." >&2
        echo "setup: install them (on Debian: sudo apt-get install $package), then try again." >&2
        exit 1
    fi
    echo "setup: $bare lacks venv and ensurepip: installing $package"
    setup/apt.sh "$package"
    python=$bare
fi

echo "Making .venv with $python ($("$python" --version))"
rm -rf .venv
"$python" -m venv .venv
touch .venv/.made
