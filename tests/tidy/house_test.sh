#!/usr/bin/env bash
# Every rule of house.sh can be broken: each case lays one fault into an otherwise faultless tree and expects its line.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
passed=0 failed=0

# lay PATH: the file's text comes from standard input.
lay() { mkdir -p "$tree/$(dirname "$1")" && cat > "$tree/$1"; }

start_anew() {
  rm -rf "${tree:?}"/*
  printf '// What base promises.\n#pragma once\n' | lay src/base/word.h
  printf '// What the domain promises.\n#pragma once\n#include "base/word.h"\n' | lay src/domain/rule.h
  printf '#include "domain/rule.h"\n#include <soci/soci.h>\nauto q = "SELECT a FROM b";\n' | lay src/store/log.cpp
  printf '#include "store/log.h"\n' | lay src/engine/run.cpp
}

judge() {
  local name=$1 right=$2
  if $right; then passed=$((passed + 1)); else failed=$((failed + 1)); printf 'FAILED: %s\n%s\n' "$name" "$said"; fi
}

# refuses WHICH NAME TEXT: house.sh exits 1 and says TEXT.
refuses() {
  local right=true
  if said=$("$here/house.sh" "$1" "$tree" 2>&1); then right=false; fi
  [[ $said == *"$3"* ]] || right=false
  judge "$2" "$right"
}

accepts() {
  local right=true
  said=$("$here/house.sh" "$1" "$tree" 2>&1) || right=false
  judge "$2" "$right"
}

start_anew; accepts all 'a faultless tree'

start_anew; printf '#include "engine/run.h"\n' | lay src/store/bad.cpp
refuses layers 'store includes engine' 'src/store/bad.cpp:1: store/ includes engine/, which is to its right'

start_anew; printf '\n  #  include "cli/main.h"\n' | lay src/http/bad.cpp
refuses layers 'an indented include' 'src/http/bad.cpp:2: http/ includes cli/'

start_anew; printf '#include "../engine/run.h"\n' | lay src/store/bad.cpp
refuses layers 'a way around by dots' 'write the path from src/'

start_anew; printf '#include "rule.h"\n' | lay src/domain/bad.cpp
refuses layers 'a path without its layer' 'with its layer first'

start_anew; printf '// x\n' | lay src/misc/bad.cpp
refuses layers 'a folder without a place' 'src/misc is not a layer'

for header in '<boost/asio.hpp>' '<boost/json.hpp>' '<soci/soci.h>' '<thread>' '<iostream>' '"base/clock.h"' '"base/json.h"'; do
  start_anew; printf '#include %s\n' "$header" | lay src/domain/change/bad.cpp
  refuses layers "domain includes $header" 'src/domain/change/bad.cpp:1: domain/ is pure'
done

start_anew; printf 'auto n = std::chrono::system_clock::now();\n' | lay src/domain/bad.cpp
refuses layers 'domain reads a clock' 'no clock, thread or stream'

start_anew; printf '#include <boost/beast/http.hpp>\n' | lay src/api/bad.cpp
refuses layers 'api sees Beast' 'Asio and Beast stay in http/'

start_anew; printf '#include <soci/soci.h>\n' | lay src/engine/bad.cpp
refuses layers 'engine sees SOCI' 'only store/ knows SQL and SOCI'

start_anew; printf '#include <libical/ical.h>\n' | lay src/engine/bad.cpp
refuses layers 'engine sees libical' 'src/engine/bad.cpp:1: only calendar/ sees libical'

start_anew; printf '#include <pango/pangocairo.h>\n' | lay src/api/bad.cpp
refuses layers 'api sees Pango' 'src/api/bad.cpp:1: only document/ sees Pango and cairo'

start_anew; printf 'auto q = "UPDATE changes SET title = 1";\n' | lay src/engine/bad.cpp
refuses all 'engine speaks SQL' 'src/engine/bad.cpp:1: only store/ contains SQL'

start_anew; yes '// line' 2>/dev/null | head -501 | lay src/base/long.cpp || true
refuses all 'a file of 501 lines' 'src/base/long.cpp:501: longer than 500 lines'

start_anew; yes '// line' 2>/dev/null | head -500 | lay src/base/long.cpp || true
accepts all 'a file of 500 lines'

start_anew; printf '#pragma once\n' | lay src/base/bad.h
refuses all 'a header without its comment' 'src/base/bad.h:1: does not open with a comment'

start_anew; printf '// What it is.\n' | lay src/base/bad.h
refuses all 'a header without its guard' 'src/base/bad.h:1: has no #pragma once'

start_anew; printf '// %s: later\n' TODO | lay src/base/bad.cpp
refuses all 'a promise in a comment' 'do it, or write it down outside the code'

printf '%d passed, %d failed\n' "$passed" "$failed"
((failed == 0))
