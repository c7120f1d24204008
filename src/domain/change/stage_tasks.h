// The tasks of the stage that a change stands in: made from their templates while these apply, given to people, taken away
// again when they no longer apply. Each step does one thing and says whether it found something to do.
#pragma once
#include "domain/change/course.h"

namespace sluice {

/// Creates the next task whose turn has come.
bool create_a_task(Course& course, const Stage& stage);
/// Creates a task that a rule asks for, where the change stands.
void create_task_of_rule(Course& course, const TaskTemplate& from);
/// Cancels a task that nobody has begun and whose `when` no longer holds.
bool cancel_a_task(Course& course, const Stage& stage);
/// Unblocks a task whose predecessors are done.
bool unblock_a_task(Course& course);
/// Gives a task that nobody has, or only somebody who was disabled, to whom its rules choose.
bool assign_a_task(Course& course);
/// An edit that names other people gives them the tasks that were for those who stood there; what is begun stays with
/// whoever began it.
void hand_on_after_edit(Course& course, const ChangeFields& fields_before);

/// Whether the tasks of these templates are settled in the present visit; one that does not apply is nothing to wait for.
[[nodiscard]] bool settled_in_visit(const Course& course, const Stage& stage, const std::vector<std::string>& keys);

}  // namespace sluice
