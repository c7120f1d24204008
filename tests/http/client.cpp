#include "client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

#include "http/text.h"

namespace sluice::http {

namespace {

void require(bool held, const char* what) {
  if (!held) throw std::runtime_error(std::string{what} + ": " + std::strerror(errno));
}

void read_head(Got& got) {
  std::size_t at = got.head.find("\r\n");
  got.status = static_cast<unsigned>(std::stoul(got.head.substr(got.head.find(' ') + 1, 3)));
  while (at + 2 < got.head.size()) {
    const auto end = got.head.find("\r\n", at + 2);
    const auto line = got.head.substr(at + 2, end - at - 2);
    if (line.empty()) break;
    const auto colon = line.find(": ");
    got.headers[lower(line.substr(0, colon))] = line.substr(colon + 2);
    at = end;
  }
}

}  // namespace

Client::Client(std::uint16_t port, int receive_bytes) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  require(socket_ >= 0, "socket");
  const timeval patience{30, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  if (receive_bytes > 0) ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_bytes, sizeof receive_bytes);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  require(::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0, "connect");
}

Client::~Client() { ::close(socket_); }

void Client::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    require(sent > 0, "send");
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

void Client::try_send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

void Client::shut() { ::shutdown(socket_, SHUT_WR); }

bool Client::fill() {
  std::array<char, 65536> part;
  const auto got = ::recv(socket_, part.data(), part.size(), 0);
  if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) throw std::runtime_error("the server says nothing");
  if (got <= 0) return false;
  waiting_.append(part.data(), static_cast<std::size_t>(got));
  return true;
}

std::string Client::read_until(std::string_view mark) {
  while (waiting_.find(mark) == std::string::npos && fill()) {
  }
  const auto found = waiting_.find(mark);
  return read_bytes(found == std::string::npos ? waiting_.size() : found + mark.size());
}

std::string Client::read_bytes(std::size_t count) {
  while (waiting_.size() < count && fill()) {
  }
  auto bytes = waiting_.substr(0, count);
  waiting_.erase(0, count);
  return bytes;
}

std::string Client::read_all() {
  while (fill()) {
  }
  return std::exchange(waiting_, {});
}

Got Client::read(std::string_view method) {
  Got got;
  got.head = read_until("\r\n\r\n");
  if (!got.head.ends_with("\r\n\r\n")) return got;
  read_head(got);
  if (method == "HEAD" || got.status == 204 || got.status == 304) return got;
  const auto length = got.headers.find("content-length");
  got.body = length == got.headers.end() ? read_all() : read_bytes(std::stoul(length->second));
  return got;
}

Got Client::ask(std::string_view bytes) {
  send(bytes);
  return read();
}

bool Client::at_end() { return waiting_.empty() && !fill(); }

std::string get(std::string_view path, std::string_view lines) {
  return fmt::format("GET {} HTTP/1.1\r\nHost: localhost\r\n{}\r\n", path, lines);
}

Running::Running(Handle handle, Options options) : handle_(std::move(handle)) {
  options.port = 0;
  if (options.threads == 0) options.threads = 2;
  auto server = Server::open(*this, std::move(options));
  if (!server) throw std::runtime_error(server.error().detail);
  server_ = std::move(*server);
  thread_ = std::thread([this] { server_->run(); });
}

Running::~Running() {
  stop();
  join();
}

void Running::join() {
  if (thread_.joinable()) thread_.join();
}

void echo(api::Request request, api::Respond respond) {
  respond({.status = 200,
           .headers = {{"Content-Type", "text/plain"}},
           .body = request.target + " " + request.body,
           .shared_body = {},
           .stream = {}});
}

}  // namespace sluice::http
