#include "api/views/cab.h"

#include <fmt/format.h>

#include <algorithm>

#include "api/parts.h"
#include "api/views/approvals.h"
#include "api/views/texts.h"
#include "definition/notation.h"
#include "domain/access/permission.h"
#include "domain/cab/minutes.h"
#include "domain/cab/rights.h"
#include "store/condition_sql.h"

namespace sluice::api {
namespace {

std::optional<NotedView> board_noted(const std::optional<Noted>& noted, const Directory& directory) {
  if (!noted) return std::nullopt;
  return NotedView{person_ref(noted->by, directory), text_of(noted->reason), noted->at};
}

std::string member_name(const Who& who, const Directory& directory) {
  if (who.kind == WhoKind::group)
    if (const auto* group = directory.group_by_key(who.key)) return group->name;
  if (who.kind == WhoKind::person)
    if (const auto* person = directory.person_by_login(who.key)) return person->name;
  return who.key;
}

std::vector<BoardMemberView> member_views(const BoardPlan& plan, const Directory& directory) {
  std::vector<BoardMemberView> views;
  const auto rules = written_rules(plan.members);
  for (std::size_t i = 0; i < plan.members.size(); ++i)
    views.push_back({rules[i], member_name(plan.members[i], directory)});
  return views;
}

std::vector<MeetingNoteView> note_views(const std::vector<MeetingNote>& notes, const Directory& directory) {
  std::vector<MeetingNoteView> views;
  for (const auto& one : notes) views.push_back({person_ref(one.by, directory), text_of(one.text), one.at});
  return views;
}

AgendaItemView item_view(const AgendaItem& item, const BoardPlan& plan, const Change& change,
                         const Directory& directory) {
  AgendaItemView view;
  view.change = shown(item.change);
  view.title = text_of(change.fields.title);
  view.stage_name = change.visits.back().name;
  view.owner = person_ref(change.owner(), directory);
  view.state = item.state;
  view.ahead = item.ahead;
  view.points = item.rank.points;
  view.reasons = item.rank.reasons;
  view.added_by = person_ref(item.added_by, directory);
  if (item.from) view.from = shown(*item.from);
  view.since = item.since;
  view.spent_seconds = item.spent_seconds;
  const auto standings = standings_to_show(item, plan, change);
  view.approvals = standings.approvals;
  for (const auto& one : standings.decisions)
    view.decisions.push_back({one.approval, person_ref(one.by, directory), one.decision, one.at});
  view.notes = note_views(item.notes, directory);
  view.postponed = board_noted(item.postponed, directory);
  if (item.postponed_to) view.postponed_to = shown(*item.postponed_to);
  return view;
}

void add_agenda(MeetingView& view, const Meeting& meeting, const Board& board, Call& call) {
  for (const auto& change : call.parts.engine.agenda_seen_by(call.actor, meeting, call.read()))
    view.agenda.push_back(item_view(*find_item(meeting, change->id), board.plan, *change, *call.directory));
  view.hidden = static_cast<std::int64_t>(meeting.items.size() - view.agenda.size());
}

Result<std::vector<Who>> members_sent(const std::vector<std::string>& sent) {
  Refusal refusal{Refused::invalid, "Some members cannot be read; each is named below."};
  std::vector<Who> members;
  for (std::size_t i = 0; i < sent.size(); ++i) {
    const auto who = definition::parse_who(sent[i]);
    if (who && (who->kind == WhoKind::group || who->kind == WhoKind::person)) members.push_back(*who);
    else refusal.errors.push_back({fmt::format("/members/{}", i), "Write group:cab or person:mei.tanaka."});
  }
  if (!refusal.errors.empty()) return std::unexpected{std::move(refusal)};
  return members;
}

/// The agenda is asked of the lists of changes, which know not every field.
Result<void> check_listed(const Conditions& agenda) {
  for (const auto* part : {&agenda.all, &agenda.any})
    for (const auto& one : *part)
      if (!store::can_be_listed_by(one.field))
        return refuse_field("/agenda",
                            fmt::format("An agenda cannot be asked for {}; use a field that lists of changes "
                                        "can be filtered by.",
                                        one.field));
  return {};
}

}  // namespace

BoardView board_view(const Board& board, const Call& call) {
  const auto& directory = *call.directory;
  BoardView view;
  view.id = shown(board.id);
  view.name = board.plan.name;
  view.timing = timing_view(board.plan.timing);
  view.chair = person_ref(board.plan.chair, directory);
  view.deputy = person_ref(board.plan.deputy, directory);
  view.members = member_views(board.plan, directory);
  for (const auto id : members_of(board.plan, directory)) view.people.push_back(person_ref(id, directory));
  if (board.plan.agenda != Conditions{}) view.agenda = conditions_view(board.plan.agenda, Process{});
  view.cutoff_minutes = board.plan.cutoff_minutes;
  view.retired = board_noted(board.retired, directory);
  view.may_edit = has_right(call.actor, BoardRight::edit, board.plan, directory, call.now);
  view.may_conduct = has_right(call.actor, BoardRight::conduct, board.plan, directory, call.now);
  return view;
}

MeetingRowView meeting_row(const Meeting& meeting, const Board& board) {
  return {.id = shown(meeting.id),
          .board = shown(board.id),
          .board_name = board.plan.name,
          .state = meeting.state,
          .local = meeting.local,
          .zone = meeting.zone,
          .starts = meeting.starts,
          .ends = meeting.ends,
          .items = static_cast<std::int64_t>(meeting.items.size()),
          .decided = std::ranges::count(meeting.items, ItemState::decided, &AgendaItem::state)};
}

MeetingView meeting_view(const Meeting& meeting, const Board& board, Call& call) {
  const auto& directory = *call.directory;
  MeetingView view;
  static_cast<MeetingRowView&>(view) = meeting_row(meeting, board);
  add_agenda(view, meeting, board, call);
  view.ordered = meeting.ordered;
  for (const auto id : meeting.present) view.present.push_back(person_ref(id, directory));
  for (const auto& one : meeting.presences)
    view.presences.push_back({person_ref(one.person, directory), one.came, one.at});
  view.notes = note_views(meeting.notes, directory);
  view.moved = board_noted(meeting.moved, directory);
  view.cancelled = board_noted(meeting.cancelled, directory);
  view.started = meeting.started;
  view.closed = meeting.closed;
  view.now = call.now;
  view.may_edit = has_right(call.actor, BoardRight::edit, board.plan, directory, call.now);
  view.may_conduct = has_right(call.actor, BoardRight::conduct, board.plan, directory, call.now);
  view.may_take_part = has_right(call.actor, BoardRight::take_part, board.plan, directory, call.now);
  return view;
}

Result<BoardCommand> addition(const NewBoard& sent, const Directory& directory) {
  AddBoard add;
  add.plan.name = sent.name;
  add.plan.timing = timing_of(sent.timing);
  SLUICE_TRY(add.plan.chair, person_named(sent.chair, "/chair", directory));
  if (sent.deputy) {
    SLUICE_TRY(const auto deputy, person_named(*sent.deputy, "/deputy", directory));
    add.plan.deputy = deputy;
  }
  SLUICE_TRY(add.plan.members, members_sent(sent.members));
  if (sent.agenda) add.plan.agenda = *sent.agenda;
  SLUICE_CHECK(check_listed(add.plan.agenda));
  add.plan.cutoff_minutes = sent.cutoff_minutes.value_or(0);
  return add;
}

Result<BoardCommand> editing(const BoardEdit& sent, const Directory& directory) {
  EditBoard edit;
  edit.name = sent.name;
  if (sent.timing) edit.timing = Patch<Timing>::set(timing_of(*sent.timing));
  if (sent.chair.present) {
    SLUICE_TRY(const auto chair, person_named(sent.chair.value.value_or(""), "/chair", directory));
    edit.chair = Patch<PersonId>::set(chair);
  }
  if (sent.deputy.present) {
    edit.deputy = Patch<PersonId>::clear();
    if (sent.deputy.value) {
      SLUICE_TRY(const auto deputy, person_named(*sent.deputy.value, "/deputy", directory));
      edit.deputy = Patch<PersonId>::set(deputy);
    }
  }
  if (sent.members.present) {
    SLUICE_TRY(auto members, members_sent(sent.members.value.value_or(std::vector<std::string>{})));
    edit.members = Patch<std::vector<Who>>::set(std::move(members));
  }
  edit.agenda = sent.agenda;
  if (sent.agenda.value) SLUICE_CHECK(check_listed(*sent.agenda.value));
  edit.cutoff_minutes = sent.cutoff_minutes;
  return edit;
}

}  // namespace sluice::api
