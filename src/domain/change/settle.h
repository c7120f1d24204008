// Whatever is ready goes: tasks are created and unblocked, approvals asked and granted, stages left and entered, until
// nothing moves any more. All of it is one append with the command that set it off.
#pragma once
#include "domain/change/course.h"

namespace sluice {

/// Settles to the fixed point. A change that is closed or on hold does not move. Bounded: a process that could go round by itself does
/// not pass check(), and one that does all the same stops as a broken invariant.
void settle(Course& course);

/// Leaves the stage forward: into the next, or closed. The gates must hold.
void move_forward(Course& course, Move move, const std::string& comment);

/// Leaves the stage for an earlier one; what was asked and created there and since is cancelled and will be made anew.
void move_back(Course& course, const Stage& to, Move move, const std::string& reason);

/// Ends the change with an outcome: its open tasks are cancelled (a bad end) or closed with it, open questions go. Child
/// changes that are open are to end with it, and required work of its contingencies is to be done: it is closing until then.
enum class Ending { with_its_tasks_closed, with_its_tasks_cancelled };
void close(Course& course, Outcome outcome, Ending ending);

}  // namespace sluice
