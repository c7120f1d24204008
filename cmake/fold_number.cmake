# Writes OUTPUT, a C++ file that holds one hash over the contents of SOURCES; leaves it alone where nothing changed.
set(hashes "")
foreach(source IN LISTS SOURCES)
  file(SHA256 ${source} hash)
  string(APPEND hashes "${hash}\n")
endforeach()
string(SHA256 number "${hashes}")
string(SUBSTRING ${number} 0 16 number)
file(CONFIGURE OUTPUT ${OUTPUT} CONTENT [[
#include "store/snapshots.h"

namespace sluice::store {
std::string_view fold_number() { return "@number@"; }
}  // namespace sluice::store
]] @ONLY)
