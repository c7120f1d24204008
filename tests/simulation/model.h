// Sluice as a few maps in memory: the domain's functions and nothing else. What the engine does on a database has to come
// out as this does.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <variant>
#include <vector>

#include "domain/access/group.h"
#include "domain/access/person.h"
#include "domain/change/decide.h"
#include "domain/change/facts.h"
#include "domain/change/projection.h"
#include "domain/process/publish.h"
#include "domain/risk/assess.h"
#include "domain/schedule/opening.h"
#include "domain/service/service.h"

namespace sluice::simulation {

/// Something that somebody asks.
struct Step {
  Duration later{};  ///< how much time passes before
  std::optional<PersonId> actor{};
  std::variant<ChangeCommand, PersonCommand, GroupCommand, ServiceCommand, ScheduleCommand> command{};
  std::int64_t id = 0;  ///< of what is commanded; 0: a new one
};

/// An event of a change, as it was told.
struct Told {
  Stamp stamp;
  ChangeEvent event;
};

/// How the changes of the model ended.
class Earlier final : public Past {
 public:
  explicit Earlier(const std::map<ChangeId, Change>& changes) : changes_(changes) {}
  [[nodiscard]] PastOutcomes ended(const PastChanges& which) const override;

 private:
  const std::map<ChangeId, Change>& changes_;
};

class Model {
 public:
  Model(Instant start, const Zone& zone) : now_(start), zone_(zone) {}

  /// Carries out a step: why it was refused, or nothing.
  [[nodiscard]] std::optional<Refusal> take(const Step& step);
  /// Wakes what is due, considers everything again whose gates may look at what has altered, tells changes of those that
  /// they are linked to, and opens the changes of schedules, as the engine does by itself.
  void settle();
  /// A new process, or the next version of a known one.
  void publish(Process process);
  /// Time passes while nothing runs, and everything starts again.
  void stop_and_start(Duration meanwhile);

  [[nodiscard]] Instant now() const { return now_; }
  [[nodiscard]] const Directory& directory() const { return directory_; }
  [[nodiscard]] const std::map<ChangeId, Change>& changes() const { return changes_; }
  [[nodiscard]] const std::map<ScheduleId, Schedule>& schedules() const { return schedules_; }
  [[nodiscard]] const std::vector<Told>& history(ChangeId id) const { return histories_.at(id); }
  [[nodiscard]] const ChangeProjection& projection(ChangeId id) const { return projections_.at(id); }
  [[nodiscard]] ChangeFacts facts(std::optional<PersonId> actor, const ProcessVersion* process,
                                  const Change& change) const;
  [[nodiscard]] const ProcessVersion* process_of(const Change& change) const;

 private:
  [[nodiscard]] Result<void> carry_out(std::int64_t id, const ChangeCommand& command, std::optional<PersonId> actor);
  [[nodiscard]] Result<void> carry_out(std::int64_t id, const PersonCommand& command, std::optional<PersonId> actor);
  [[nodiscard]] Result<void> carry_out(std::int64_t id, const GroupCommand& command, std::optional<PersonId> actor);
  [[nodiscard]] Result<void> carry_out(std::int64_t id, const ServiceCommand& command, std::optional<PersonId> actor);
  // model_schedules.cpp
  [[nodiscard]] Result<void> carry_out(std::int64_t id, const ScheduleCommand& command, std::optional<PersonId> actor);
  [[nodiscard]] ScheduleFacts facts(std::optional<PersonId> actor, const Schedule& schedule) const;
  void keep(Schedule schedule, const ScheduleEvents& events, const Stamp& stamp);
  [[nodiscard]] bool open_due();
  [[nodiscard]] bool look_at(ScheduleId id);
  void reckon_again(ScheduleId id);
  // model_links.cpp
  [[nodiscard]] std::vector<LinkFacts> link_facts(const Change& change, const ChangeCommand& command,
                                                  const Actor& actor) const;
  [[nodiscard]] LinkFacts facts_of(const Change& change, const AddLink& asked, const Actor& actor) const;
  [[nodiscard]] std::vector<CircleStep> way(ChangeId from, ChangeId to, const std::vector<LinkKind>& kinds) const;
  [[nodiscard]] Result<void> decide_other_sides(const Change& before, const Change& after, const ChangeEvents& events,
                                                std::optional<PersonId> actor);
  void tell_linked();

  bool wake_due();
  bool reconsider();
  void count_tasks(const ChangeEvents& events);
  void keep(const Change& after, const ChangeEvents& events, const Stamp& stamp);
  void project_again(ChangeId id);
  [[nodiscard]] Actor actor_of(std::optional<PersonId> person) const;
  [[nodiscard]] std::vector<ChangeId> due() const;

  Instant now_;
  const Zone& zone_;
  Directory directory_;
  std::map<PersonId, PersonDetails> details_;
  std::map<ChangeId, Change> changes_;
  Earlier earlier_{changes_};
  std::map<ChangeId, std::vector<Told>> histories_;
  std::map<ChangeId, ChangeProjection> projections_;
  std::map<ScheduleId, Schedule> schedules_;
  std::map<ScheduleId, Instant> looks_;  ///< when each has to be looked at; those that have to be
  std::int64_t last_change_ = 0, last_task_ = 0, last_comment_ = 0;
  bool directory_altered_ = false;
  std::set<ChangeId> moved_;  ///< which others are linked to, and have not been told
};

}  // namespace sluice::simulation
