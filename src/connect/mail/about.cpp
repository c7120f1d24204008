#include "connect/mail/about.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "connect/mail/templates.h"
#include "connect/mail/variables.h"
#include "domain/risk/risk.h"

namespace sluice::connect {

namespace {

using boost::json::array;
using boost::json::object;
using store::MailKind;

constexpr std::size_t named_services_max = 10;

const Change* change_of(const MailNotice& notice, const std::vector<std::shared_ptr<const Change>>& changes) {
  const auto found = std::ranges::find_if(
      changes, [&](const auto& change) { return change && change->exists() && change->id == notice.change; });
  return found == changes.end() ? nullptr : found->get();
}

std::string change_address(const MailSite& site, const Change& change) {
  return site.url + "/changes/" + shown(change.id);
}

std::string named_services(const Change& change, const Directory& directory) {
  std::string names;
  std::size_t count = 0;
  for (const ServiceId id : change.fields.services) {
    const auto* service = directory.service(id);
    if (service == nullptr) continue;
    if (++count > named_services_max) continue;
    names += (names.empty() ? "" : ", ") + service->name;
  }
  return count > named_services_max ? fmt::format("{} and {} more", names, count - named_services_max) : names;
}

std::string planned_words(const ChangeFields& fields) {
  if (!fields.planned_start) return fields.planned_end ? "until " + planned_in_words(*fields.planned_end) : "";
  const auto start = planned_in_words(*fields.planned_start);
  return fields.planned_end ? fmt::format("{} to {}", start, planned_in_words(*fields.planned_end)) : start;
}

std::string approval_title(const Change& change, const std::string& key) {
  const auto* approval = key.empty() ? nullptr : find_approval(change, key);
  return approval == nullptr ? key : approval->title;
}

std::string risk_words(const Change& change) {
  const auto risk = risk_of(change.risk);
  return risk ? std::string{word(*risk)} : std::string{};
}

object change_values(const MailSite& site, const Change& change, const Directory& directory) {
  return {{"key", shown(change.id)},
          {"title", change.fields.title.text},
          {"url", change_address(site, change)},
          {"stage", change.visits.empty() ? std::string{} : change.visits.back().name},
          {"requester", directory.name_of(change.requester)},
          {"services", named_services(change, directory)},
          {"planned", planned_words(change.fields)},
          {"risk", risk_words(change)}};
}

array listed(const MailSite& site, const std::vector<MailNotice>& notices,
             const std::vector<std::shared_ptr<const Change>>& changes, const Zone& zone) {
  array list;
  for (const auto& notice : notices) {
    const auto* change = change_of(notice, changes);
    if (change == nullptr) continue;
    list.push_back(object{{"text", notice.text},
                          {"at", local_moment(zone.local_of(notice.at))},
                          {"change", object{{"key", shown(change->id)},
                                            {"title", change->fields.title.text},
                                            {"url", change_address(site, *change)}}}});
  }
  return list;
}

std::string digest_words(std::size_t count) {
  return count == 1 ? "one thing that you were told" : fmt::format("{} things that you were told", count);
}

std::string noted_lines(const std::vector<MinutesNote>& notes) {
  std::string lines;
  for (const auto& one : notes) lines += fmt::format("{}{} ({})", lines.empty() ? "" : "\n", one.text, one.by);
  return lines;
}

std::string became_lines(const MinutesItem& item) {
  std::vector<std::string> lines = item.facts;
  lines.insert(lines.end(), item.decisions.begin(), item.decisions.end());
  if (!item.notes.empty()) lines.push_back(noted_lines(item.notes));
  return fmt::format("{}", fmt::join(lines, "\n"));
}

/// What every mail names, whatever it is about.
object common_values(const MailSite& site, const Person& person, std::string_view subject) {
  return {{"site", object{{"url", site.url}, {"name", site.name}}},
          {"person", object{{"name", person.name}, {"login", person.login}}},
          {"subject", subject},
          {"preferences_url", site.url + "/profile"}};
}

void put_notice_values(object& data, const MailSite& site, const std::vector<MailNotice>& notices,
                       const std::vector<std::shared_ptr<const Change>>& changes, const Directory& directory) {
  for (const auto& notice : notices) {
    const auto* change = change_of(notice, changes);
    if (change == nullptr) continue;
    data["change"] = change_values(site, *change, directory);
    data["text"] = notice.text;
    data["about"] = approval_title(*change, notice.about);
    return;
  }
}

}  // namespace

object mail_data(const MailSite& site, const Person& person, MailKind kind, const std::vector<MailNotice>& notices,
                 const std::vector<std::shared_ptr<const Change>>& changes, const Directory& directory,
                 const Zone& zone, std::string_view decide_url) {
  object data = common_values(site, person, mail_title(kind));
  data["decide_url"] = mail_asks_to_decide(kind) ? decide_url : std::string_view{};
  if (kind == MailKind::test) return data;
  if (kind != MailKind::digest) {
    put_notice_values(data, site, notices, changes, directory);
    return data;
  }
  auto list = listed(site, notices, changes, zone);
  data["subject"] = digest_words(list.size());
  data["count"] = std::to_string(list.size());
  data["notices"] = std::move(list);
  return data;
}

object minutes_data(const MailSite& site, const Person& person, const Meeting& meeting, const BoardPlan& plan,
                    const Minutes& minutes) {
  object data = common_values(site, person, minutes.title);
  data["meeting"] = object{{"key", shown(meeting.id)},
                           {"board", plan.name},
                           {"when", minutes.when},
                           {"present", minutes.present},
                           {"url", site.url + "/cab/meetings/" + shown(meeting.id) + "/minutes"}};
  data["hidden"] = minutes.hidden;
  data["besides"] = noted_lines(minutes.besides);
  array items;
  for (const auto& item : minutes.items)
    items.push_back(object{{"text", became_lines(item)},
                           {"change", object{{"key", shown(item.change)},
                                             {"title", item.title},
                                             {"url", site.url + "/changes/" + shown(item.change)}}}});
  data["notices"] = std::move(items);
  return data;
}

object example_mail_data(MailKind kind) {
  const object change{{"key", "CHG-1042"},
                      {"title", "Upgrade the billing database to PostgreSQL 15.9"},
                      {"url", "https://sluice.example.org/changes/CHG-1042"},
                      {"stage", "Authorization"},
                      {"requester", "Priya Nair"},
                      {"services", "Billing, Billing database"},
                      {"planned", "Sat 30 Jan 2027 22:00 (Europe/Berlin) to Sun 31 Jan 2027 02:00 (Europe/Berlin)"},
                      {"risk", "medium"}};
  const object other{{"key", "CHG-1043"},
                     {"title", "Renew the certificate of the mail gateway"},
                     {"url", "https://sluice.example.org/changes/CHG-1043"}};
  object data{{"site", object{{"url", "https://sluice.example.org"}, {"name", "Sluice"}}},
              {"person", object{{"name", "Dana Kowalski"}, {"login", "dana.kowalski"}}},
              {"subject", kind == MailKind::digest ? digest_words(2) : std::string{mail_title(kind)}},
              {"preferences_url", "https://sluice.example.org/profile"}};
  if (kind == MailKind::test) return data;
  if (kind == MailKind::digest) {
    data["count"] = "2";
    data["notices"] = array{
        object{{"text", "“Change advisory board” waits for you."}, {"at", "Fri 29 Jan 2027 09:12"}, {"change", change}},
        object{{"text", "The planned start has moved."}, {"at", "Fri 29 Jan 2027 15:40"}, {"change", other}}};
    return data;
  }
  if (kind == MailKind::minutes) {
    data["meeting"] = object{{"key", "MTG-7"},
                             {"board", "Change advisory board"},
                             {"when", "MTG-7, Thu 28 Jan 2027 10:00 to 10:40 (Europe/Berlin)"},
                             {"present", "Present: Dana Kowalski, Mei Tanaka"},
                             {"url", "https://sluice.example.org/cab/meetings/MTG-7/minutes"}};
    data["hidden"] = "One change more on the agenda that not everybody may see.";
    data["besides"] = "The freeze at the end of the quarter was agreed. (Dana Kowalski, 10:38)";
    data["notices"] = array{object{{"text",
                                    "Decided, after 12 min. Owner: Priya Nair.\nChange advisory board: Granted\n"
                                    "Mei Tanaka: Approved, Thu 28 Jan 2027 10:11"},
                                   {"change", change}},
                            object{{"text", "Not reached. Owner: Nils Holm."}, {"change", other}}};
    return data;
  }
  data["change"] = change;
  data["text"] = "“Change advisory board” waits for 2 of 3 approvals.";
  data["about"] = "Change advisory board";
  if (mail_asks_to_decide(kind)) data["decide_url"] = "https://sluice.example.org/decide#EXAMPLE";
  return data;
}

}  // namespace sluice::connect
