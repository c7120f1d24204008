#!/usr/bin/env bash
# embed_mail.sh FOLDER OUT: writes OUT/mail.S (the bytes of FOLDER's texts) and OUT/mail.cpp (their index).
set -euo pipefail
export LC_ALL=C
folder=$(cd "$1" && pwd)
out=$2
mkdir -p "$out"

assembly=$'.section .rodata\n' declarations='' entries='' count=0
for file in "$folder"/*.txt "$folder"/*.html; do
  [[ -f $file ]] || continue
  symbol=sluice_mail_$count
  assembly+=".global $symbol, ${symbol}_end"$'\n'"$symbol: .incbin \"$file\""$'\n'"${symbol}_end:"$'\n'
  declarations+="extern const char ${symbol}[], ${symbol}_end[];"$'\n'
  entries+="    {\"$(basename "$file")\", {$symbol, ${symbol}_end}},"$'\n'
  count=$((count + 1))
done

printf '%s.section .note.GNU-stack,"",%%progbits\n' "$assembly" > "$out/mail.S"
cat > "$out/mail.cpp" << END
// Written by cmake/embed_mail.sh.
#include "connect/mail/shipped.h"

#include <array>

extern "C" {
$declarations}

std::span<const sluice::connect::MailFile> sluice::connect::shipped_mail_files() {
  static const std::array<MailFile, $count> files{{
$entries  }};
  return files;
}
END
