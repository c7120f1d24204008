#include "http/request_reader.h"

// Beast 1.81 asserts that an empty chunked body comes in at least five bytes at once, which a client need not do; the code
// behind that assertion reads it correctly all the same. An assertion here would be a way to end the server from outside.
#define BOOST_DISABLE_ASSERTS
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <optional>

#include "http/text.h"

namespace sluice::http {

namespace beast = boost::beast;
using ErrorCode = beast::error_code;

namespace {

api::Method method_of(beast::http::verb verb) {
  using beast::http::verb;
  switch (verb) {
    case verb::get: return api::Method::get;
    case verb::head: return api::Method::head;
    case verb::post: return api::Method::post;
    case verb::put: return api::Method::put;
    case verb::patch: return api::Method::patch;
    case verb::delete_: return api::Method::delete_;
    default: return api::Method::other;
  }
}

bool is_known(beast::http::verb verb, api::Method method) {
  using beast::http::verb;
  return method != api::Method::other || verb == verb::options || verb == verb::trace || verb == verb::connect;
}

/// Whether the first line ends as a request line does, such as "HTTP/2.0".
bool names_a_version(std::string_view bytes) {
  const auto line = bytes.substr(0, bytes.find("\r\n"));
  return line.size() > 9 && line.substr(line.size() - 9).starts_with(" HTTP/") && line[line.size() - 2] == '.';
}

/// Beast's parser, which calls back for each part, writing straight into our own request.
struct Message final : beast::http::basic_parser<true> {
  api::Request request;
  Head head;
  unsigned hosts = 0;
  unsigned lengths = 0;
  unsigned codings = 0;
  bool chunked_only = true;
  bool in_head = true;

  void on_request_impl(beast::http::verb verb, beast::string_view name, beast::string_view target, int version,
                       ErrorCode&) override {
    request.method = method_of(verb);
    head.method.assign(name.data(), name.size());
    head.known_method = is_known(verb, request.method);
    head.http_1_1 = version == 11;
    request.target.assign(target.data(), target.size());
  }
  void on_field_impl(beast::http::field field, beast::string_view name, beast::string_view value, ErrorCode&) override {
    if (!in_head) return;  // a trailer: nothing here means anything to us
    const auto& [_, text] =
        request.headers.emplace_back(std::string{name.data(), name.size()}, std::string{value.data(), value.size()});
    using beast::http::field;
    if (field == field::host) {
      ++hosts;
      head.host = text;
    } else if (field == field::content_length) {
      lengths += text.find(',') == text.npos ? 1 : 2;
    } else if (field == field::transfer_encoding) {
      ++codings;
      chunked_only = same_word(text, "chunked");
    } else if (field == field::expect) {
      head.expect = text;
    }
  }
  void on_header_impl(ErrorCode&) override { in_head = false; }
  void on_body_init_impl(const boost::optional<std::uint64_t>& length, ErrorCode&) override {
    if (length) request.body.reserve(static_cast<std::size_t>(*length));
  }
  std::size_t on_body_impl(beast::string_view part, ErrorCode&) override {
    request.body.append(part.data(), part.size());
    return part.size();
  }
  void on_chunk_header_impl(std::uint64_t, beast::string_view, ErrorCode&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view part, ErrorCode& error) override {
    return on_body_impl(part, error);
  }
  void on_finish_impl(ErrorCode&) override {}
  void on_response_impl(int, beast::string_view, int, ErrorCode&) override {}
};

}  // namespace

struct RequestReader::Parser {
  std::optional<Message> message;
};

RequestReader::RequestReader(std::size_t head_bytes_max, std::uint64_t body_bytes_max)
    : head_bytes_max_(head_bytes_max), body_bytes_max_(body_bytes_max), parser_(std::make_unique<Parser>()) {
  next();
}

RequestReader::~RequestReader() = default;

const Head& RequestReader::head() const { return parser_->message->head; }
api::Request& RequestReader::request() { return parser_->message->request; }

void RequestReader::next() {
  auto& message = parser_->message.emplace();
  message.header_limit(static_cast<std::uint32_t>(head_bytes_max_));
  message.body_limit(body_bytes_max_);
  message.request.headers.reserve(16);
  head_bytes_ = 0;
  state_ = State::head;
}

void RequestReader::refuse(unsigned status, std::string detail) {
  rejection_ = {status, std::move(detail)};
  state_ = State::refused;
}

std::size_t RequestReader::feed(std::string_view bytes) {
  if (state_ == State::done || state_ == State::refused || bytes.empty()) return 0;
  auto& message = *parser_->message;
  ErrorCode error;
  const auto used = message.put({bytes.data(), bytes.size()}, error);
  if (error == beast::http::error::body_limit) {
    refuse(413, "The body is larger than this server takes: at most " + std::to_string(body_bytes_max_) + " bytes.");
  } else if (error == beast::http::error::header_limit) {
    refuse(431, "The request line and headers are larger than this server takes: at most " +
                    std::to_string(head_bytes_max_) + " bytes.");
  } else if (error == beast::http::error::bad_version && names_a_version(bytes)) {
    refuse(505, "This server speaks HTTP/1.1 and HTTP/1.0.");
  } else if (error && error != beast::http::error::need_more) {
    refuse(400, "The request cannot be read: " + error.message() + ".");
  } else if (state_ == State::head) {
    head_bytes_ += used;
    const auto pending = message.is_header_done() ? 0 : bytes.size() - used;
    if (head_bytes_ + pending > head_bytes_max_)
      refuse(431, "The request line and headers are larger than this server takes: at most " +
                      std::to_string(head_bytes_max_) + " bytes.");
    else if (message.is_header_done()) judge_head();
  } else if (message.is_done()) {
    state_ = State::done;
  } else if (used == 0 && bytes.size() >= head_bytes_max_) {
    refuse(400, "The request cannot be read: a chunk's head has no end.");
  }
  return used;
}

void RequestReader::judge_head() {
  auto& message = *parser_->message;
  auto& head = message.head;
  if (message.hosts > 1) return refuse(400, "The request has several Host headers.");
  if (message.lengths > 1) return refuse(400, "The request has several Content-Length values.");
  if (message.codings > 0 && message.lengths > 0)
    return refuse(400, "The request has both Content-Length and Transfer-Encoding.");
  if (message.codings > 0 && !head.http_1_1) return refuse(400, "HTTP/1.0 has no Transfer-Encoding.");
  if (message.codings > 1 || !message.chunked_only)
    return refuse(501, "Of the transfer codings, this server reads only chunked.");
  head.keep_alive = message.keep_alive();
  head.has_body = !message.is_done();
  message.eager(true);
  state_ = message.is_done() ? State::done : State::body;
}

}  // namespace sluice::http
