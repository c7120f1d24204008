// Random steps, many of them sensible: half are acts that the domain says somebody may do now, half are whatever.
#pragma once
#include <cstdint>
#include <random>

#include "domain/change/waiting.h"
#include "model.h"

namespace sluice::simulation {

class Generator {
 public:
  explicit Generator(std::uint64_t seed) : random_(seed) {}
  /// The next step, given how things stand.
  [[nodiscard]] Step next(const Model& model);
  /// Whether everything stops now, and for how long.
  [[nodiscard]] std::optional<Duration> stop();

 private:
  [[nodiscard]] Step sensible(const Model& model, ChangeId id);
  [[nodiscard]] Step wild(const Model& model, ChangeId id);
  [[nodiscard]] Step of_directory();
  // generator_schedules.cpp
  [[nodiscard]] Step of_schedules(const Model& model);
  [[nodiscard]] ScheduleCommand new_schedule(const Model& model);
  [[nodiscard]] ScheduleCommand schedule_act(const Schedule& schedule);
  [[nodiscard]] ChangeCommand command_of(const Possible& act, const Change& change, const Model& model);
  [[nodiscard]] std::optional<ChangeCommand> task_command(const Possible& act, const Change& change);
  [[nodiscard]] std::optional<ChangeCommand> link_command(const Possible& act, const Change& change);
  [[nodiscard]] AddLink link();
  [[nodiscard]] ChangeCommand any_command(const Change& change, const Model& model);
  [[nodiscard]] CreateChange creation();
  [[nodiscard]] FieldsPatch patch(const Model& model);
  [[nodiscard]] FormAnswer answer(std::string_view field);
  [[nodiscard]] std::int64_t upto(std::int64_t count) {
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(count));
  }
  [[nodiscard]] PersonId somebody();
  [[nodiscard]] std::string some_text();
  [[nodiscard]] Duration some_time();

  std::mt19937_64 random_;
};

}  // namespace sluice::simulation
