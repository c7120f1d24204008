# shellcheck shell=bash
# Configuring, compiling, and what is written from what was compiled. To be sourced.

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

# write_types PRESET: the page's types of requests and responses, from the API's own description.
write_types() {
  build "$1" sluice
  "build/$1/bin/sluice" openapi > web/openapi.json
  (use_node && cd web && npm run --silent types)
}

# The shapes of requests and responses, which is all that the page's types are made of.
print_schemas() { node -e 'console.log(JSON.stringify(JSON.parse(require("fs").readFileSync(0, "utf8")).components.schemas))'; }

# check_types PRESET: whether they were written since a shape changed.
check_types() {
  if cmp --silent <("build/$1/bin/sluice" openapi | print_schemas) <(print_schemas < web/openapi.json); then return 0; fi
  complain "web/openapi.json is not what the program says: ./dev types writes it and the page's types anew."
  return 1
}
