#!/usr/bin/env bash
# build_page.sh WEB: builds the page from WEB into WEB/dist, unless what lies there was built from just these inputs.
# Two build folders may ask at once; the second waits and finds it done.
set -euo pipefail
cd "$1"
# shellcheck source=tools/node.sh
source "$(dirname "${BASH_SOURCE[0]}")/../tools/node.sh"

if [[ ! -d node_modules ]]; then
  echo "The page's packages are not installed: run ./dev build, or configure with -DSLUICE_WEB=OFF." >&2
  exit 1
fi
exec 9< .
flock 9

inputs() {
  find . \( -path ./node_modules -o -path ./dist -o -path ./e2e \) -prune -o -type f ! -name '*.test.ts' ! -name '*.test.tsx' -print0 |
    LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1
}

hash=$(inputs)
[[ -f dist/.inputs && $(< dist/.inputs) == "$hash" ]] && exit 0
use_node
npm run --silent build
# The build itself may write generated files (types of routes): what counts is what it left.
inputs > dist/.inputs
