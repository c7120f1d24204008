// Running commands on people, groups, services and processes, and answering with what they are afterwards.
#pragma once
#include <functional>
#include <memory>
#include <optional>

#include "api/views/people.h"
#include "api/wire/commands.h"
#include "store/stream.h"

namespace sluice::api {

/// Which member of the engine runs a kind of command.
template <class Id, class Command, class Done>
using RunCommand = void (engine::Engine::*)(std::optional<Id>, Command, engine::Asked, engine::OnReply<Done>,
                                            std::optional<engine::Keyed<Done>>);

/// Runs a command and answers with what `view` makes of its outcome. `with` writes rows in the same transaction.
template <class Out, class Id, class Command, class Done>
void act_on(const CallPtr& call, RunCommand<Id, Command, Done> run, std::optional<Id> id, Command command,
            const Answer<Out>& answer, std::function<Result<Out>(Call&, const Done&)> view,
            std::function<void(store::WriteTransaction&, std::int64_t)> with = {}) {
  auto running = prepare<Out, Done>(call, answer, [view = std::move(view)](Call& on, const Done& done) -> Result<Out> {
    on.version = done.version;
    return view(on, done);
  });
  if (!running) return answer.refuse(running.error());
  running->asked.with = std::move(with);
  auto& engine = call->parts.engine;
  (engine.*run)(id, std::move(command), std::move(running->asked), std::move(running->reply),
                std::move(running->keyed));
}

/// Says in the answer where what was made is, on a route that makes something. To be called by the view, when it is there:
/// a refusal says nothing of it.
void locate(Call& call, std::string_view list, std::string_view key);

/// The directory to show one of its entries from. The answer's ETag gets the version of the entry's stream, read first:
/// what is shown is not older than its version, but for the 2 s by which acts on other servers may come late.
[[nodiscard]] std::shared_ptr<const Directory> versioned(Call& call, store::StreamId stream);

/// The person whose sign-in name the path has. Refused: not_found.
[[nodiscard]] Result<PersonId> person_of_path(const Call& call);

/// A command on a person; answers with the person, contact data to oneself and to administrators.
void act_on_person(const CallPtr& call, std::optional<PersonId> id, PersonCommand command,
                   const Answer<PersonView>& answer,
                   std::function<void(store::WriteTransaction&, std::int64_t)> with = {});
/// A person as who asks may see them. Refused: not_found.
[[nodiscard]] Result<PersonView> visible_person(Call& call, PersonId id, const Directory& directory);

}  // namespace sluice::api
