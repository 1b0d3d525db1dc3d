#!/bin/sh
# Sees to the programs that tests use beside Python; says what is left out, and why.
set -eu

python=.venv/bin/python

has_browser() {
    command -v chromium >/dev/null && command -v chromedriver >/dev/null
}
has_postgresql() {
    command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1
}
has_followthemoney() {
    "$python" -c "import followthemoney" 2>/dev/null
}
has_compiler_and_icu() {
    command -v c++ >/dev/null && command -v pkg-config >/dev/null && pkg-config --exists icu-i18n
}

# see_to CHECK WHAT PACKAGE...: installs Debian packages unless the check holds; says what is left out otherwise.
see_to() {
    check=$1 what=$2
    shift 2
    if "$check"; then
        return 0
    fi
    if [ "$(id -u)" -ne 0 ]; then
        why="only root may install it (on Debian: sudo apt-get install $*)"
    elif ! command -v apt-get >/dev/null; then
        why="there is no apt-get to install it with"
    else
        echo "Installing $* for $what (once) ..."
        if setup/apt.sh "$@"; then
            return 0
        fi
        why="apt-get failed, as printed above"
    fi
    echo "Left out: $what. Not there: $*; $why."
    return 1
}

see_to has_browser "the tests that look at the report and the pages in a browser" chromium chromium-driver || true
see_to has_postgresql "the tests of the record on PostgreSQL" postgresql || true

if ! has_followthemoney; then
    what="the tests that read FollowTheMoney entities back"
    if see_to has_compiler_and_icu "$what" g++ pkg-config libicu-dev; then
        echo "Building what $what need (once; a minute) ..."
        "$python" -m pip --disable-pip-version-check --quiet install --no-deps --require-hashes \
            -r requirements/icu.lock || echo "Left out: $what. pip failed, as printed above."
    fi
fi

setup/islands.sh || true
