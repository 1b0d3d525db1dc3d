#!/bin/sh
# Gets what the islands are built with (npm), once for each lock; says what is left out where that cannot be.
set -eu

what="the test that rebuilds the islands of the pages"
cd "$(dirname "$0")/../src/communique/views/web/islands"

if [ -f node_modules/.package-lock.json ] && [ ! package-lock.json -nt node_modules/.package-lock.json ]; then
    exit 0
fi
is_new_enough='const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)'
if ! command -v npm >/dev/null || ! node -e "$is_new_enough" 2>/dev/null; then
    echo "Left out: $what. Not there: node 20.19 or 22.12 and newer, with npm. The pages work without: what they need is built."
    exit 1
fi
echo "Installing what the islands are built with (once) ..."
if ! npm ci --no-audit --no-fund --loglevel=error --omit-lockfile-registry-resolved=true >/dev/null; then
    echo "Left out: $what. npm failed, as printed above."
    exit 1
fi
touch node_modules/.package-lock.json
