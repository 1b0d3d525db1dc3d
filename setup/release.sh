#!/bin/sh
# Builds wheel and sdist into dist/, then tries each on a clean environment for every Python 3.11 to 3.13 found.
# Usage: setup/release.sh PYTHON    (a Python with what requirements/build.lock names; pip fetches what run.lock names)
set -eu

build() { # build WHAT: with the build backend at hand, so that nothing is fetched
    "$1" -c "
import sys
from hatchling.build import build_sdist, build_wheel
print('built dist/' + {'wheel': build_wheel, 'sdist': build_sdist}[sys.argv[1]]('dist'))" "$2"
}

python_of() { # python_of VERSION: the first Python of that version that has venv
    for found in "python$1" "$HOME"/.pyenv/versions/"$1".*/bin/python; do
        if "$found" -c "import sys, ensurepip; sys.exit('%d.%d' % sys.version_info[:2] != '$1')" 2>/dev/null; then
            command -v "$found"
            return 0
        fi
    done
    return 1
}

try_out() { # try_out PYTHON WHAT FILE: install on what run.lock pins, and do the main job
    room=$workshop/$2
    rm -rf "$room"
    "$1" -m venv "$room/venv"
    pip="$room/venv/bin/python -m pip --disable-pip-version-check --quiet install --no-deps"
    $pip --require-hashes -r requirements/run.lock -r requirements/build.lock 2>"$workshop/warnings" ||
        { cat "$workshop/warnings" >&2; exit 1; }
    $pip --no-index --no-build-isolation "$3"
    (
        cd "$room" # away from the project: what is tried is what was installed
        COMMUNIQUE_DATABASE=$room/record.db
        export COMMUNIQUE_DATABASE
        venv/bin/python -m pip --disable-pip-version-check check >pip.txt || { cat pip.txt >&2; exit 1; }
        venv/bin/communique --version
        venv/bin/communique demo >demo.txt
        printf 'Ada Vell met Bo Lund in Oslo on Friday.\n' >talks.txt
        venv/bin/communique read talks.txt --published 2025-04-12 | grep -q '"status":"held"'
    )
}

workshop=$(mktemp -d)
trap 'rm -rf "$workshop"' EXIT
rm -rf dist
mkdir dist
build "$1" sdist
build "$1" wheel

tried=""
for version in 3.11 3.12 3.13; do
    if ! python=$(python_of "$version"); then
        echo "release: no Python $version with venv here: not tried on it"
        continue
    fi
    for file in dist/*.whl dist/*.tar.gz; do
        echo "release: trying $file on $("$python" --version)"
        try_out "$python" "$version" "$PWD/$file"
    done
    tried="$tried $version"
done
test -n "$tried" || { echo "release: no Python to try it on" >&2; exit 1; }
echo "release: dist/ holds what was tried on Python$tried"
