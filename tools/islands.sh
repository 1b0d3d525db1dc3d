#!/bin/sh
# Builds the islands of the pages anew into src/communique/views/web/static, which is committed.
set -eu

cd "$(dirname "$0")/.."
setup/islands.sh
npm run --silent build --prefix src/communique/views/web/islands -- --logLevel warn
git status --short src/communique/views/web/static 2>/dev/null || true
