// What routes that act on a change share: running a command, showing what came of it, saying what a dry run would do.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "api/history/entry.h"
#include "api/views/changes.h"
#include "api/wire/commands.h"
#include "api/wire/route.h"

namespace sluice::api {

/// An approval that an edit would withdraw.
struct WouldWithdraw {
  std::string key;
  std::string title;
  std::vector<PersonRef> decided;
  std::vector<Field> fields;
  std::vector<std::string> form_fields;  ///< keys
};
BOOST_DESCRIBE_STRUCT(WouldWithdraw, (), (key, title, decided, fields, form_fields))

/// What a dry run answers.
struct DryRun {
  std::vector<HistoryEntry> events;  ///< what would happen, in order
  ChangeView change;                 ///< as it would be
  std::vector<WouldWithdraw> withdraws;
};
BOOST_DESCRIBE_STRUCT(DryRun, (), (events, change, withdraws))

/// ?dry_run=true: say what would happen, change nothing.
struct ActQuery {
  using DryRunAnswer = DryRun;
  std::optional<bool> dry_run;
};
BOOST_DESCRIBE_STRUCT(ActQuery, (), (dry_run))

/// A change read for showing to who asks. Refused: not_found, also where they may not see it.
[[nodiscard]] Result<engine::LoadedChange> load_visible(Call& call);
/// The same, of a change that the path does not name.
[[nodiscard]] Result<engine::LoadedChange> load_visible(Call& call, ChangeId id);
/// For rendering; `of` has to outlive it.
[[nodiscard]] Shown shown_to(const Call& call, const engine::LoadedChange& of);

/// What an answer shows of the change after the command.
template <class Out>
using ShowDone = std::function<Result<Out>(Call&, const Shown&, const ChangeEvents&)>;

/// Runs a command on a change (none: a new one) and answers with what `show` makes of it, or with a DryRun.
template <class Out>
void act(const CallPtr& call, std::optional<ChangeId> id, ChangeCommand command, const ActQuery& query,
         const Answer<Out>& answer, ShowDone<Out> show);

/// Runs a command on the change of the path and answers with the change.
void act_on_change(const CallPtr& call, ChangeCommand command, const ActQuery& query, const Answer<ChangeView>& answer);

namespace change_acts_detail {
[[nodiscard]] Response dry_run_response(Call& call, std::optional<ChangeId> id, const engine::ChangeDone& done);
[[nodiscard]] engine::LoadedChange loaded(const engine::ChangeDone& done);
}  // namespace change_acts_detail

template <class Out>
void act(const CallPtr& call, std::optional<ChangeId> id, ChangeCommand command, const ActQuery& query,
         const Answer<Out>& answer, ShowDone<Out> show) {
  using namespace change_acts_detail;
  const bool dry_run = query.dry_run.value_or(false);
  auto running = prepare<engine::ChangeDone>(
      call, [answer, show, dry_run, id](Call& on, const Result<engine::ChangeDone>& result) -> Response {
        if (!result) return answer.response(std::unexpected{result.error()});
        if (dry_run) return dry_run_response(on, id, *result);
        const auto after = loaded(*result);
        on.version = after.change->version;
        return answer.response(show(on, shown_to(on, after), result->events));
      });
  if (!running) return answer.refuse(running.error());
  running->asked.dry_run = call->dry_run = dry_run;
  auto& engine = call->parts.engine;
  engine.change(id, std::move(command), std::move(running->asked), std::move(running->reply),
                std::move(running->keyed));
}

}  // namespace sluice::api
