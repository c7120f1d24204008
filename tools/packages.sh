# shellcheck shell=bash
# What must be there before anything is built: packages from Debian and from npm. To be sourced.
#
# A stamp in build/ remembers the lists that were installed last: while they are the same, apt and npm are asked nothing.

installed_stamp=build/installed

# The only way to more rights, used for packages only.
as_root() {
  if ((EUID == 0)); then "$@"; return; fi
  command -v sudo > /dev/null || die "This needs root or sudo, for packages only: $*"
  sudo "$@"
}

debian_packages() {
  sed 's/#.*//; s/[[:space:]]*$//; /^$/d' tools/packages.txt
  # Debian's Node is too old for Vite; it only fetches the one that is not.
  system_node_fits || printf 'nodejs\nnpm\n'
}

missing_debian_packages() {
  local wanted
  mapfile -t wanted < <(debian_packages)
  comm -23 <(printf '%s\n' "${wanted[@]}" | sort -u) \
    <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${wanted[@]}" 2> /dev/null | sed -n 's/^installed //p' | sort -u)
}

install_from_debian() {
  command -v apt-get > /dev/null || die "This is not a Debian: install what tools/packages.txt lists by hand, then see CONTRIBUTING.md."
  local missing
  mapfile -t missing < <(missing_debian_packages)
  ((${#missing[@]})) || return 0
  say "Installing ${#missing[@]} packages from Debian: ${missing[*]}"
  quietly build/apt.log as_root apt-get -q update
  quietly build/apt.log as_root env DEBIAN_FRONTEND=noninteractive apt-get -qy --no-install-recommends install "${missing[@]}"
}

# install_from_npm FOLDER: exactly what its lock file says; no package runs a script of its own.
install_from_npm() {
  local lock stamp=$1/node_modules/.installed
  lock=$(sha256sum < "$1/package-lock.json")
  if [[ -f $stamp && $(< "$stamp") == "$lock" ]]; then return 0; fi
  say "Installing the packages of $1 from npm"
  (cd "$1" && quietly "$OLDPWD/build/npm-${1//\//-}.log" npm ci --ignore-scripts --no-audit --no-fund)
  printf '%s\n' "$lock" > "$stamp"
}

installed_lists() {
  local list
  for list in tools/packages.txt tools/node/package-lock.json web/package-lock.json; do
    if [[ -f $list ]]; then sha256sum "$list"; fi
  done | sha256sum | cut -d ' ' -f 1
}

# Everything that is missing. Asks apt and npm only where a list has changed since the last time.
install_all() {
  local lists
  lists=$(installed_lists)
  if [[ -f $installed_stamp && $(< "$installed_stamp") == "$lists" && (! -f web/package.json || -d web/node_modules) ]]; then
    return 0
  fi
  install_from_debian
  system_node_fits || install_from_npm tools/node
  if [[ -f web/package-lock.json ]]; then
    use_node
    install_from_npm web
  fi
  mkdir -p "$(dirname "$installed_stamp")"
  printf '%s\n' "$lists" > "$installed_stamp"
}
