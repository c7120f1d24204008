#!/usr/bin/env bash
# The house's rules that a program can check, over the sources below a folder.
#
#   house.sh layers DIR    the order of the folders and the purity of domain/: checked by every build
#   house.sh all DIR       these and the rest: checked by ctest
#
# Prints one line a fault (file:line: what is wrong and what to do) and exits 1 if there is one.
set -euo pipefail
export LC_ALL=C.UTF-8

usage() { sed -n '2,6s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
(($# == 2)) || usage
[[ $1 == layers || $1 == all ]] || usage
which=$1
cd "$2"

sources() { find "$@" -name '*.cpp' -o -name '*.h' | sort; }

# Folders from left to right: a file includes from its own and from those before it, none after.
# Reads every line of src/ once.
check_layers() {
  awk '
    function fault(text) { printf "%s:%d: %s\n", FILENAME, FNR, text; found = 1 }
    BEGIN {
      split("base document domain definition calendar store engine connect api http cli", order, " ")
      for (i in order) place[order[i]] = i + 0
      impure["boost/asio"]; impure["boost/beast"]; impure["boost/json"]; impure["soci/"]; impure["yaml-cpp/"]
      impure["<thread>"]; impure["<mutex>"]; impure["<shared_mutex>"]; impure["<condition_variable>"]; impure["<future>"]
      impure["<atomic>"]; impure["<iostream>"]; impure["<fstream>"]; impure["<filesystem>"]; impure["<cstdio>"]
      impure["<random>"]; impure["base/clock.h"]; impure["base/json.h"]; impure["spdlog/"]
    }
    FNR == 1 { split(FILENAME, part, "/"); folder = part[2]; mine = place[folder]
               if (!mine) fault("src/" folder " is not a layer: name it in tests/tidy/house.sh, in its place") }
    /^[ \t]*#[ \t]*include[ \t]*"/ {
      split($0, quoted, "\""); split(quoted[2], part, "/"); theirs = place[part[1]]
      if (quoted[2] ~ /\.\.\//) fault("includes \"" quoted[2] "\": write the path from src/")
      else if (!theirs) fault("includes \"" quoted[2] "\": write the path from src/, with its layer first")
      else if (theirs > mine) fault(folder "/ includes " part[1] "/, which is to its right: base, document, domain, definition, calendar, store, engine, connect, api, http, cli")
    }
    folder == "domain" && /^[ \t]*#[ \t]*include/ {
      for (name in impure) if (index($0, name)) fault("domain/ is pure: it may not include " name)
    }
    folder == "domain" && /system_clock|steady_clock|std::thread|std::jthread|std::cout|std::cerr/ && !/^[ \t]*\/\// {
      fault("domain/ is pure: no clock, thread or stream")
    }
    folder != "http" && /^[ \t]*#[ \t]*include[ \t]*<boost\/(asio|beast)/ {
      fault("Asio and Beast stay in http/: go through its own headers")
    }
    folder != "store" && /^[ \t]*#[ \t]*include[ \t]*<(soci\/|libpq-fe|sqlite3)/ { fault("only store/ knows SQL and SOCI") }
    folder != "calendar" && /^[ \t]*#[ \t]*include[ \t]*<libical\// { fault("only calendar/ sees libical") }
    folder != "document" && /^[ \t]*#[ \t]*include[ \t]*<(pango|cairo)/ { fault("only document/ sees Pango and cairo") }
    END { exit found }
  ' "$@"
}

# Statements of SQL in a text, outside store/.
check_sql() {
  awk '
    FNR == 1 { split(FILENAME, part, "/") }
    part[2] != "store" && /"[^"]*(SELECT .* FROM |INSERT INTO |DELETE FROM |UPDATE [a-z_]+ SET |CREATE (TABLE|INDEX))/ {
      printf "%s:%d: only store/ contains SQL\n", FILENAME, FNR; found = 1
    }
    END { exit found }
  ' "$@"
}

check_length() {
  awk '
    function judge() { if (lines > 500) { printf "%s:%d: longer than 500 lines: give each subject its own file\n", file, lines; found = 1 } }
    FNR == 1 { judge(); file = FILENAME }
    { lines = FNR }
    END { judge(); exit found }
  ' "$@"
}

# A header opens with what the thing is and promises, then guards itself.
check_headers() {
  awk '
    FNR == 1 { if (file && !guarded) { printf "%s:1: has no #pragma once\n", file; found = 1 }
               file = FILENAME; guarded = 0
               if ($0 !~ /^\/\/ ./) { printf "%s:1: does not open with a comment that says what it is and promises\n", FILENAME; found = 1 } }
    /^#pragma once$/ { guarded = 1 }
    END { if (file && !guarded) { printf "%s:1: has no #pragma once\n", file; found = 1 } exit found }
  ' "$@"
}

# Promises for later are issues, not comments; the page keeps this rule too.
check_promises() {
  ! grep -nHwE 'TODO|FIXME|XXX|HACK' "$@" | sed 's/$/   <- do it, or write it down outside the code/' | grep .
}

failed=0
mapfile -t src < <(sources src)
check_layers "${src[@]}" || failed=1
if [[ $which == all ]]; then
  mapfile -t written < <(sources src tests bench 2>/dev/null)
  mapfile -t headers < <(printf '%s\n' "${written[@]}" | grep '\.h$')
  check_sql "${src[@]}" || failed=1
  check_length "${written[@]}" || failed=1
  check_headers "${headers[@]}" || failed=1
  check_promises "${written[@]}" || failed=1
fi
exit "$failed"
