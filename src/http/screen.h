// Judges a request's head before its body is read: is it for this server, may this page write, is it a method with a meaning
// here? Pure.
#pragma once
#include <optional>

#include "http/request_reader.h"
#include "http/site.h"

namespace sluice::http {

/// The refusal, or nothing: then `request` is ready for the Application but for its body. A target in absolute form
/// (RFC 9112, section 3.2.2) is made an ordinary one.
[[nodiscard]] std::optional<Rejection> screen(const Head& head, api::Request& request, const Site& site);

}  // namespace sluice::http
