#include "engine/cab_facts.h"

#include <algorithm>
#include <set>
#include <utility>

#include "domain/access/permission.h"
#include "domain/cab/bounds.h"
#include "domain/change/waiting.h"
#include "domain/risk/risk.h"
#include "store/change_list.h"

namespace sluice::engine {

namespace {

constexpr std::int64_t agenda_page = 200;
constexpr std::size_t looked_at_max = 1'000;  ///< changes that wait for members, of which the agenda takes some
/// How long before a change's own window one may begin that still overlaps it.
constexpr Duration longest_window = std::chrono::days{31};

const store::Viewer for_the_board{.person = {}, .groups = {}, .sees_everything = true};

std::vector<PersonId> asked_people(const Board& board, const Directory& directory) {
  auto people = members_of(board.plan, directory);
  if (people.size() > store::filter_values_max) people.resize(store::filter_values_max);
  return people;
}

/// Changes that wait for a member of the board and that its agenda takes.
Result<std::vector<ChangeId>> taken_by_agenda(Batch& batch, const Board& board) {
  store::ChangeFilter filter{.standings = {store::Standing::open}};
  filter.waiting_for = asked_people(board, *batch.directory());
  if (filter.waiting_for.empty()) return std::vector<ChangeId>{};
  if (board.plan.agenda != sluice::Conditions{}) filter.where = store::Where{board.plan.agenda, batch.directory()};
  std::vector<ChangeId> found;
  std::optional<std::string> cursor = "";
  while (cursor && found.size() < looked_at_max) {
    SLUICE_TRY(auto page, store::list_changes(batch.transaction().session(), for_the_board, filter,
                                              {store::SortBy::id, false}, agenda_page, *cursor));
    for (const auto& row : page.rows) found.push_back(row.id);
    cursor = std::move(page.next);
  }
  return found;
}

std::vector<ChangeId> overlapping(Batch& batch, const Change& change) {
  const auto& fields = change.fields;
  if (!fields.planned_start || !fields.planned_end || fields.services.empty()) return {};
  store::ChangeFilter filter{.standings = {store::Standing::open, store::Standing::on_hold}};
  filter.services = fields.services;
  filter.planned_after = fields.planned_start->at - longest_window;
  filter.planned_before = fields.planned_end->at;
  const auto page = store::list_changes(batch.transaction().session(), for_the_board, filter,
                                        {store::SortBy::id, false}, agenda_page, "");
  std::vector<ChangeId> found;
  if (!page) return found;
  for (const auto& row : page->rows)
    if (row.id != change.id && row.planned_end && *row.planned_end > fields.planned_start->at) found.push_back(row.id);
  return found;
}

std::int64_t count_earlier_alike(Batch& batch, const Change& change) {
  store::ChangeFilter filter{.processes = {change.process}};
  filter.services = change.fields.services;
  filter.created_before = change.created;
  return store::count_changes(batch.transaction().session(), for_the_board, filter).value_or(1);
}

void name_services(RankFacts& facts, const Change& change, const Directory& directory) {
  for (const auto id : change.fields.services) {
    const auto* service = directory.service(id);
    if (!service) continue;
    facts.services += (facts.services.empty() ? "" : ", ") + service->name;
    facts.criticality = std::max(facts.criticality, std::optional{service->criticality});
  }
}

/// What the change waits for besides the board, and besides somebody who lets it go on.
void name_missing(RankFacts& facts, const Change& change, const std::vector<const Approval*>& asked, Batch& batch) {
  const auto* process = batch.directory()->process_version(change.process, change.process_version);
  if (!process) return;
  for (const auto& one : waiting(change, *batch.directory(), *process, std::max(batch.now(), change.recorded))) {
    const bool of_board = one.gate == "approved" && std::ranges::find(asked, one.key, &Approval::key) != asked.end();
    if (!of_board && one.gate != "advance") facts.missing.push_back(one.title.empty() ? one.key : one.title);
  }
}

/// The risk that counts, on the scale that impacts are told on.
std::optional<Level> risk_for_board(const Change& change) {
  const auto risk = risk_of(change.risk);
  if (!risk) return std::nullopt;
  switch (*risk) {
    case RiskLevel::low: return Level::low;
    case RiskLevel::medium: return Level::medium;
    case RiskLevel::high: return Level::high;
  }
  std::unreachable();
}

Rank ranked(Batch& batch, const Board& board, const Change& change) {
  const auto asked = before_the_board(board.plan, change);
  RankFacts facts;
  facts.risk = risk_for_board(change);
  facts.impact = change.fields.impact;
  name_services(facts, change, *batch.directory());
  if (!change.fields.services.empty()) facts.earlier_alike = count_earlier_alike(batch, change);
  facts.conflicts = overlapping(batch, change);
  name_missing(facts, change, asked, batch);
  for (const auto* approval : asked)
    if (approval->asked_again && approval->state == ApprovalState::asked) facts.withdrawn.push_back(approval->title);
  return rank_of(facts);
}

bool is_on_time(const LookAtChanges& look, const Change& change) {
  const auto cutoff = look.meeting.starts - std::chrono::minutes{look.board.plan.cutoff_minutes};
  return std::ranges::any_of(before_the_board(look.board.plan, change), [&](const Approval* approval) {
    return approval->state == ApprovalState::asked && approval->asked <= cutoff;
  });
}

ChangeBeforeBoard looked_at(Batch& batch, const LookAtChanges& look, const Change& change, bool on_agenda) {
  ChangeBeforeBoard facts;
  facts.standings = standings_of(look.board.plan, change);
  facts.open = !change.is_closed();
  facts.seen = has_right(look.actor, ChangeRight::see, change, *batch.directory());
  facts.on_agenda = on_agenda && !facts.standings.approvals.empty();
  facts.on_time = is_on_time(look, change);
  if (look.whole_agenda || look.named == change.id) facts.rank = ranked(batch, look.board, change);
  return facts;
}

}  // namespace

Result<std::map<ChangeId, ChangeBeforeBoard>> changes_before_board(Batch& batch, const LookAtChanges& look) {
  std::set<ChangeId> taken, all;
  if (look.whole_agenda) {
    SLUICE_TRY(const auto found, taken_by_agenda(batch, look.board));
    taken.insert(found.begin(), found.end());
  }
  all = taken;
  for (const auto& item : look.meeting.items) all.insert(item.change);
  if (look.named) all.insert(*look.named);
  std::map<ChangeId, ChangeBeforeBoard> facts;
  for (const auto id : all)
    if (const auto change = batch.change(id)) facts.emplace(id, looked_at(batch, look, **change, taken.contains(id)));
  return facts;
}

}  // namespace sluice::engine
