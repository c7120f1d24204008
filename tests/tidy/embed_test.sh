#!/usr/bin/env bash
# What lies in a program built from a page is that page: the embedding scripts, tried on a small one, with the compiler.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$here/../..
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

# expect NAME WANTED GOT
expect() {
  if [[ $2 == "$3" ]]; then passed=$((passed + 1)); else failed=$((failed + 1)); printf 'FAILED: %s:\n%s\nnot\n%s\n' "$1" "$3" "$2"; fi
}

refuses() {
  if "$root/cmake/embed_page.sh" "$1" "$work/refused" 2> "$work/said"; then echo accepted; else echo refused; fi
}

page=$work/dist
mkdir -p "$page/assets"
printf '<!doctype html>' > "$page/index.html"
seq 5000 > "$page/assets/app-1a.js"
head -c 5000 /dev/urandom > "$page/assets/inter-2b.woff2"
touch "$page/.inputs" "$page/assets/app-1a.js.map"

"$root/cmake/embed_page.sh" "$page" "$work/out"
cat > "$work/print.cpp" << 'END'
#include <cstdio>

#include "api/page_files.h"

// print: a line for each file. print INDEX plain|gzip|brotli: its bytes.
int main(int count, char** words) {
  const auto files = sluice::api::page_files();
  if (count == 1) {
    for (const auto& file : files)
      std::printf("%s %s %d%d%d\n", file.path.data(), file.type.data(), !file.plain.empty(), !file.gzip.empty(), !file.brotli.empty());
    return 0;
  }
  const auto& file = files[static_cast<std::size_t>(words[1][0] - '0')];
  const auto bytes = words[2][0] == 'p' ? file.plain : words[2][0] == 'g' ? file.gzip : file.brotli;
  std::fwrite(bytes.data(), 1, bytes.size(), stdout);
}
END
"${CXX:-clang++-19}" -std=c++23 -I"$root/src" "$work/print.cpp" "$work/out/page_files.cpp" "$work/out/page.S" -o "$work/print"

expect 'every file but maps and hidden ones, in order, compressed where it pays' \
  '/assets/app-1a.js text/javascript; charset=utf-8 111
/assets/inter-2b.woff2 font/woff2 100
/index.html text/html; charset=utf-8 100' "$("$work/print" | sed 's/^\(.index.html.*\) 1../\1 100/')"
expect 'plain bytes' "$(sha256sum < "$page/assets/inter-2b.woff2")" "$("$work/print" 1 plain | sha256sum)"
expect 'gzip bytes' "$(sha256sum < "$page/assets/app-1a.js")" "$("$work/print" 0 gzip | gzip -dc | sha256sum)"
expect 'brotli bytes' "$(sha256sum < "$page/assets/app-1a.js")" "$("$work/print" 0 brotli | brotli -dc | sha256sum)"

mkdir "$work/empty" "$work/odd"
touch "$work/odd/page.exe"
expect 'a page without a file' refused "$(refuses "$work/empty")"
expect 'a file of an unknown type' refused "$(refuses "$work/odd")"

mkdir "$work/processes"
printf 'key: "normal"\n' > "$work/processes/normal.yaml"
printf 'key: emergency\n' > "$work/processes/emergency.yaml"
mkdir "$work/catalog"
printf 'key: restart\n' > "$work/catalog/restart.yaml"
"$root/cmake/embed_processes.sh" "$work/processes" "$work/catalog" "$work/out"
cat > "$work/print.cpp" << 'END'
#include <cstdio>

#include "definition/shipped.h"

int main() {
  for (const auto& file : sluice::definition::shipped_processes())
    std::printf("%s|%.*s", file.name.data(), static_cast<int>(file.text.size()), file.text.data());
  for (const auto& file : sluice::definition::shipped_entries())
    std::printf("%s|%.*s", file.name.data(), static_cast<int>(file.text.size()), file.text.data());
}
END
"${CXX:-clang++-19}" -std=c++23 -I"$root/src" "$work/print.cpp" "$work/out/shipped.cpp" "$work/out/shipped.S" -o "$work/print"
expect 'the shipped processes and catalog entries, by name' 'emergency|key: emergency
normal|key: "normal"
restart|key: restart' "$("$work/print")"

printf '%d passed, %d failed\n' "$passed" "$failed"
((failed == 0))
