#!/usr/bin/env bash
# embed_processes.sh FOLDER OUT: writes OUT/shipped.S (the bytes of FOLDER's YAML files) and OUT/shipped.cpp (their index).
set -euo pipefail
export LC_ALL=C
folder=$(cd "$1" && pwd)
out=$2
mkdir -p "$out"

assembly=$'.section .rodata\n' declarations='' entries='' count=0
for file in "$folder"/*.yaml; do
  [[ -f $file ]] || continue
  symbol=sluice_shipped_$count
  assembly+=".global $symbol, ${symbol}_end"$'\n'"$symbol: .incbin \"$file\""$'\n'"${symbol}_end:"$'\n'
  declarations+="extern const char ${symbol}[], ${symbol}_end[];"$'\n'
  entries+="    {\"$(basename "$file" .yaml)\", {$symbol, ${symbol}_end}},"$'\n'
  count=$((count + 1))
done

printf '%s.section .note.GNU-stack,"",%%progbits\n' "$assembly" > "$out/shipped.S"
cat > "$out/shipped.cpp" << END
// Written by cmake/embed_processes.sh.
#include "definition/shipped.h"

#include <array>

extern "C" {
$declarations}

std::span<const sluice::definition::EmbeddedFile> sluice::definition::shipped_processes() {
  static const std::array<EmbeddedFile, $count> files{{
$entries  }};
  return files;
}
END
