#!/usr/bin/env bash
# embed_processes.sh PROCESSES CATALOG OUT: writes OUT/shipped.S (the bytes of the YAML files of both folders) and
# OUT/shipped.cpp (their indexes).
set -euo pipefail
export LC_ALL=C
out=$3
mkdir -p "$out"

assembly=$'.section .rodata\n' declarations='' functions=''

# embed FOLDER WHAT: adds the files of a folder, and a function shipped_WHAT() that lists them.
embed() {
  local folder entries='' count=0 file symbol
  folder=$(cd "$1" && pwd)
  for file in "$folder"/*.yaml; do
    [[ -f $file ]] || continue
    symbol=sluice_shipped_$2_$count
    assembly+=".global $symbol, ${symbol}_end"$'\n'"$symbol: .incbin \"$file\""$'\n'"${symbol}_end:"$'\n'
    declarations+="extern const char ${symbol}[], ${symbol}_end[];"$'\n'
    entries+="    {\"$(basename "$file" .yaml)\", {$symbol, ${symbol}_end}},"$'\n'
    count=$((count + 1))
  done
  functions+="
std::span<const sluice::definition::EmbeddedFile> sluice::definition::shipped_$2() {
  static const std::array<EmbeddedFile, $count> files{{
$entries  }};
  return files;
}
"
}

embed "$1" processes
embed "$2" entries

printf '%s.section .note.GNU-stack,"",%%progbits\n' "$assembly" > "$out/shipped.S"
cat > "$out/shipped.cpp" << END
// Written by cmake/embed_processes.sh.
#include "definition/shipped.h"

#include <array>

extern "C" {
$declarations}
$functions
END
