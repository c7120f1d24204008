// Makes connections of accepted sockets. Knows Asio; what a connection does is in connection.cpp.
#pragma once
#include <boost/asio/ssl/context.hpp>
#include <memory>

#include "http/worker.h"

namespace sluice::http {

/// Serves a client on its worker's thread until one of them has had enough. `tls` outlives the connection, or is null for
/// plain HTTP. A socket without a seat is told 503 and closed.
void start_connection(Shared& shared, Worker& worker, Socket socket, Admissions::Seat seat, asio::ssl::context* tls);

}  // namespace sluice::http
