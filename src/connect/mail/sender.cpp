#include "connect/mail/sender.h"

#include <curl/curl.h>

#include <algorithm>
#include <boost/algorithm/string/trim.hpp>
#include <memory>

#include "base/ensure.h"

namespace sluice::connect {

namespace {

constexpr std::size_t words_bytes_max = 500;
constexpr int goodbye = 221;

struct FreeMailParts {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  void operator()(curl_mime* mime) const { curl_mime_free(mime); }
};
using MailLines = std::unique_ptr<curl_slist, FreeMailParts>;
using Mime = std::unique_ptr<curl_mime, FreeMailParts>;

/// What the callbacks of one exchange know and find.
struct Dialogue {
  std::string said{};        ///< the server's last line
  int code = 0;              ///< of it
  bool body_wanted = false;  ///< the server waits for the mail, or has got it (354)
  const std::atomic<bool>* stopping = nullptr;
};

void add_line(MailLines& list, const std::string& line) {
  auto* longer = curl_slist_append(list.get(), line.c_str());
  ensure(longer != nullptr, "libcurl takes a line");
  (void)list.release();
  list.reset(longer);
}

void hear(Dialogue& dialogue, std::string_view line) {
  const bool coded =
      line.size() >= 3 && std::ranges::all_of(line.substr(0, 3), [](char c) { return c >= '0' && c <= '9'; });
  if (!coded) return;
  const int code = std::stoi(std::string{line.substr(0, 3)});
  if (code == goodbye) return;  // follows what it refused
  dialogue.code = code;
  dialogue.said = boost::trim_copy(std::string{line.substr(0, words_bytes_max)});
  if (dialogue.code == 354) dialogue.body_wanted = true;
}

/// Only what the server says is looked at: what is sent to it holds the password.
int overhear(CURL*, curl_infotype kind, char* data, std::size_t size, void* into) {
  if (kind == CURLINFO_HEADER_IN) hear(*static_cast<Dialogue*>(into), {data, size});
  return 0;
}

int look_for_end(void* from, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Dialogue*>(from)->stopping->load() ? 1 : 0;
}

void add_text(curl_mime* mime, const std::string& text, const char* type) {
  auto* part = curl_mime_addpart(mime);
  ensure(part != nullptr, "libcurl takes a part");
  curl_mime_data(part, text.data(), text.size());
  curl_mime_type(part, type);
  curl_mime_encoder(part, "quoted-printable");
}

/// The texts, as alternatives where there are two: the plainest first (RFC 2046, 5.1.4).
Mime parts_of(CURL* handle, const MailText& text) {
  Mime whole{curl_mime_init(handle)};
  if (text.html.empty()) {
    add_text(whole.get(), text.text, "text/plain; charset=utf-8");
    return whole;
  }
  auto* both = curl_mime_init(handle);
  add_text(both, text.text, "text/plain; charset=utf-8");
  add_text(both, text.html, "text/html; charset=utf-8");
  auto* part = curl_mime_addpart(whole.get());
  curl_mime_subparts(part, both);
  curl_mime_type(part, "multipart/alternative");
  return whole;
}

void reach(CURL* handle, const MailSetup& setup, const MailSecrets& secrets, const MailPatience& patience) {
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(handle, CURLOPT_URL, setup.server.c_str());
  curl_easy_setopt(handle, CURLOPT_USE_SSL, setup.encrypted ? CURLUSESSL_ALL : CURLUSESSL_NONE);
  curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 2L);
  if (!secrets.ca_file.empty()) curl_easy_setopt(handle, CURLOPT_CAINFO, secrets.ca_file.c_str());
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_PROXY, "");
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(patience.connect.count()));
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(patience.whole.count()));
  if (setup.user.empty()) return;
  curl_easy_setopt(handle, CURLOPT_USERNAME, setup.user.c_str());
  curl_easy_setopt(handle, CURLOPT_PASSWORD, secrets.password.c_str());
}

void listen_to(CURL* handle, Dialogue& dialogue) {
  curl_easy_setopt(handle, CURLOPT_VERBOSE, 1L);
  curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, overhear);
  curl_easy_setopt(handle, CURLOPT_DEBUGDATA, &dialogue);
  curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, look_for_end);
  curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &dialogue);
}

/// Answers to the sign-in (RFC 4954, 6): the configuration is wrong, not the mail.
bool is_about_signing_in(int code) { return code == 530 || code == 534 || code == 535 || code == 538; }

MailSent end_of(CURLcode result, const Dialogue& dialogue) {
  if (result == CURLE_OK) return {MailEnd::taken, dialogue.said};
  const std::string trouble = curl_easy_strerror(result);
  const bool answered_with_no = dialogue.code >= 400;
  if (answered_with_no && (result == CURLE_LOGIN_DENIED || is_about_signing_in(dialogue.code)))
    return {MailEnd::later, "the mail server does not let us in: " + dialogue.said};
  if (answered_with_no) return {dialogue.code >= 500 ? MailEnd::refused : MailEnd::later, dialogue.said};
  if (dialogue.body_wanted) return {MailEnd::unclear, trouble};
  if (result == CURLE_ABORTED_BY_CALLBACK) return {MailEnd::stopped, "this server stops"};
  return {MailEnd::later, trouble};
}

}  // namespace

MailSender::MailSender(MailSetup setup, MailSecrets secrets, MailPatience patience, const std::atomic<bool>& stopping)
    : setup_(std::move(setup)),
      secrets_(std::move(secrets)),
      patience_(patience),
      stopping_(stopping),
      handle_(curl_easy_init()) {
  ensure(handle_ != nullptr, "libcurl can be started");
}

MailSender::~MailSender() { curl_easy_cleanup(handle_); }

MailSent MailSender::send(const MailMessage& message) {
  curl_easy_reset(handle_);  // keeps the connection
  Dialogue dialogue{.stopping = &stopping_};
  reach(handle_, setup_, secrets_, patience_);
  listen_to(handle_, dialogue);
  MailLines headers, recipients;
  for (const auto& [name, value] : headers_of(message)) add_line(headers, name + ": " + value);
  add_line(recipients, "<" + message.to.address + ">");
  const auto sender = "<" + message.from.address + ">";
  const Mime mime = parts_of(handle_, message.text);
  curl_easy_setopt(handle_, CURLOPT_MAIL_FROM, sender.c_str());
  curl_easy_setopt(handle_, CURLOPT_MAIL_RCPT, recipients.get());
  curl_easy_setopt(handle_, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(handle_, CURLOPT_MIMEPOST, mime.get());
  const auto result = curl_easy_perform(handle_);
  // What is freed now must not be known to the handle.
  curl_easy_reset(handle_);
  return end_of(result, dialogue);
}

}  // namespace sluice::connect
