// What may happen to some changes of one process: anybody does anything in any order while the clock jumps, their windows
// move, answers alter, they are linked with one another and the process gets a newer version. In the end somebody brings
// them all to their end.
#pragma once
#include "change_web.h"

namespace sluice::testing_world {

class Life {
 public:
  Web web;

  /// People for everything that either version asks for.
  Life(const Process& process, const Process& next);
  /// Some changes are asked for, by the first version.
  void begin();
  /// Time passes, and something happens to one of them.
  void go_on();
  /// Does what they wait for until all are closed; what the first open one waits for where nobody can do any of it.
  [[nodiscard]] std::string bring_to_an_end();

 private:
  [[nodiscard]] const Change& change(ChangeId id) const { return web.changes.at(id); }
  [[nodiscard]] const Directory& directory() const { return web.story.world.directory; }
  [[nodiscard]] const Process& process(ChangeId id) const { return web.version_of(change(id)).process; }
  [[nodiscard]] ChangeId some_change() const;
  [[nodiscard]] PersonId somebody() const;
  bool ask(ChangeId id, const ChangeCommand& command, const std::vector<PersonId>& people);
  bool edit(ChangeId id, FieldsPatch patch);

  // At random.
  void let_time_pass(Duration by);
  void move_window(ChangeId id);
  void alter_fields(ChangeId id);
  void alter_answer(ChangeId id);
  void act_on_task(ChangeId id);
  void act_on_approval(ChangeId id);
  void act_on_whole(ChangeId id);
  void act_on_links(ChangeId id);

  // What is waited for.
  bool push(ChangeId id);
  bool meet(ChangeId id, const Unmet& one);
  bool fill_in(ChangeId id, const std::vector<std::string>& keys);
  bool do_task(ChangeId id, TaskId task);
  bool ask_another(ChangeId id, const std::string& key);
  bool decide_approval(ChangeId id, const std::string& key);
  bool end_rejection(ChangeId id, const Approval& approval);
  bool see_to_links(ChangeId id, const Unmet& one);
  bool time_comes();
  bool take_a_link_away();
};

}  // namespace sluice::testing_world
