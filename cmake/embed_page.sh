#!/usr/bin/env bash
# embed_page.sh DIST OUT: writes OUT/page.S (the bytes of every file below DIST, plain and compressed) and
# OUT/page_files.cpp (their index, in the order of their paths). Source maps and hidden files stay outside.
set -euo pipefail
export LC_ALL=C
dist=$(cd "$1" && pwd)
out=$2
packed=$out/page
rm -rf "$packed"
mkdir -p "$packed"
cd "$dist"

media_type() {
  case $1 in
    *.html) echo 'text/html; charset=utf-8' ;;
    *.js | *.mjs) echo 'text/javascript; charset=utf-8' ;;
    *.css) echo 'text/css; charset=utf-8' ;;
    *.json | *.map) echo 'application/json' ;;
    *.webmanifest) echo 'application/manifest+json' ;;
    *.svg) echo 'image/svg+xml' ;;
    *.txt) echo 'text/plain; charset=utf-8' ;;
    *.woff2) echo 'font/woff2' ;;
    *.png) echo 'image/png' ;;
    *.ico) echo 'image/x-icon' ;;
    *.webp) echo 'image/webp' ;;
    *) echo "embed_page.sh: no media type known for $1: add it here" >&2; return 1 ;;
  esac
}

# Copies one file (dist may be built anew meanwhile), compresses it both ways, and keeps what is at least a tenth smaller.
pack() {
  local file=$1 as size form
  as=$packed/$(tr / _ <<< "$file")
  size=$(stat -c %s "$file")
  cp "$file" "$as"
  gzip -9nc "$file" > "$as.gz"
  brotli -q 11 -fo "$as.br" "$file"
  for form in "$as.gz" "$as.br"; do
    (($(stat -c %s "$form") * 10 <= size * 9)) || rm "$form"
  done
}
export -f pack
export packed

mapfile -t files < <(find . -type f ! -name '.*' ! -name '*.map' -printf '%P\n' | sort)
((${#files[@]} > 0)) || { echo "embed_page.sh: there is no file below $dist" >&2; exit 1; }
# shellcheck disable=SC2016
printf '%s\0' "${files[@]}" | xargs -0 -P 2 -n 4 bash -euc 'for file; do pack "$file"; done' pack

# bytes SYMBOL FILE: lays the file's bytes between SYMBOL and SYMBOL_end.
bytes() { printf '.global %s, %s_end\n%s: .incbin "%s"\n%s_end:\n' "$1" "$1" "$1" "$2" "$1"; }
declared() { printf 'extern const char %s[], %s_end[];\n' "$1" "$1"; }
view() { printf '{%s, %s_end}' "$1" "$1"; }

assembly=$(printf '.section .rodata\n')$'\n' declarations='' entries=''
for index in "${!files[@]}"; do
  file=${files[index]}
  type=$(media_type "$file")
  etag=$(sha256sum "$file" | cut -c 1-32)
  entry="    {\"/$file\", \"$type\", \"$etag\""
  as=$packed/$(tr / _ <<< "$file")
  for form in "plain $as" "gzip $as.gz" "brotli $as.br"; do
    symbol=sluice_page_${index}_${form%% *}
    if [[ -f ${form#* } ]]; then
      assembly+=$(bytes "$symbol" "${form#* }")$'\n'
      declarations+=$(declared "$symbol")$'\n'
      entry+=", $(view "$symbol")"
    else
      entry+=', {}'
    fi
  done
  entries+="$entry},"$'\n'
done

printf '%s.section .note.GNU-stack,"",%%progbits\n' "$assembly" > "$out/page.S"
cat > "$out/page_files.cpp" << END
// Written by cmake/embed_page.sh.
#include "api/page_files.h"

#include <array>

extern "C" {
$declarations}

std::span<const sluice::api::PageFile> sluice::api::page_files() {
  static const std::array<PageFile, ${#files[@]}> files{{
$entries  }};
  return files;
}
END
