#include "domain/change/checks.h"

#include "base/nearest.h"
#include "domain/bounds.h"
#include "domain/change/form_answers.h"
#include "domain/faults.h"

namespace sluice {

namespace {

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

/// Collects what is wrong in the fields of a change.
class FieldCheck {
 public:
  FieldCheck(const ChangeFields& before, const Directory& directory) : before_(before), directory_(directory) {}

  void text(const Written& value, std::size_t bytes_max, const std::string& pointer, Blank blank = Blank::allowed) {
    if (value.removed) return;
    keep(check_text(value.text, bytes_max, blank, pointer, "This"));
  }
  void line(const Written& value, const Written& known, const std::string& pointer, std::string_view what) {
    if (value.removed || (value == known && !is_blank(value.text))) return;
    keep(check_line(value.text, bounds::title_bytes, pointer, what));
  }
  /// False where there are too many: they are not looked at one by one then.
  bool count(std::size_t have, std::size_t most, const std::string& pointer) {
    if (have > most) wrong(pointer, fmt::format("At most {} are possible; these are {}.", most, have));
    return have <= most;
  }
  void person(const std::optional<PersonId>& one, const std::optional<PersonId>& known, const std::string& pointer) {
    if (one && one != known) keep(check_person(*one, directory_, pointer));
  }
  void verifiers(const std::vector<PersonId>& people) {
    if (!count(people.size(), bounds::verifiers, "/verifiers")) return;
    for (std::size_t i = 0; i < people.size(); ++i) {
      const bool known = std::ranges::find(before_.verifiers, people[i]) != before_.verifiers.end();
      if (!known) keep(check_person(people[i], directory_, fmt::format("/verifiers/{}", i)));
    }
  }
  void services(const std::vector<ServiceId>& services) {
    if (!count(services.size(), bounds::services, "/services")) return;
    for (std::size_t i = 0; i < services.size(); ++i) {
      const Service* service = directory_.service(services[i]);
      const bool known = std::ranges::find(before_.services, services[i]) != before_.services.end();
      if (service == nullptr) wrong(fmt::format("/services/{}", i), "There is no such service.");
      else if (service->retired && !known)
        wrong(fmt::format("/services/{}", i), fmt::format("The service {} is retired.", service->key));
      if (std::ranges::count(services, services[i]) > 1)
        wrong(fmt::format("/services/{}", i), "This service is named twice.");
    }
  }
  void stakeholders(const std::vector<Stakeholder>& people) {
    if (!count(people.size(), bounds::stakeholders, "/stakeholders")) return;
    for (std::size_t i = 0; i < people.size(); ++i) {
      const auto at = fmt::format("/stakeholders/{}", i);
      const auto known = std::ranges::find(before_.stakeholders, people[i]) != before_.stakeholders.end();
      if (people[i].person && !known) keep(check_person(*people[i].person, directory_, at + "/person"));
      if (!people[i].person && !known) line(people[i].name, {"", true}, at + "/name", "A name");
      text(people[i].part, bounds::short_text_bytes, at + "/part");
    }
  }
  void expected_results(const std::vector<ExpectedResult>& results) {
    if (!count(results.size(), bounds::expected_results, "/expected_results")) return;
    for (std::size_t i = 0; i < results.size(); ++i)
      text(results[i].text, bounds::short_text_bytes, fmt::format("/expected_results/{}", i), Blank::refused);
  }
  void tags(const std::vector<std::string>& tags) {
    if (!count(tags.size(), bounds::tags, "/tags")) return;
    for (std::size_t i = 0; i < tags.size(); ++i)
      if (std::ranges::find(before_.tags, tags[i]) == before_.tags.end())
        keep(check_line(tags[i], bounds::tag_bytes, fmt::format("/tags/{}", i), "A tag"));
  }
  void window(const ChangeFields& fields) {
    if (fields.planned_start && fields.planned_start->at > last_planned_instant)
      wrong("/planned_start", "Times can be planned until the end of 2037.");
    if (fields.planned_end && fields.planned_end->at > last_planned_instant)
      wrong("/planned_end", "Times can be planned until the end of 2037.");
    if (fields.planned_start && fields.planned_end && fields.planned_end->at <= fields.planned_start->at)
      wrong("/planned_end", "The planned end must come after the planned start.");
  }
  void keep(std::vector<FieldError> errors) { std::ranges::move(errors, std::back_inserter(errors_)); }
  [[nodiscard]] std::vector<FieldError> take() { return std::move(errors_); }

