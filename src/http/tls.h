// The server's side of TLS. Knows Asio.
#pragma once
#include <boost/asio/ssl/context.hpp>
#include <memory>

#include "http/server.h"

namespace sluice::http {

/// TLS 1.2 and 1.3 with forward secrecy only. Throws std::system_error that names the file which cannot be used.
[[nodiscard]] std::unique_ptr<boost::asio::ssl::context> make_tls(const TlsFiles& files);

}  // namespace sluice::http
