# shellcheck shell=bash
# Configuring and compiling. To be sourced.

# build PRESET [TARGET...]: CMake runs once a build folder, then whenever Ninja sees that its files changed.
build() {
  local preset=$1
  shift
  export NINJA_STATUS="[%f/%t] "
  if [[ ! -f build/$preset/build.ninja ]]; then
    quietly "build/$preset-configure.log" cmake --preset "$preset"
  fi
  # A person sees how far it is; a log keeps only what went wrong.
  local how=()
  [[ -t 1 ]] || how=(--quiet)
  ninja -C "build/$preset" "${how[@]}" "$@"
}
