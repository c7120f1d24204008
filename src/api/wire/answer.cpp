#include "api/wire/answer.h"

#include <sodium.h>
#include <spdlog/spdlog.h>

#include <algorithm>

#include "api/wire/problem.h"
#include "api/wire/route.h"
#include "base/logged.h"
#include "store/error.h"

namespace sluice::api {
namespace {

std::string digest_of(std::string_view text) {
  std::array<unsigned char, crypto_generichash_BYTES_MIN> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                     nullptr, 0);
  std::string hex(hash.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  hex.pop_back();
  return hex;
}

/// Whether If-None-Match (RFC 9110, 13.1.2) lists the mark; weak and strong ones compare alike.
bool lists_mark(std::string_view list, std::string_view mark) {
  if (list == "*") return true;
  const auto at = list.find(mark);
  return at != std::string_view::npos && !mark.empty();
}

/// Leaves of each item (or of the value itself) only the members asked for, and what names the item.
void trim(Json& value, std::string_view fields) {
  if (auto* items = value.is_object() ? value.as_object().if_contains("items") : nullptr) {
    for (auto& item : items->as_array()) trim(item, fields);
    return;
  }
  auto* object = value.if_object();
  if (!object) return;
  const auto wanted = [&](std::string_view name) {
    if (name == "id" || name == "key" || name == "login") return true;
    for (std::string_view rest = fields; !rest.empty();) {
      const auto comma = std::min(rest.find(','), rest.size());
      if (rest.substr(0, comma) == name) return true;
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return false;
  };
  boost::json::object kept;
  for (auto& [name, one] : *object)
    if (wanted(name)) kept[name] = std::move(one);
  *object = std::move(kept);
}

std::string_view parameter(const Call& call, std::string_view name) {
  const auto found =
      std::ranges::find(call.target.parameters, name, [](const auto& one) -> std::string_view { return one.first; });
  return found == call.target.parameters.end() ? std::string_view{} : std::string_view{found->second};
}

}  // namespace

std::string_view fields_wanted(const Call& call) {
  return call.route->method == Method::get ? parameter(call, "fields") : std::string_view{};
}

std::string trimmed(Json value, std::string_view fields) {
  trim(value, fields);
  return boost::json::serialize(value);
}

Response success(const Call& call, std::string body) {
  Response response;
  response.status = call.route->success;
  response.headers = call.headers;
  response.body = std::move(body);
  const bool is_read = call.route->method == Method::get;
  std::string mark = call.version ? std::to_string(*call.version) : "";
  if (is_read) mark += (mark.empty() ? "" : ".") + digest_of(response.body);
  if (!mark.empty()) response.headers.emplace_back("ETag", "\"" + mark + "\"");
  response.headers.emplace_back("Cache-Control", is_read ? "private, no-cache" : "no-store");
  if (is_read && lists_mark(call.request.header("If-None-Match"), "\"" + mark + "\"")) {
    response.status = 304;
    response.body.clear();
    return response;
  }
  response.headers.emplace_back("Content-Type", "application/json");
  return response;
}

Response success(const Call& call) {
  Response response;
  response.status = 204;
  response.headers = call.headers;
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

Response refused(const Call& call, const Refusal& refusal) {
  auto response = problem(refusal, call.directory.get());
  for (const auto& header : call.headers)
    std::erase_if(response.headers, [&](const Header& one) { return one.first == header.first; });
  response.headers.insert(response.headers.end(), call.headers.begin(), call.headers.end());
  return response;
}

namespace {

std::string_view path_of(const Call& call) {
  return std::string_view{call.request.target}.substr(0, call.request.target.find('?'));
}

}  // namespace

Response broken(const Call& call, const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const store::DatabaseError& failed) {
    spdlog::error("act=answer path={} database={}", logged(path_of(call)), logged(failed.what()));
    return problem({Refused::unavailable, "The database cannot be reached, or is busy. Try again in a moment."},
                   nullptr, 2);
  } catch (const std::exception& failed) {
    spdlog::error("act=answer path={} error={}", logged(path_of(call)), logged(failed.what()));
    return internal_error();
  }
}

Response saved_without_answer(const Call& call, const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const std::exception& failed) {
    spdlog::error("act=answer path={} saved=true error={}", logged(path_of(call)), logged(failed.what()));
  }
  return saved_unanswered();
}

}  // namespace sluice::api
