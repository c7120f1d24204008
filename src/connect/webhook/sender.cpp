#include "connect/webhook/sender.h"

#include <curl/curl.h>
#include <sys/socket.h>

#include <algorithm>
#include <memory>

#include "base/ensure.h"

namespace sluice::connect {

namespace {

constexpr std::size_t answer_bytes_max = 4096;

struct FreeHeaders {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Headers = std::unique_ptr<curl_slist, FreeHeaders>;

/// What the callbacks of one exchange know and find.
struct Exchange {
  bool any_address = false;  ///< the host is allowed
  bool refused_address = false;
  bool cut_short = false;
  std::string answer{};
  const std::atomic<bool>* stopping = nullptr;
};

std::size_t take_answer(char* data, std::size_t size, std::size_t count, void* into) {
  auto& exchange = *static_cast<Exchange*>(into);
  const auto bytes = size * count;
  const auto room = answer_bytes_max - exchange.answer.size();
  exchange.answer.append(data, std::min(room, bytes));
  exchange.cut_short = bytes > room;
  return exchange.cut_short ? 0 : bytes;
}

/// The address that is connected to is looked at here, after its name was resolved: a name that points elsewhere the second
/// time gets nobody in.
curl_socket_t open_socket(void* from, curlsocktype, curl_sockaddr* address) {
  auto& exchange = *static_cast<Exchange*>(from);
  if (!exchange.any_address && !is_public_address(address->addr)) {
    exchange.refused_address = true;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

int look_for_stop(void* from, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Exchange*>(from)->stopping->load() ? 1 : 0;
}

Headers header_list(const Sending& sending) {
  Headers list;
  const auto append = [&](const std::string& line) {
    auto* longer = curl_slist_append(list.get(), line.c_str());
    ensure(longer != nullptr, "libcurl takes a header");
    (void)list.release();
    list.reset(longer);
  };
  for (const auto& [name, value] : sending.headers) append(name + ": " + value);
  append("Expect:");
  return list;
}

void bound(CURL* handle, const Patience& patience) {
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(patience.connect.count()));
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(patience.whole.count()));
  // A proxy of the environment would connect for us, to whatever address it likes.
  curl_easy_setopt(handle, CURLOPT_PROXY, "");
}

void watch(CURL* handle, Exchange& exchange) {
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, &exchange);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_answer);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &exchange);
  curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, look_for_stop);
  curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &exchange);
}

std::string trouble_of(CURLcode code, const Exchange& exchange) {
  if (exchange.refused_address)
    return "the address is not of the open internet; whoever runs the server can allow the host with --webhook-host";
  if (code == CURLE_OPERATION_TIMEDOUT) return "no answer in time";
  return curl_easy_strerror(code);
}

}  // namespace

Sender::Sender(AllowedHosts allowed, Patience patience, const std::atomic<bool>& stopping)
    : allowed_(std::move(allowed)), patience_(patience), stopping_(stopping) {
  static const CURLcode once = curl_global_init(CURL_GLOBAL_DEFAULT);
  ensure(once == CURLE_OK, "libcurl starts");
  handle_ = curl_easy_init();
  ensure(handle_ != nullptr, "libcurl gives a handle");
}

Sender::~Sender() { curl_easy_cleanup(handle_); }

Sent Sender::post(const Sending& sending) {
  Sent sent;
  const auto host = webhook_host(sending.url, allowed_);
  if (!host) {
    sent.trouble = "its address " + host.error().detail;
    return sent;
  }
  Exchange exchange{.any_address = is_allowed_host(*host, allowed_), .stopping = &stopping_};
  const auto headers = header_list(sending);
  curl_easy_reset(handle_);
  bound(handle_, patience_);
  watch(handle_, exchange);
  curl_easy_setopt(handle_, CURLOPT_URL, sending.url.c_str());
  curl_easy_setopt(handle_, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(handle_, CURLOPT_POST, 1L);
  curl_easy_setopt(handle_, CURLOPT_POSTFIELDS, sending.body.c_str());
  curl_easy_setopt(handle_, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(sending.body.size()));
  const auto code = curl_easy_perform(handle_);
  sent.stopped = code == CURLE_ABORTED_BY_CALLBACK;
  // An answer that is longer than what is kept of it is an answer.
  if (code != CURLE_OK && !(code == CURLE_WRITE_ERROR && exchange.cut_short)) {
    sent.trouble = trouble_of(code, exchange);
    return sent;
  }
  curl_easy_getinfo(handle_, CURLINFO_RESPONSE_CODE, &sent.status);
  curl_off_t wait = 0;
  curl_easy_getinfo(handle_, CURLINFO_RETRY_AFTER, &wait);
  if (wait > 0) sent.retry_after = std::chrono::seconds{std::min<curl_off_t>(wait, 86'400)};
  sent.answer = std::move(exchange.answer);
  return sent;
}

}  // namespace sluice::connect
