# shellcheck shell=bash
# Words on the terminal, and the parts of a long run with their times. To be sourced.

# Each argument is a line.
say() { printf '%s\n' "$@"; }
complain() { say "$@" >&2; }
die() { complain "$@"; exit 1; }

# quietly LOG COMMAND...: keeps a long command's words in LOG, and shows their end where it fails.
quietly() {
  local log=$1
  shift
  mkdir -p "$(dirname "$log")"
  if "$@" > "$log" 2>&1 < /dev/null; then return 0; fi
  tail -n 60 "$log" >&2
  complain "Failed: $*" "(all it said is in $log)"
  return 1
}

part_names=() part_seconds=() parts_failed=()

# part NAME COMMAND...: runs one part of a run in a subshell that stops at its first failing command; notes how long it took
# and, where it failed, its name. Goes on either way: call it plainly, never in a condition.
part() {
  local name=$1 start=$SECONDS status
  shift
  printf '\n== %s\n' "$name"
  set +e
  (set -e; "$@")
  status=$?
  set -e
  part_names+=("$name")
  part_seconds+=($((SECONDS - start)))
  ((status == 0)) || parts_failed+=("$name")
}

any_part_failed() { ((${#parts_failed[@]} > 0)); }

# The share that each part had in the whole time.
print_shares() {
  local index total=0
  for index in "${!part_names[@]}"; do total=$((total + part_seconds[index])); done
  printf '\nTime: %d min %02d s\n' $((total / 60)) $((total % 60))
  for index in "${!part_names[@]}"; do
    printf '  %-40s %5d s  %3d %%\n' "${part_names[index]}" "${part_seconds[index]}" \
      $((total ? 100 * part_seconds[index] / total : 0))
  done
}
