// The conversation of a change.
#include "api/change_acts.h"
#include "api/routes.h"
#include "api/views/lists.h"
#include "store/comment_rows.h"
#include "store/cursor.h"

namespace sluice::api {
namespace {

struct CommentView {
  std::int64_t id = 0;
  PersonRef by;
  std::string text;
  Instant at;
  std::optional<Instant> edited;
  bool removed = false;
  bool mine = false;
};
BOOST_DESCRIBE_STRUCT(CommentView, (), (id, by, text, at, edited, removed, mine))

struct CommentText {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(CommentText, (), (text))

struct RemoveQuery : ActQuery {
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(RemoveQuery, (ActQuery), (reason))

using AnswerComment = Answer<CommentView>;

CommentView comment_view(const store::CommentRow& row, const Call& call) {
  return {.id = row.id.value,
          .by = person_ref(row.author, *call.directory),
          .text = row.text,
          .at = row.at,
          .edited = row.edited_at,
          .removed = row.removed,
          .mine = call.actor.person == row.author};
}

/// The cursor of a page: a comment's number.
Result<CommentId> comment_number(std::string_view text) {
  std::int64_t number = 0;
  if (!body_detail::read_text(text, number) && number >= 0) return CommentId{number};
  return store::foreign_cursor();
}

Result<List<CommentView>> list_comments(Call& call, const PageQuery& query) {
  SLUICE_TRY(const auto limit, page_limit(query));
  CommentId after{};
  if (query.cursor) {
    SLUICE_TRY(after, comment_number(*query.cursor));
  }
  SLUICE_TRY(const auto loaded, load_visible(call));
  const auto rows = store::comments_of(call.read(), loaded.change->id, after, limit + 1);
  List<CommentView> list;
  for (const auto& row : rows) {
    if (list.items.size() == static_cast<std::size_t>(limit)) {
      list.next = std::to_string(list.items.back().id);
      break;
    }
    list.items.push_back(comment_view(row, call));
  }
  call.version.reset();  // the list is no version of the change
  return list;
}

/// The comment after the command, read anew: texts are in no change's state.
Result<CommentView> stored_comment(Call& call, ChangeId change, CommentId id) {
  const auto row = store::comment_of(call.read(), change, id);
  if (!row) return refuse(Refused::not_found, "There is no such comment on this change.");
  return comment_view(*row, call);
}

/// What was just said, from the event itself, so that a kept answer can be made inside the transaction.
CommentView new_comment(const Call& call, const Shown& shown, const ChangeEvents& events) {
  CommentView view;
  view.by = person_ref(*call.actor.person, shown.directory);
  view.at = shown.change.updated;
  view.mine = true;
  for (const auto& event : events) {
    if (const auto* said = std::get_if<Commented>(&event)) {
      view.id = said->comment.value;
      view.text = said->text.text;
    }
  }
  return view;
}

void say(const CallPtr& call, const ActQuery& query, CommentText sent, const AnswerComment& answer) {
  const auto change = call->change_id();
  if (!change) return answer.refuse(change.error());
  act<CommentView>(call, *change, Comment{std::move(sent.text)}, query, answer,
                   [](Call& on, const Shown& shown, const ChangeEvents& events) -> Result<CommentView> {
                     return new_comment(on, shown, events);
                   });
}

void alter(const CallPtr& call, const ActQuery& query, CommentText sent, const AnswerComment& answer) {
  const auto change = call->change_id();
  if (!change) return answer.refuse(change.error());
  const auto id = call->number("comment");
  if (!id) return answer.refuse(id.error());
  const CommentId comment{*id};
  act<CommentView>(call, *change, EditComment{comment, std::move(sent.text)}, query, answer,
                   [comment](Call& on, const Shown& shown, const ChangeEvents&) {
                     return stored_comment(on, shown.change.id, comment);
                   });
}

void remove(const CallPtr& call, const RemoveQuery& query, Nothing, const Answer<Nothing>& answer) {
  const auto change = call->change_id();
  if (!change) return answer.refuse(change.error());
  const auto id = call->number("comment");
  if (!id) return answer.refuse(id.error());
  act<Nothing>(call, *change, RemoveComment{CommentId{*id}, query.reason.value_or("")}, query, answer,
               [](Call&, const Shown&, const ChangeEvents&) -> Result<Nothing> { return Nothing{}; });
}

}  // namespace

std::vector<Route> comment_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<PageQuery, List<CommentView>>(
      "/changes/{change}/comments", "comments", Access::by(ChangeRight::see),
      {"Read the conversation", "Newest last.", {Refused::not_found}}, list_comments));
  routes.push_back(writes<ActQuery, CommentText, CommentView>(
      Method::post, "/changes/{change}/comments", "comments", Access::by(ChangeRight::comment),
      {"Say something about a change", "", act_errors}, say, 201));
  routes.push_back(writes<ActQuery, CommentText, CommentView>(
      Method::patch, "/changes/{change}/comments/{comment}", "comments", Access::by(ChangeRight::comment, "one's own"),
      {"Alter one's comment", "What it said before stays in the history.", act_errors}, alter));
  routes.push_back(writes<RemoveQuery, Nothing, Nothing>(
      Method::delete_, "/changes/{change}/comments/{comment}", "comments",
      Access::by(ChangeRight::comment, "one's own; any by a change manager, with a reason"),
      {"Remove a comment", "", act_errors}, remove));
  return routes;
}

}  // namespace sluice::api
