#include "http/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <array>

#include "base/ensure.h"
#include "http/text.h"

namespace sluice::http {

namespace {

constexpr std::size_t worthwhile_bytes = 1024;
constexpr int gzip_window_bits = 15 + 16;  // zlib's way of saying "with gzip's head and sum"
constexpr int memory_level = 8;

/// "q=0", "q=0.000": not wanted at all.
bool is_unwanted(std::string_view parameters) {
  const auto q = parameters.find("q=");
  return q != parameters.npos && parameters.substr(q + 2).find_first_not_of("0. \t") == parameters.npos;
}

std::string_view find_header(const api::Response& response, std::string_view name) {
  const auto found =
      std::ranges::find_if(response.headers, [&](const api::Header& one) { return same_word(one.first, name); });
  return found == response.headers.end() ? std::string_view{} : std::string_view{found->second};
}

bool shrinks(std::string_view type) {
  const auto name = lower(trimmed(type.substr(0, type.find(';'))));
  static constexpr std::array<std::string_view, 4> others{"application/json", "application/javascript",
                                                          "application/yaml", "image/svg+xml"};
  return name.starts_with("text/") || name.ends_with("+json") || name.ends_with("+xml") ||
         std::ranges::count(others, name) > 0;
}

}  // namespace

bool accepts_gzip(std::string_view accept_encoding) {
  bool by_name = false;
  bool by_star = false;
  bool named = false;
  for_each_element(accept_encoding, [&](std::string_view element) {
    const auto semicolon = std::min(element.find(';'), element.size());
    const auto name = trimmed(element.substr(0, semicolon));
    const bool wanted = !is_unwanted(element.substr(semicolon));
    if (same_word(name, "gzip") || same_word(name, "x-gzip")) {
      named = true;
      by_name = wanted;
    } else if (name == "*") {
      by_star = wanted;
    }
  });
  return named ? by_name : by_star;
}

bool is_worth_compressing(const api::Response& response) {
  const auto& body = response.shared_body ? *response.shared_body : response.body;
  return !response.stream && body.size() > worthwhile_bytes && find_header(response, "Content-Encoding").empty() &&
         shrinks(find_header(response, "Content-Type"));
}

struct Gzip::State {
  z_stream stream{};
};

Gzip::Gzip() : state_(std::make_unique<State>()) {
  ensure(deflateInit2(&state_->stream, Z_BEST_SPEED, Z_DEFLATED, gzip_window_bits, memory_level, Z_DEFAULT_STRATEGY) ==
             Z_OK,
         "zlib gives a compressor");
}

Gzip::~Gzip() { deflateEnd(&state_->stream); }

std::string Gzip::compress(std::string_view text) {
  auto& stream = state_->stream;
  ensure(deflateReset(&stream) == Z_OK, "zlib's compressor can be used again");
  std::string out(deflateBound(&stream, text.size()), '\0');
  std::string in{text};  // zlib's interface wants bytes that it may write to
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  ensure(deflate(&stream, Z_FINISH) == Z_STREAM_END, "zlib keeps to its own bound");
  out.resize(stream.total_out);
  return out;
}

void compress_if_accepted(api::Response& response, std::string_view accept_encoding, Gzip& gzip) {
  if (!is_worth_compressing(response)) return;
  response.headers.emplace_back("Vary", "Accept-Encoding");
  if (!accepts_gzip(accept_encoding)) return;
  response.body = gzip.compress(response.shared_body ? *response.shared_body : response.body);
  response.shared_body.reset();
  response.headers.emplace_back("Content-Encoding", "gzip");
}

}  // namespace sluice::http
