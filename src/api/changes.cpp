// One change: asking for it, reading it, editing it, moving it, ending it.
#include <algorithm>

#include "api/change_acts.h"
#include "api/routes.h"
#include "api/views/change_requests.h"
#include "domain/access/permission.h"
#include "domain/bounds.h"
#include "domain/change/form_answers.h"

namespace sluice::api {
namespace {

struct At {
  std::optional<Instant> at;
};
BOOST_DESCRIBE_STRUCT(At, (), (at))

/// Forward, or back with `to`.
struct Transition {
  std::optional<std::string> to;
  std::optional<std::string> comment;
};
BOOST_DESCRIBE_STRUCT(Transition, (), (to, comment))

struct Reason {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (reason))

struct OptionalComment {
  std::optional<std::string> comment;
};
BOOST_DESCRIBE_STRUCT(OptionalComment, (), (comment))

struct OutcomeInput {
  Outcome outcome = Outcome::successful;
  std::optional<std::string> comment;
  std::optional<Magnitude> magnitude;
};
BOOST_DESCRIBE_STRUCT(OutcomeInput, (), (outcome, comment, magnitude))

struct WaitingView {
  std::string stage;
  std::string stage_name;
  Instant since;
  std::vector<UnmetView> unmet;
};
BOOST_DESCRIBE_STRUCT(WaitingView, (), (stage, stage_name, since, unmet))

struct Redaction {
  std::int64_t position = 0;
  std::string field;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Redaction, (), (position, field, reason))

using AnswerChange = Answer<ChangeView>;

Result<ChangeView> show_change(Call& call, const At& query) {
  SLUICE_TRY(auto loaded, load_visible(call));
  if (query.at) {
    SLUICE_TRY(const auto id, call.change_id());
    SLUICE_TRY(loaded, call.parts.engine.load_at(id, *query.at, call.read()));
    call.version = loaded.change->version;  // so that nobody edits the present over the past
  }
  auto view = change_view(shown_to(call, loaded));
  if (query.at) view.possible.clear();  // nothing can be done to the past
  return view;
}

Result<WaitingView> show_waiting(Call& call, const Nothing&) {
  SLUICE_TRY(const auto loaded, load_visible(call));
  const auto& change = *loaded.change;
  const auto unmet = waiting(change, *loaded.directory, *loaded.process, call.now);
  const auto& visit = change.visits.back();
  return WaitingView{visit.stage, visit.name, visit.entered, unmet_views(unmet, *loaded.directory)};
}

Result<CreateChange> creation(const NewChange& sent, const Directory& directory) {
  SLUICE_TRY(const auto made, made_by(sent.process, sent.catalog_entry, directory));
  CreateChange command{
      .process = made.process, .fields = {}, .restricted = sent.restricted.value_or(false), .visible_to = {}};
  command.entry = made.entry;
  command.risk_answers = sent.risk_answers;
  const auto* newest = directory.newest(made.process);
  const auto* process = newest ? &newest->process : nullptr;
  SLUICE_TRY(const auto patch, fields_patch(sent, directory, process));
  command.fields = begun({}, patch, process);
  SLUICE_TRY(command.visible_to, groups_named(sent.visible_to, "/visible_to", directory, bounds::visible_groups));
  for (std::size_t i = 0; i < sent.links.size(); ++i) {
    SLUICE_TRY(auto link, link_asked_for(sent.links[i], "/links/" + std::to_string(i)));
    command.links.push_back(std::move(link));
  }
  return command;
}

void create(const CallPtr& call, const ActQuery& query, NewChange sent, const AnswerChange& answer) {
  auto command = creation(sent, *call->directory);
  if (!command) return answer.refuse(command.error());
  act<ChangeView>(call, std::nullopt, std::move(*command), query, answer,
                  [](Call& on, const Shown& shown, const ChangeEvents&) -> Result<ChangeView> {
                    on.headers.emplace_back("Location", "/api/v1/changes/" + sluice::shown(shown.change.id));
                    return change_view(shown);
                  });
}

/// Answers in the form are read by the version of the process that the change runs.
Result<FieldsPatch> edit_of(const ChangeEdit& sent, Call& call) {
  if (sent.form.empty()) return fields_patch(sent, *call.directory, nullptr);
  SLUICE_TRY(const auto loaded, load_visible(call));
  return fields_patch(sent, *call.directory, &loaded.process->process);
}

void edit(const CallPtr& call, const ActQuery& query, ChangeEdit sent, const AnswerChange& answer) {
  auto patch = edit_of(sent, *call);
  if (!patch) return answer.refuse(patch.error());
  act_on_change(call, EditChange{std::move(*patch)}, query, answer);
}

void move(const CallPtr& call, const ActQuery& query, Transition sent, const AnswerChange& answer) {
  const auto said = sent.comment.value_or("");
  if (sent.to && said.empty()) return answer.refuse(refuse_field("/comment", "Say why it goes back.").error());
  if (sent.to) return act_on_change(call, SendBack{*sent.to, said}, query, answer);
  act_on_change(call, AdvanceChange{said}, query, answer);
}

void hold(const CallPtr& call, const ActQuery& query, Reason sent, const AnswerChange& answer) {
  act_on_change(call, HoldChange{std::move(sent.reason)}, query, answer);
}

void resume(const CallPtr& call, const ActQuery& query, OptionalComment sent, const AnswerChange& answer) {
  act_on_change(call, ResumeChange{sent.comment.value_or("")}, query, answer);
}

void cancel(const CallPtr& call, const ActQuery& query, Reason sent, const AnswerChange& answer) {
  act_on_change(call, CancelChange{std::move(sent.reason)}, query, answer);
}

void reject(const CallPtr& call, const ActQuery& query, Reason sent, const AnswerChange& answer) {
  act_on_change(call, RejectChange{std::move(sent.reason)}, query, answer);
}

void declare(const CallPtr& call, const ActQuery& query, OutcomeInput sent, const AnswerChange& answer) {
  act_on_change(call, DeclareOutcome{sent.outcome, sent.comment.value_or(""), sent.magnitude}, query, answer);
}

void restrict_visibility(const CallPtr& call, const ActQuery& query, Visibility sent, const AnswerChange& answer) {
  auto groups = groups_named(sent.visible_to, "/visible_to", *call->directory, bounds::visible_groups);
  if (!groups) return answer.refuse(groups.error());
  act_on_change(call, RestrictChange{sent.restricted, std::move(*groups)}, query, answer);
}

Result<PersonId> watcher(const Call& call) {
  const auto* person = call.directory->person_by_login(call.value("login"));
  if (!person) return refuse(Refused::not_found, "There is no person " + call.value("login") + ".");
  return person->id;
}

void watch(const CallPtr& call, const ActQuery& query, Nothing, const AnswerChange& answer) {
  const auto person = watcher(*call);
  if (!person) return answer.refuse(person.error());
  act_on_change(call, AddWatcher{*person}, query, answer);
}

void unwatch(const CallPtr& call, const ActQuery& query, Nothing, const AnswerChange& answer) {
  const auto person = watcher(*call);
  if (!person) return answer.refuse(person.error());
  act_on_change(call, RemoveWatcher{*person}, query, answer);
}

void redact(const CallPtr& call, const ActQuery& query, Redaction sent, const AnswerChange& answer) {
  act_on_change(call, RedactText{sent.position, std::move(sent.field), std::move(sent.reason)}, query, answer);
}

/// A route that acts on one change and answers with it.
template <class Body>
Route acts(Method method, std::string_view path, Access access, std::string_view summary, std::string_view detail,
           void (*handler)(const CallPtr&, const ActQuery&, Body, const AnswerChange&)) {
  return writes<ActQuery, Body, ChangeView>(method, path, "changes", access, {summary, detail, act_errors}, handler);
}

}  // namespace

std::vector<Route> change_routes() {
  std::vector<Route> routes;
  routes.push_back(writes<ActQuery, NewChange, ChangeView>(
      Method::post, "/changes", "changes", Access::by(Permission::create_change),
      {"Ask for a change",
       "It begins in the first stage of the process' newest version. You are its requester, and its owner where "
       "`owner` names nobody else. With `catalog_entry` it is filled in from that entry; what the entry locks cannot "
       "be "
       "given another value. Fields of the form that are shown begin with their defaults; `null` leaves one "
       "empty."},
      create, 201));
  routes.push_back(reads<At, ChangeView>("/changes/{change}", "changes", Access::by(ChangeRight::see),
                                         {"Read a change", "With `at` as it was at that moment.", {Refused::not_found}},
                                         show_change));
  routes.push_back(
      acts(Method::patch, "/changes/{change}", Access::by(ChangeRight::edit), "Edit fields of a change",
           "What is absent stays, `null` clears (RFC 7396). An edit of what an approval covers withdraws it; "
           "`dry_run=true` says which, before.",
           edit));
  routes.push_back(reads<Nothing, WaitingView>(
      "/changes/{change}/waiting", "changes", Access::by(ChangeRight::see),
      {"Read what a change waits for", "Every unmet gate with the people who can meet it.", {Refused::not_found}},
      show_waiting));
  routes.push_back(
      acts(Method::post, "/changes/{change}/transitions", Access::by(ChangeRight::advance, "back: `send_back`"),
           "Move a change forward, or back with `to`",
           "Forward needs every gate met; refused, it lists those that are not. Back follows one of the ways "
           "that the process names, and needs a comment.",
           move));
  routes.push_back(acts(Method::post, "/changes/{change}/hold", Access::by(ChangeRight::hold), "Put a change on hold",
                        "Nothing moves forward until it is resumed.", hold));
  routes.push_back(
      acts(Method::post, "/changes/{change}/resume", Access::by(ChangeRight::hold), "Resume a change", "", resume));
  routes.push_back(acts(Method::post, "/changes/{change}/cancellation", Access::by(ChangeRight::cancel),
                        "Cancel a change", "Its open tasks are cancelled with it. Possible until deployment.", cancel));
  routes.push_back(acts(Method::post, "/changes/{change}/rejection", Access::by(ChangeRight::reject),
                        "Reject a change for good", "", reject));
  routes.push_back(acts(Method::post, "/changes/{change}/outcome", Access::by(ChangeRight::outcome),
                        "Declare how a change ended", "Every outcome but `successful` needs a comment and a magnitude.",
                        declare));
  routes.push_back(
      acts(Method::put, "/changes/{change}/visibility", Access::by(ChangeRight::restrict_), "Say who may see a change",
           "Restricted: only those who have a part in it, and members of the groups named.", restrict_visibility));
  routes.push_back(acts(Method::put, "/changes/{change}/watchers/{login}",
                        Access::by(ChangeRight::see, "somebody else: its owner or a change manager"), "Follow a change",
                        "", watch));
  routes.push_back(acts(Method::delete_, "/changes/{change}/watchers/{login}",
                        Access::by(ChangeRight::see, "somebody else: its owner or a change manager"),
                        "Stop following a change", "", unwatch));
  routes.push_back(
      acts(Method::post, "/changes/{change}/redactions", Access::by(Permission::redact),
           "Remove a text from the history for good",
           "`position` is the entry's, `field` a JSON Pointer into the event, such as `/text`. That it was "
           "removed, by whom and why, stays.",
           redact));
  return routes;
}

}  // namespace sluice::api
