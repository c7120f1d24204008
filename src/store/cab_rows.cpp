#include "store/cab_rows.h"

#include <tuple>

#include "base/words.h"
#include "store/conditions.h"
#include "store/cursor.h"
#include "store/rows.h"

namespace sluice::store {

namespace {

constexpr std::int64_t meetings_page_max = 200;
std::string meetings_list(bool newest_first) { return newest_first ? "meetings-newest" : "meetings"; }

struct BoardRow {
  BoardId id;
  std::string name_folded;
  bool retired = false;
  std::optional<Instant> next_look;
};
BOOST_DESCRIBE_STRUCT(BoardRow, (), (id, name_folded, retired, next_look))

struct MeetingRow {
  MeetingId id;
  BoardId board;
  MeetingState state = MeetingState::planned;
  Instant starts;
};
BOOST_DESCRIBE_STRUCT(MeetingRow, (), (id, board, state, starts))

struct MeetingItemRow {
  MeetingId meeting;
  ChangeId change_id;
};
BOOST_DESCRIBE_STRUCT(MeetingItemRow, (), (meeting, change_id))

Conditions meeting_conditions(const MeetingFilter& filter) {
  Conditions conditions;
  if (filter.board) conditions.add("m.board = ?", {*filter.board});
  conditions.add_any("m.state", filter.states);
  if (filter.change)
    conditions.add("EXISTS (SELECT 1 FROM meeting_items i WHERE i.meeting = m.id AND i.change_id = ?)",
                   {*filter.change});
  return conditions;
}

}  // namespace

void write_board(WriteTransaction& transaction, const Board& board, std::optional<Instant> next_look) {
  static const auto tail = replacing<BoardRow>("id");
  insert_row(transaction.session(), "boards",
             BoardRow{board.id, folded(board.plan.name), board.retired.has_value(), next_look}, tail);
}

void write_meeting(WriteTransaction& transaction, const Meeting& meeting) {
  auto& session = transaction.session();
  static const auto tail = replacing<MeetingRow>("id");
  insert_row(session, "meetings", MeetingRow{meeting.id, meeting.board, meeting.state, meeting.starts}, tail);
  session.run("DELETE FROM meeting_items WHERE meeting = ?", {meeting.id});
  std::vector<MeetingItemRow> rows;
  for (const auto& item : meeting.items) rows.push_back({meeting.id, item.change});
  insert_rows(session, "meeting_items", rows);
}

std::vector<BoardId> boards_due(Session& session, Instant now, std::int64_t limit) {
  return session.all<BoardId>("SELECT id FROM boards WHERE next_look <= ? ORDER BY next_look, id LIMIT ?",
                              {now, limit});
}

std::vector<BoardId> list_boards(Session& session) {
  return session.all<BoardId>("SELECT id FROM boards ORDER BY retired, name_folded, id", {});
}

std::int64_t count_boards(Session& session) { return *session.one<std::int64_t>("SELECT count(*) FROM boards", {}); }

Result<MeetingPage> list_meetings(Session& session, const MeetingFilter& filter, bool newest_first, std::int64_t limit,
                                  std::string_view cursor) {
  ensure(limit >= 1 && limit <= meetings_page_max, "a page of 1 to 200 rows");
  auto conditions = meeting_conditions(filter);
  if (!cursor.empty()) {
    const auto after = read_cursor(cursor);
    if (!after || after->list != meetings_list(newest_first) || !after->number) return foreign_cursor();
    conditions.add(newest_first ? "(m.starts, m.id) < (?, ?)" : "(m.starts, m.id) > (?, ?)",
                   {*after->number, after->id});
  }
  auto values = conditions.values();
  values.emplace_back(limit + 1);
  using Found = std::tuple<MeetingId, Instant>;
  const std::string order =
      newest_first ? " ORDER BY m.starts DESC, m.id DESC LIMIT ?" : " ORDER BY m.starts, m.id LIMIT ?";
  auto rows = session.all<Found>("SELECT m.id, m.starts FROM meetings m" + conditions.sql() + order, values);
  MeetingPage page;
  if (static_cast<std::int64_t>(rows.size()) > limit) {
    rows.pop_back();
    Cursor next{.list = meetings_list(newest_first), .id = std::get<0>(rows.back()).value};
    next.number = std::get<1>(rows.back()).micros;
    page.next = to_text(next);
  }
  for (const auto& row : rows) page.ids.push_back(std::get<0>(row));
  return page;
}

std::optional<MeetingId> next_meeting(Session& session, BoardId board, Instant after) {
  return session.one<MeetingId>(
      "SELECT id FROM meetings WHERE board = ? AND state = ? AND starts > ? ORDER BY starts, id LIMIT 1",
      {board, MeetingState::planned, after});
}

std::int64_t count_planned(Session& session, BoardId board) {
  return *session.one<std::int64_t>("SELECT count(*) FROM meetings WHERE board = ? AND state = ?",
                                    {board, MeetingState::planned});
}

}  // namespace sluice::store
