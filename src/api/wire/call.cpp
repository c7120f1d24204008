#include "api/wire/call.h"

#include <charconv>

#include "base/ensure.h"

namespace sluice::api {
namespace {

std::optional<std::int64_t> read_number(std::string_view text) {
  std::int64_t number = 0;
  const bool plain = !text.empty() && text.front() >= '0' && text.front() <= '9';
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (!plain || failed != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<std::int64_t> read_numbered(std::string_view prefix, std::string_view text) {
  if (!text.starts_with(prefix)) return std::nullopt;
  const auto number = read_number(text.substr(prefix.size()));
  return number && *number > 0 ? number : std::nullopt;
}

}  // namespace

std::optional<ChangeId> read_change_id(std::string_view text) {
  const auto number = read_numbered("CHG-", text);
  return number ? std::optional{ChangeId{*number}} : std::nullopt;
}

std::optional<TaskId> read_task_id(std::string_view text) {
  const auto number = read_numbered("TSK-", text);
  return number ? std::optional{TaskId{*number}} : std::nullopt;
}

const std::string& Call::value(std::string_view name) const {
  for (const auto& [known, text] : path_values)
    if (known == name) return text;
  ensure(false, "a handler asks for a value that its path does not have");
  return request.target;
}

store::Session& Call::read() const {
  ensure(can_read(), "an answer made in the engine's transaction reads the database");
  return reading->begun();
}

Result<ChangeId> Call::change_id() const {
  const auto id = read_change_id(value("change"));
  if (!id) return refuse(Refused::not_found, "There is no change " + value("change") + ".");
  return *id;
}

Result<TaskId> Call::task_id() const {
  const auto id = read_task_id(value("task"));
  if (!id) return refuse(Refused::not_found, "There is no task " + value("task") + " on this change.");
  return *id;
}

Result<std::int64_t> Call::number(std::string_view name) const {
  const auto number = read_number(value(name));
  if (!number) return refuse(Refused::not_found, "There is no " + std::string{name} + " " + value(name) + ".");
  return *number;
}

Result<std::optional<std::int64_t>> expected_version_of(const Request& request) {
  std::string_view text = request.header("If-Match");
  if (text.empty() || text == "*") return std::nullopt;
  if (text.starts_with("W/")) text.remove_prefix(2);
  // Our marks are "version" or "version.digest": what counts here is the version.
  const bool quoted = text.size() > 2 && text.front() == '"' && text.back() == '"';
  if (quoted) text = text.substr(1, text.size() - 2);
  const auto named = quoted ? read_number(text.substr(0, text.find('.'))) : std::nullopt;
  if (!named) return refuse(Refused::malformed, "If-Match is expected to be one version in quotes, such as \"7\".");
  return named;
}

void Call::respond(Response response) {
  if (answered_.exchange(true)) return;
  respond_(std::move(response));
}

}  // namespace sluice::api
