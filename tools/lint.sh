# shellcheck shell=bash
# What the formatter and the linters say. To be sourced.

cpp_files() { find src tests bench cmake \( -name '*.cpp' -o -name '*.h' \) -print 2> /dev/null | LC_ALL=C sort; }

check_format() {
  local wrong
  wrong=$(cpp_files | xargs clang-format-19 --dry-run -Werror 2>&1 | sed -n 's/^\([^ ]*\):[0-9]*:[0-9]*: error: .*/  \1/p' | sort -u)
  [[ -z $wrong ]] || { printf 'Not formatted (./dev fmt mends them):\n%s\n' "$wrong"; return 1; }
}

format_all() {
  cpp_files | xargs clang-format-19 -i
  if [[ -d web/node_modules ]]; then (use_node && cd web && npm run --silent fmt); fi
}

check_shell() { shellcheck --external-sources --check-sourced dev .ci/run bench/run cmake/*.sh tests/tidy/*.sh; }

# tidy_inputs PRESET: for each source below src/ that its build compiled, a batch of files or one file, its path, a tab, and
# a fingerprint of all that clang-tidy sees of ours: every file of ours that it reads. Files that see Asio are left out: one
# of them takes clang-tidy longer than fifty others.
tidy_inputs() {
  local settings
  settings=$(cat .clang-tidy CMakePresets.json cmake/sluice.cmake cmake/dependencies.cmake | sha256sum | cut -c 1-16)
  { find "$PWD/src" \( -name '*.cpp' -o -name '*.h' \) -exec sha256sum {} +; ninja -C "build/$1" -t deps; } |
    # A file that two libraries compile is read once.
    awk -v settings="$settings" -v src="$PWD/src/" -v built="$PWD/build/$1/src/" '
      function close_object() { if (source && !beast && !seen[source]++) print source "\t" settings print_ }
      NF == 2 && length($1) == 64 { hash[$2] = substr($1, 1, 16); next }
      /^[^ ].*: #deps/ { close_object(); source = print_ = ""; beast = 0; next }
      index($1, "boost/asio/") { beast = 1 }
      index($1, built) == 1 && $1 ~ /\/Unity\/unity_[0-9]+_cxx\.cxx$/ { source = $1 }
      index($1, src) == 1 { if (!source && $1 ~ /\.cpp$/) source = $1; print_ = print_ " " hash[$1] }
      END { close_object() }'
}

# check_tidy PRESET: clang-tidy over the sources whose fingerprint it has not passed yet. The preset's build must be there.
check_tidy() {
  local preset=$1 source fingerprint passed todo=()
  passed=build/$preset/tidy
  mkdir -p "$passed"
  while IFS=$'\t' read -r source fingerprint; do
    local name=${source#"$PWD"/}
    local stamp=$passed/${name//\//+}
    if [[ -f $stamp && $(< "$stamp") == "$fingerprint" ]]; then continue; fi
    printf '%s\n' "$fingerprint" > "$stamp.next"
    todo+=("$name")
  done < <(tidy_inputs "$preset")
  say "clang-tidy: ${#todo[@]} sources to read"
  ((${#todo[@]})) || return 0
  # shellcheck disable=SC2016
  printf '%s\0' "${todo[@]}" | xargs -0 -n 1 -P "$(nproc)" bash -c '
    stamp=$1/${2//\//+}
    clang-tidy-19 --quiet -p "$0" "$2" 2> >(grep -v "warnings\? generated" >&2) && mv "$stamp.next" "$stamp"' \
    "build/$preset" "$passed"
}