 private:
  void wrong(std::string pointer, std::string detail) { errors_.push_back({std::move(pointer), std::move(detail)}); }
  void keep(const Result<void>& checked) {
    if (!checked) std::ranges::copy(checked.error().errors, std::back_inserter(errors_));
  }
  const ChangeFields& before_;
  const Directory& directory_;
  std::vector<FieldError> errors_;
};

}  // namespace

std::string no_such_process(std::string_view key, const Directory& directory) {
  std::vector<std::string> offered;
  for (const auto& [id, published] : directory.processes)
    if (!published->retired && !published->versions.empty())
      offered.push_back(published->versions.rbegin()->second->process.key);
  return fmt::format("There is no process {}, or it is retired{} Choose one from the list of processes.", key,
                     did_you_mean(key, offered));
}

Result<void> must_be_open(const Change& change) {
  if (change.closing && !change.is_closed())
    return refuse(
        Refused::out_of_turn,
        fmt::format("{} has ended, and closes when its child changes and contingencies have done what they must.",
                    shown(change.id)));
  if (!change.is_closed()) return {};
  return refuse(Refused::out_of_turn,
                fmt::format("{} is closed; what comes later is a new, linked change.", shown(change.id)));
}

Result<void> must_be_moving(const Change& change, const Directory& directory) {
  SLUICE_CHECK(must_be_open(change));
  if (!change.hold) return {};
  auto refusal = Refusal{Refused::out_of_turn, fmt::format("{} is on hold by {}; resume it first.", shown(change.id),
                                                           directory.name_of(change.hold->by))};
  refusal.unmet.push_back(
      {.gate = "on_hold", .title = "On hold", .since = change.hold->since, .detail = change.hold->reason.text});
  return std::unexpected{std::move(refusal)};
}

Result<void> check_text(std::string_view text, std::size_t bytes_max, Blank blank, std::string pointer,
                        std::string_view what) {
  if (blank == Blank::refused && is_blank(text))
    return refuse_field(std::move(pointer), fmt::format("{} must not be empty.", what));
  if (text.size() > bytes_max)
    return refuse_field(std::move(pointer),
                        fmt::format("{} may have {} bytes at most; this has {}.", what, bytes_max, text.size()));
  return {};
}

Result<void> check_line(std::string_view text, std::size_t bytes_max, std::string pointer, std::string_view what) {
  if (!is_one_line(text)) return refuse_field(std::move(pointer), fmt::format("{} {}.", what, not_one_line));
  return check_text(text, bytes_max, Blank::refused, std::move(pointer), what);
}

Result<void> check_reason(std::string_view reason) {
  return check_text(reason, bounds::short_text_bytes, Blank::refused, "/reason", "The reason");
}

std::size_t text_bytes(const ChangeFields& fields) {
  auto bytes = fields.title.text.size() + fields.description.text.size() + fields.reason.text.size() +
               fields.deployment_plan.text.size() + fields.backout_plan.text.size() + fields.test_plan.text.size() +
               fields.communication_plan.text.size();
  for (const auto& one : fields.expected_results) bytes += one.text.text.size();
  for (const auto& one : fields.tags) bytes += one.size();
  for (const auto& one : fields.stakeholders) bytes += one.name.text.size() + one.part.text.size();
  return bytes + text_bytes(fields.form);
}

std::size_t text_bytes(const std::vector<Task>& tasks) {
  std::size_t bytes = 0;
  for (const auto& task : tasks) {
    bytes += task.title.text.size() + task.description.text.size() + task.note.text.size();
    for (const auto& item : task.checklist) bytes += item.text.text.size();
  }
  return bytes;
}

std::size_t more_bytes(std::string_view text, const Written& before) {
  return text.size() > before.text.size() ? text.size() - before.text.size() : 0;
}

Result<void> check_room(const Change& change, std::size_t bytes_more) {
  if (bytes_more == 0) return {};
  const auto bytes = text_bytes(change.fields) + text_bytes(change.tasks) + bytes_more;
  if (bytes <= bounds::change_bytes) return {};
  return refuse(
      Refused::invalid,
      fmt::format("The fields and tasks of a change may have {} bytes of text together; this would make it {}. "
                  "Shorten something, or keep what is long elsewhere and name the place.",
                  bounds::change_bytes, bytes));
}

Result<void> check_person(PersonId id, const Directory& directory, std::string pointer) {
  const Person* person = directory.person(id);
  if (person == nullptr) return refuse_field(std::move(pointer), "There is no such person.");
  if (!person->enabled)
    return refuse_field(std::move(pointer), fmt::format("{} is disabled and can take nothing on.", person->name));
  return {};
}

std::vector<FieldError> wrong_in(const ChangeFields& fields, const ChangeFields& before, const Directory& directory,
                                 const Process& process) {
  FieldCheck check{before, directory};
  check.line(fields.title, before.title, "/title", "The title");
  check.text(fields.description, bounds::text_bytes, "/description");
  check.text(fields.reason, bounds::text_bytes, "/reason");
  check.text(fields.deployment_plan, bounds::text_bytes, "/deployment_plan");
  check.text(fields.backout_plan, bounds::text_bytes, "/backout_plan");
  check.text(fields.test_plan, bounds::text_bytes, "/test_plan");
  check.text(fields.communication_plan, bounds::text_bytes, "/communication_plan");
  check.expected_results(fields.expected_results);
  check.services(fields.services);
  check.stakeholders(fields.stakeholders);
  check.tags(fields.tags);
  check.verifiers(fields.verifiers);
  check.person(fields.developer, before.developer, "/developer");
  check.person(fields.test_lead, before.test_lead, "/test_lead");
  check.person(fields.deployer, before.deployer, "/deployer");
  check.person(fields.owner, before.owner, "/owner");
  check.window(fields);
  check.keep(wrong_answers(fields.form, before.form, process, directory));
  return check.take();
}

}  // namespace sluice
