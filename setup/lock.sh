#!/bin/sh
# Rewrites requirements/*.lock from pyproject.toml, for every platform and Python it names.
# Keeps the versions already locked where they still fit; delete a lock to take the newest of all.
# Usage: setup/lock.sh PYTHON    (a Python with a venv module; needs the network)
set -eu

workshop=$(mktemp -d)
trap 'rm -rf "$workshop"' EXIT
"$1" -m venv "$workshop/venv"
"$workshop/venv/bin/python" -m pip install --quiet uv

lock() { # lock OUTPUT, then what goes in
    output=$1
    shift
    "$workshop/venv/bin/uv" pip compile --quiet --universal --python-version 3.11 \
        --generate-hashes --no-emit-index-url --no-emit-find-links \
        --custom-compile-command "make lock" --output-file "$output" "$@"
}

lock requirements/dev.lock pyproject.toml --group dev --group build
lock requirements/run.lock pyproject.toml --constraints requirements/dev.lock
lock requirements/icu.lock --group icu --constraints requirements/dev.lock
lock requirements/release.lock pyproject.toml --group release --constraints requirements/dev.lock
lock requirements/compare.lock pyproject.toml --group compare --constraints requirements/dev.lock
lock requirements/build.lock --group build --constraints requirements/dev.lock

if grep -nE 'https?://|--(extra-)?index-url|--find-links' requirements/*.lock; then
    echo "lock: the lines above name an address; a lock file must not" >&2
    exit 1
fi
