# shellcheck shell=bash
# Every test, in the order in which a mistake is found soonest. To be sourced.
#
# Each part leaves the number of its tests that passed, failed and were skipped in build/results/<part>.count.

results=$PWD/build/results

# count NAME PASSED FAILED SKIPPED
count() { printf '%d %d %d\n' "$2" "$3" "$4" > "$results/$1.count"; }

# check NAME COMMAND...: a command that passes or fails as a whole; it counts as one test.
check() {
  local name=$1
  shift
  if "$@"; then count "$name" 1 0 0; else count "$name" 0 1 0; say "FAILED: $name"; return 1; fi
}

# A database for the tests that want one. Without it, those tests are skipped by name, but fail where CI is true.
start_test_postgres() {
  test_postgres=$(mktemp -d "${TMPDIR:-/tmp}/sluice-test-postgres.XXXXXX")
  chmod 711 "$test_postgres"
  local cluster=$test_postgres/cluster
  if postgres_create "$cluster" && postgres_start "$cluster" fsync=off synchronous_commit=off full_page_writes=off; then
    SLUICE_TEST_POSTGRES=$(postgres_connection "$cluster")
    export SLUICE_TEST_POSTGRES
  else
    complain "PostgreSQL did not start: the tests that want it are skipped (with CI=true they fail)."
  fi
}

stop_test_postgres() {
  [[ -n ${test_postgres:-} ]] || return 0
  if [[ -d $test_postgres/cluster/data ]]; then postgres_stop "$test_postgres/cluster" || true; fi
  rm -rf "$test_postgres"
}

# The cases that GoogleTest's XML and ctest's JUnit tell of: "passed failed skipped". A program that crashed left no XML
# and counts as one failed test, as does a script that failed; a case that was skipped is named.
count_ctest() {
  awk '
    function attribute(name,   rest) {
      if (!match($0, "[ \t]" name "=\"[^\"]*\"")) return ""
      rest = substr($0, RSTART, RLENGTH); sub(/^[^"]*"/, "", rest); sub(/"$/, "", rest); return rest
    }
    FILENAME !~ /ctest\.xml$/ && /<testcase / {
      program = FILENAME; sub(/.*\//, "", program); sub(/^test_/, "", program); sub(/\.xml$/, "", program); cases[program]++
      if (attribute("result") ~ /^(skipped|suppressed)$/) { open = 0; skipped++; cases_skipped[++named] = program ": " attribute("classname") "." attribute("name") }
      else { open = 1; passed++ }
    }
    FILENAME !~ /ctest\.xml$/ && /<failure/ && open { passed--; failed++; open = 0; broken[program] = 1 }
    FILENAME ~ /ctest\.xml$/ && /<testcase / {
      name = attribute("name"); status = attribute("status")
      if (status == "run" && !(name in cases)) passed++
      if (status == "fail" && !(name in broken)) failed++
      if (status == "notrun" || status == "disabled") { skipped++; cases_skipped[++named] = name }
    }
    END {
      for (i = 1; i <= named; i++) print "skipped: " cases_skipped[i] > "/dev/stderr"
      printf "%d %d %d\n", passed, failed, skipped
    }' "$@"
}

# run_ctest PRESET [LAYER]: the tests of all layers, or of one.
run_ctest() {
  local folder=build/$1 layer=${2:-} status=0 wanted=()
  [[ -z $layer ]] || wanted=(--tests-regex "^${layer}(_|\$)")
  rm -rf "$results/gtest"
  mkdir -p "$results/gtest"
  GTEST_OUTPUT=xml:$results/gtest/ ctest --test-dir "$folder" --output-on-failure --no-tests=error --parallel "$(nproc)" \
    --output-junit "$results/gtest/ctest.xml" "${wanted[@]}" < /dev/null || status=$?
  count_ctest "$results"/gtest/test_*.xml "$results/gtest/ctest.xml" > "$results/unit.count"
  return "$status"
}

# run_vitest NAME COMMAND...: a run of Vitest, whose closing line says how many passed, failed and were skipped.
run_vitest() {
  local name=$1 status=0 line passed failed skipped
  shift
  NO_COLOR=1 "$@" < /dev/null 2>&1 | tee "$results/$name.log" || status=$?
  line=$(grep -E '^ *Tests  ' "$results/$name.log" | tail -n 1 || true)
  number() { grep -oE "[0-9]+ $1" <<< "$line" | grep -oE '[0-9]+' || echo 0; }
  passed=$(number passed) failed=$(number failed) skipped=$(($(number skipped) + $(number todo)))
  if ((status != 0 && failed == 0)); then failed=1; fi
  count "$name" "$passed" "$failed" "$skipped"
  return "$status"
}

# check_page PRESET
check_page() {
  local status=0
  use_node
  if [[ -f web/openapi.json ]]; then check page-api check_types "$1" || status=1; fi
  cd web || return
  check page-lint npm run --silent lint || status=1
  check page-types npm run --silent typecheck || status=1
  run_vitest page npm run --silent test || status=1
  return "$status"
}

# run_e2e PRESET [ARGUMENT...]: journeys in a real browser against the real program.
run_e2e() {
  use_node
  SLUICE_PROGRAM=$PWD/build/$1/bin/sluice
  export SLUICE_PROGRAM
  shift
  cd web || return
  run_vitest e2e npm run --silent e2e -- "$@"
}

# check_sources PRESET: what the linters say of what this preset built.
check_sources() {
  local status=0
  check format check_format || status=1
  check shell check_shell || status=1
  check tidy check_tidy "$1" || status=1
  return "$status"
}

# The last words: what each part took, what failed, and the numbers alone on the last line.
conclude_tests() {
  local passed=0 failed=0 skipped=0 p f s file
  print_shares
  for file in "$results"/*.count; do
    [[ -f $file ]] || continue
    read -r p f s < "$file"
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  done
  if any_part_failed; then
    printf '\nFailed: %s\n' "${parts_failed[*]}"
    if ((failed == 0)); then failed=1; fi
  fi
  printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  ((failed == 0))
}

# build_for PRESET LAYER: what has to be compiled for the tests of a layer.
build_for() {
  case $2 in
    '' | lint) build "$1" ;;
    tidy) ;;
    page | e2e) build "$1" sluice ;;
    *) build "$1" "test_$2" ;;
  esac
}

# run_parts PRESET LAYER [ARGUMENT...]
run_parts() {
  case $2 in
    lint) part 'lint' check_sources "$1" ;;
    page) part 'page' check_page "$1" ;;
    e2e) part 'journeys in the browser' run_e2e "$1" "${@:3}" ;;
    '')
      part 'lint' check_sources "$1"
      part 'unit tests' run_ctest "$1"
      if [[ -f web/package.json ]]; then
        part 'page' check_page "$1"
        part 'journeys in the browser' run_e2e "$1"
      fi
      ;;
    *) part "tests of $2" run_ctest "$1" "$2" ;;
  esac
}

# test_all PRESET [LAYER [ARGUMENT...]]: the arguments go to Vitest, where LAYER is e2e.
test_all() {
  local preset=$1 only=${2:-}
  rm -rf "$results"
  mkdir -p "$results"
  part 'install what is missing' install_all
  any_part_failed || part 'build' build_for "$preset" "$only"
  if any_part_failed; then conclude_tests; return 1; fi

  trap stop_test_postgres EXIT
  case $only in
    lint | page | tidy) ;;
    *) start_test_postgres ;;
  esac
  run_parts "$preset" "$only" "${@:3}"
  conclude_tests
}
