// A signed-in person's way to a server: what the commands of the API work with.
#pragma once
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/zone.h"
#include "cli/client/http.h"
#include "cli/io.h"

namespace CLI {
class App;
}

namespace sluice::cli {

/// The options that every command of the API has.
struct ClientOptions {
  std::string url;
  bool json = false;
};
void add_client_options(CLI::App& command, ClientOptions& options);

/// Parameters of an address, in order; those with an empty value are left out.
using Parameters = std::vector<std::pair<std::string, std::string>>;

using Headers = std::vector<std::pair<std::string, std::string>>;

class Client {
 public:
  /// The server of --url, else SLUICE_URL, else where one signed in last, else http://127.0.0.1:8080; the token of
  /// SLUICE_TOKEN, else of the last sign-in at that server.
  Client(const ClientOptions& options, Io& io);

  // Each throws Stop with what the server said, where it refuses; `path` is below /api/v1.
  [[nodiscard]] Json get(const std::string& path, const Parameters& parameters = {});
  /// All pages of a list, as one: {"items": […]}.
  [[nodiscard]] Json get_all(const std::string& path, Parameters parameters = {});
  /// The bytes of an answer that is no JSON, such as a PDF.
  [[nodiscard]] std::string download(const std::string& path);
  Json post(const std::string& path, const Json& body = boost::json::object{});
  /// With headers of its own, such as If-Match.
  Json put(const std::string& path, const Json& body = boost::json::object{}, const Headers& headers = {});
  Json patch(const std::string& path, const Json& body);
  Json remove(const std::string& path, const Parameters& parameters = {});

  /// The sign-in name of who is signed in.
  [[nodiscard]] std::string login();
  /// The person's time zone, the machine's where nobody is signed in.
  [[nodiscard]] const Zone& zone();
  [[nodiscard]] const std::string& url() const { return url_; }
  /// From now on nobody is signed in: for what is open to all, such as signing in.
  void sign_in_as_nobody() {
    token_.clear();
    open_to_all_ = true;
  }
  [[nodiscard]] bool has_token() const { return !token_.empty(); }

  /// Where --json was given, prints the answer as it is and says so.
  [[nodiscard]] bool printed_as_json(const Json& answer);
  [[nodiscard]] Io& io() { return io_; }
  /// The terminal's width; 0 where the output is no terminal.
  [[nodiscard]] std::size_t columns() const { return io_.columns; }

 private:
  HttpAnswer exchange(const std::string& method, const std::string& path, const Parameters& parameters,
                      const Json* body, const Headers& headers);
  Json send(const std::string& method, const std::string& path, const Parameters& parameters, const Json* body,
            const Headers& headers = {});
  [[noreturn]] void stop(const HttpAnswer& answer);
  /// Why nobody is signed in, and how to be.
  [[nodiscard]] std::string not_signed_in() const;

  Io& io_;
  HttpClient http_;
  std::string url_;
  std::string token_;
  std::string zone_name_;
  std::shared_ptr<const Zone> zone_;
  bool json_;
  bool token_of_environment_ = false;
  bool open_to_all_ = false;
};

}  // namespace sluice::cli
