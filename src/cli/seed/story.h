// One change of the example: what people wrote, who did it, how far it came. Data only.
#pragma once
#include <span>
#include <string_view>
#include <vector>

namespace sluice::cli::seed {

/// What somebody said when the change had come to a stage.
struct Remark {
  std::string_view stage;
  std::string_view by;
  std::string_view text;
};

/// What somebody noted when a task of that key was done.
struct Note {
  std::string_view task;
  std::string_view text;
};

/// What somebody said with their decision on an approval of that key.
struct Word {
  std::string_view approval;
  std::string_view by;
  std::string_view text;
};

/// What was altered after the first decision of a stage, so that it is withdrawn.
struct LateEdit {
  std::string_view stage;
  std::string_view by;
  std::string_view field;
  std::string_view text;
};

/// The risk that somebody says it has: higher than what is assessed by oneself, lower with a second person.
struct RiskSaid {
  std::string_view stage;
  std::string_view by;
  std::string_view level;
  std::string_view reason;
  bool lower = false;
  std::string_view confirmed_by{};  ///< of a lower one; empty: it is only asked for
  std::string_view comment{};
};

/// How a change comes to an end, or to a halt, other than by its process.
enum class Turn { none, hold, cancel, reject };
struct TurnAt {
  Turn turn = Turn::none;
  std::string_view stage;
  std::string_view by;
  std::string_view reason;
};

/// Where the change stands today; an empty stage: it has closed. All of the stage's tasks before `task` are done, and so
/// many of its decisions made.
struct Today {
  std::string_view stage;
  std::string_view task;
  int decisions = 0;
};

struct Ending {
  std::string_view outcome = "successful";
  std::string_view comment;
  std::string_view users_hindered;  ///< for every outcome but successful
};

struct Texts {
  std::string_view title;
  std::string_view description;
  std::string_view reason;
  std::vector<std::string_view> expected_results;
  std::string_view deployment_plan;
  std::string_view backout_plan;
  std::string_view test_plan;
  std::string_view communication_plan;
};

/// People by sign-in name; lists separated by blanks.
struct Cast {
  std::string_view requester;
  std::string_view owner;  ///< empty: the requester
  std::string_view developer;
  std::string_view test_lead;
  std::string_view deployer;
  std::string_view verifiers;
};

/// What is answered in the form of the process; what is empty is not answered.
struct Answers {
  std::string_view effect{};  ///< the largest one on users
  int minutes = 0;            ///< of it
  bool personal_data = false;
  std::string_view measures{};
  std::string_view set_aside{};  ///< kinds of test that do not apply, separated by blanks
  std::string_view because{};
  std::string_view broken_since{};
  std::string_view what_to_do{};
  std::string_view incident{};
};

/// Days count back from today, so that the example is never old.
struct When {
  int asked_days_ago = 30;
  int window_days_ago = 0;  ///< negative: still to come
  std::string_view window_from = "22:00";
  int window_minutes = 120;
};

struct Story {
  std::string_view process = "normal";
  std::string_view entry{};  ///< of the catalog, for a standard change: it fixes the steps and the effect
  Texts texts;
  std::string_view services;
  std::string_view impact = "medium";
  std::string_view urgency = "medium";
  std::string_view tags;
  Cast cast;
  Answers answers;
  When when;
  Today today;
  Ending ending;
  TurnAt turn;
  bool restricted = false;
  std::vector<Remark> remarks;
  std::vector<Note> notes;
  std::vector<Word> words;
  std::vector<LateEdit> late_edits;
  std::vector<RiskSaid> risks;
};

// The stories, by how far they came; together some two dozen.
[[nodiscard]] std::vector<Story> closed_stories();
[[nodiscard]] std::vector<Story> ended_early_stories();
[[nodiscard]] std::vector<Story> stories_in_review();
[[nodiscard]] std::vector<Story> stories_under_way();
[[nodiscard]] std::vector<Story> stories_to_decide();
[[nodiscard]] std::vector<Story> standard_and_emergency_stories();

}  // namespace sluice::cli::seed
