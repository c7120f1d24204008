// How much of everything a change may hold. Over a bound a command is refused, naming the field and the bound.
#pragma once
#include <cstddef>

namespace sluice::bounds {

inline constexpr std::size_t title_bytes = 200;
inline constexpr std::size_t text_bytes = 20'000;       ///< description, reason, plan texts, comments
inline constexpr std::size_t short_text_bytes = 1'000;  ///< expected results, parts of stakeholders, reasons of acts
inline constexpr std::size_t expected_results = 50;
inline constexpr std::size_t services = 100;
inline constexpr std::size_t tags = 20;
inline constexpr std::size_t tag_bytes = 40;
inline constexpr std::size_t stakeholders = 100;
inline constexpr std::size_t verifiers = 50;
inline constexpr std::size_t watchers = 500;
inline constexpr std::size_t visible_groups = 50;
inline constexpr std::size_t checklist_items = 50;
inline constexpr std::size_t tasks = 300;               ///< of one change that people may add to, over its whole life
inline constexpr std::size_t change_bytes = 2'097'152;  ///< all texts of one change's fields and tasks together
inline constexpr std::size_t comments = 10'000;         ///< of one change
inline constexpr std::size_t service_owners = 50;
inline constexpr std::size_t service_dependencies = 100;
inline constexpr std::size_t group_members = 5'000;
inline constexpr std::size_t decisions = 500;            ///< of one asking of one approval
inline constexpr std::size_t approver_rows = 20;         ///< of one approval of a process
inline constexpr std::size_t added_approvers = 50;       ///< by hand, to one asking
inline constexpr std::size_t stand_ins = 100;            ///< of one asking
inline constexpr std::int64_t reminders = 10;            ///< by itself, of one asking
inline constexpr std::size_t questions = 100;            ///< of one asking
inline constexpr std::size_t approval_conditions = 200;  ///< of one change, in force
inline constexpr std::size_t delegations = 50;           ///< of one person, that are not over
inline constexpr std::size_t stages = 40;                ///< of one process
inline constexpr std::size_t process_tasks = 200;
inline constexpr std::size_t process_approvals = 50;
inline constexpr std::size_t process_contingencies = 20;
inline constexpr std::size_t process_rules = 50;
inline constexpr std::size_t rule_actions = 10;
inline constexpr std::int64_t rule_settings =
    20;  ///< how often a rule may be followed on one change and still set fields
inline constexpr std::size_t notified_people = 500;     ///< by one event
inline constexpr std::size_t notified_in_step = 5'000;  ///< by the rules that one command sets off
inline constexpr std::size_t contingencies = 100;       ///< of one change, over its whole life
inline constexpr std::size_t links = 500;               ///< of one change, those made from the other side included
inline constexpr std::size_t address_bytes = 2'000;     ///< of a ticket elsewhere
inline constexpr std::size_t form_fields = 100;         ///< of one process
inline constexpr std::size_t choices = 200;             ///< of one form field
inline constexpr std::size_t parts = 1'000;  ///< tasks and askings of one change, past which no edit makes more of them
inline constexpr std::size_t stage_visits = 500;  ///< how often a change may enter stages in all

}  // namespace sluice::bounds
