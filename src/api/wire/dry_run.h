// The answer to `?dry_run=true`: what would happen, under a media type of its own, and never kept by anybody.
#pragma once
#include "api/wire/route.h"
#include "base/json_text.h"

namespace sluice::api {

/// What would happen, as JSON.
template <class What>
[[nodiscard]] Response dry_run_answer(const What& what) {
  ApiFormat format;
  Response response;
  response.headers.emplace_back("Content-Type", dry_run_media);
  response.headers.emplace_back("Cache-Control", "no-store");
  response.body = json_text(format, what);
  return response;
}

}  // namespace sluice::api
