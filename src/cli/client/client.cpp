#include "cli/client/client.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/client/credentials.h"
#include "cli/client/problem.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/local/place.h"

namespace sluice::cli {

namespace {

/// The address of a server as people write it: without a scheme it is http, and slashes at the end are let fall.
std::string server_address(std::string url) {
  while (url.ends_with('/')) url.pop_back();
  if (url.find("://") == std::string::npos) url = "http://" + url;
  const auto host = url.find("://") + 3;
  if ((url.starts_with("http://") || url.starts_with("https://")) && host < url.size()) return url;
  throw Stop(
      Exit::usage,
      fmt::format("{} is no address of a server; write --url (or SLUICE_URL) as https://sluice.example.org.", url));
}

std::string query_of(const Parameters& parameters) {
  std::string query;
  for (const auto& [name, value] : parameters)
    if (!value.empty()) query += fmt::format("{}{}={}", query.empty() ? "?" : "&", name, percent_encoded(value));
  return query;
}

}  // namespace

void add_client_options(CLI::App& command, ClientOptions& options) {
  command.add_flag("--json", options.json, "Print the server's answer as JSON")->group("Every command");
  command.add_option("--url", options.url, "The server (else SLUICE_URL, else where you signed in last)")
      ->type_name("URL")
      ->group("Every command");
}

Client::Client(const ClientOptions& options, Io& io) : io_(io), json_(options.json) {
  const auto kept = kept_credentials(io.environment);
  url_ = options.url;
  if (url_.empty()) url_ = io.environment("SLUICE_URL").value_or(kept ? kept->url : "http://127.0.0.1:8080");
  url_ = server_address(url_);
  const bool same_server = kept && kept->url == url_;
  if (same_server) token_ = kept->token;
  if (same_server) zone_name_ = kept->zone;
  if (const auto token = io.environment("SLUICE_TOKEN")) {
    if (*token != token_) zone_name_.clear();
    token_ = *token;
    token_of_environment_ = true;
  }
}

Json Client::get(const std::string& path, const Parameters& parameters) {
  return send("GET", path, parameters, nullptr);
}
Json Client::get_all(const std::string& path, Parameters parameters) {
  boost::json::array all;
  parameters.emplace_back("limit", "200");
  parameters.emplace_back("cursor", "");
  do {
    const auto page = get(path, parameters);
    for (const auto& one : list_at(page, "items")) all.push_back(one);
    parameters.back().second = text_at(page, "next");
  } while (!parameters.back().second.empty());
  return boost::json::object{{"items", std::move(all)}};
}
Json Client::post(const std::string& path, const Json& body) { return send("POST", path, {}, &body); }
Json Client::put(const std::string& path, const Json& body, const Headers& headers) {
  return send("PUT", path, {}, &body, headers);
}
Json Client::patch(const std::string& path, const Json& body) { return send("PATCH", path, {}, &body); }
Json Client::remove(const std::string& path, const Parameters& parameters) {
  return send("DELETE", path, parameters, nullptr);
}

HttpAnswer Client::exchange(const std::string& method, const std::string& path, const Parameters& parameters,
                            const Json* body, const Headers& headers) {
  HttpRequest request{method, url_ + "/api/v1" + path + query_of(parameters)};
  request.headers = {{"Accept", "application/json, */*;q=0.5"},
                     {"User-Agent", fmt::format("sluice/{}", program_version())}};
  request.headers.insert(request.headers.end(), headers.begin(), headers.end());
  if (!token_.empty()) request.headers.emplace_back("Authorization", "Bearer " + token_);
  if (body) request.headers.emplace_back("Content-Type", "application/json");
  if (body) request.body = boost::json::serialize(*body);
  auto answer = http_.send(request);
  if (!answer)
    throw Stop(Exit::not_reached, fmt::format("{} was not reached: {}.\nIs it running? Name another one with --url or "
                                              "SLUICE_URL.",
                                              url_, answer.error().detail));
  if (answer->status < 200 || answer->status > 299) stop(*answer);
  return std::move(*answer);
}

std::string Client::download(const std::string& path) { return exchange("GET", path, {}, nullptr, {}).body; }

Json Client::send(const std::string& method, const std::string& path, const Parameters& parameters, const Json* body,
                  const Headers& headers) {
  const auto answer = exchange(method, path, parameters, body, headers);
  if (answer.body.empty()) return nullptr;
  auto json = parse_json(answer.body);
  if (!json) throw Stop(Exit::not_reached, fmt::format("{} did not answer as a Sluice server does.", url_));
  return std::move(*json);
}

void Client::stop(const HttpAnswer& answer) {
  const auto exit = exit_of(answer.status);
  const auto json = parse_json(answer.body);
  if (!json || !json->is_object())
    throw Stop(Exit::not_reached, fmt::format("{} answered {}, and not as a Sluice server does.", url_, answer.status));
  if (json_) throw Stop(exit, boost::json::serialize(*json));
  if (answer.status == 401 && !open_to_all_) throw Stop(exit, not_signed_in());
  const auto zone = zone_name_.empty() ? nullptr : find_zone(zone_name_);
  const auto& known = zone ? *zone : *organisation_zone("", io_.environment);
  throw Stop(exit, harmless(problem_text(*json, known, columns()), Lines::kept));
}

std::string Client::not_signed_in() const {
  if (token_of_environment_)
    return fmt::format("{} does not know the token of SLUICE_TOKEN, or it is over. Set another.", url_);
  return fmt::format("You are not signed in at {}{}. Use: sluice sign-in LOGIN", url_, has_token() ? " any more" : "");
}

std::string Client::login() { return text_at(get("/session"), "person.login"); }

const Zone& Client::zone() {
  if (zone_) return *zone_;
  if (zone_name_.empty() && has_token()) zone_name_ = text_at(get("/session"), "person.time_zone");
  zone_ = find_zone(zone_name_);
  if (!zone_) zone_ = organisation_zone("", io_.environment);
  return *zone_;
}

bool Client::printed_as_json(const Json& answer) {
  if (!json_) return false;
  io_.out << boost::json::serialize(answer) << "\n";
  return true;
}

}  // namespace sluice::cli
