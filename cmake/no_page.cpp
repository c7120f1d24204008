// What page_files() is in a program built with SLUICE_WEB=OFF: sanitizer builds, and work on the server alone.
#include "api/page_files.h"

std::span<const sluice::api::PageFile> sluice::api::page_files() { return {}; }
