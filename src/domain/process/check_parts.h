// The parts of check(): each looks at one subject and adds the mistakes it finds. Only for check*.cpp.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/process/check.h"
#include "domain/process/process.h"

namespace sluice::check_detail {

/// How many mistakes are told at most; whoever mends these sees the rest.
inline constexpr std::size_t mistakes_max = 200;
/// How long a list in a process may be where nothing else bounds it.
inline constexpr std::size_t list_max = 50;

/// Collects mistakes, up to mistakes_max.
class Findings {
 public:
  /// `first` is the path of the first of what stands there twice.
  void add(std::string path, std::string what, std::string remedy, std::string first = {}) {
    if (found_.size() < mistakes_max)
      found_.push_back({std::move(path), std::move(what), std::move(remedy), std::move(first)});
  }
  [[nodiscard]] std::vector<Mistake> take() { return std::move(found_); }

 private:
  std::vector<Mistake> found_;
};

/// One stage, with where it stands.
struct StagePlace {
  const Process& process;
  const Stage& stage;
  std::size_t position;
  std::string path;  ///< `stages/2`
};

/// A key of a stage, task, approval, choice or rule: well formed. `what` names it.
void check_inner_key(Findings& findings, const std::string& key, const std::string& path, std::string_view what);
void check_text(Findings& findings, const std::string& path, std::string_view text, std::size_t bytes_max,
                std::string_view name);
void check_required_text(Findings& findings, const std::string& path, std::string_view text, std::size_t bytes_max,
                         std::string_view name);
/// Whether rules have to find somebody, or are just to be tried: nobody waits for who is told something.
enum class Wanted { somebody, anybody };
/// Rules that find people: well formed, and what they point at exists. `needed_for` completes "… may".
void check_people(Findings& findings, const StagePlace& place, const std::string& path, const std::vector<Who>& rules,
                  std::string_view needed_for, std::string_view own_key, Wanted wanted = Wanted::somebody);
void check_due(Findings& findings, const StagePlace& place, const std::string& path, const std::optional<Due>& due);
/// Keys of tasks of the same stage that come first.
void check_after(Findings& findings, const StagePlace& place, const std::string& path,
                 const std::vector<std::string>& after, std::string_view own_key);

/// Conditions: fields that are there, operators and values that suit them.
void check_when(Findings& findings, const Process& process, const std::string& path,
                const std::optional<Conditions>& when);
/// The form of a process.
void check_form(Findings& findings, const Process& process);
/// Keys of form fields that a gate or an approval names.
void check_form_keys(Findings& findings, const Process& process, const std::string& path,
                     const std::vector<std::string>& keys);

void check_tasks(Findings& findings, const StagePlace& place);
/// What any task has to have, wherever it stands: title, people, due date, checklist.
void check_task_itself(Findings& findings, const StagePlace& place, const TaskTemplate& task, const std::string& path);
void check_approvals(Findings& findings, const StagePlace& place);
void check_gates(Findings& findings, const StagePlace& place);
/// What a gate says of links: all of it where it is `related`, nothing otherwise.
void check_related(Findings& findings, const Gate& gate, const std::string& path);
/// What bad outcomes start.
void check_contingencies(Findings& findings, const Process& process);
/// What its rules listen to, and do.
void check_rules(Findings& findings, const Process& process);
void check_back_edges(Findings& findings, const StagePlace& place);
/// What no single stage shows: keys used twice, approvals no gate asks for, an outcome nobody declares.
void check_whole(Findings& findings, const Process& process);

}  // namespace sluice::check_detail
