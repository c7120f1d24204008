#include "definition/read_risk_policy.h"

#include <algorithm>
#include <iterator>

#include "definition/follow_on.h"
#include "definition/read_conditions.h"
#include "definition/reader.h"

namespace sluice::definition {

namespace {

using Keys = std::vector<std::string>;

const Keys risk_policy_keys{"conditions", "questions", "thresholds", "matrix", "history"};
const Keys risk_rule_keys{"key", "title", "level", "when", "lead_days_below"};
const Keys risk_question_keys{"key", "text", "weight", "answers"};
const Keys risk_choice_keys{"key", "text", "points"};
const Keys risk_threshold_keys{"medium_from", "high_from"};
const Keys risk_level_keys{"low", "medium", "high"};
const Keys risk_history_keys{"of", "months", "bad_from", "percent_from", "level"};

class RiskPolicyReader {
 public:
  explicit RiskPolicyReader(Reader& reader) : reader_(reader) {}

  RiskPolicy policy(const YamlNode& root) {
    RiskPolicy policy;
    if (!reader_.check_keys(root, "", "a risk policy", risk_policy_keys)) return policy;
    reader_.each(root, "", "conditions",
                 [&](const YamlNode& item, const std::string& at) { policy.conditions.push_back(rule(item, at)); });
    reader_.each(root, "", "questions",
                 [&](const YamlNode& item, const std::string& at) { policy.questions.push_back(question(item, at)); });
    thresholds(root, policy.thresholds);
    matrix(root, policy.matrix);
    reader_.each(root, "", "history",
                 [&](const YamlNode& item, const std::string& at) { policy.history.push_back(history(item, at)); });
    return policy;
  }

 private:
  RiskRule rule(const YamlNode& node, const std::string& path) {
    RiskRule rule;
    if (!reader_.check_keys(node, path, "a condition of risk", risk_rule_keys)) return rule;
    reader_.text(node, path, "key", rule.key);
    reader_.text(node, path, "title", rule.title);
    reader_.required_one_of(node, path, "level", rule.level);
    read_when(reader_, node, path, rule.when);
    if (reader_.find(node, path, "lead_days_below")) {
      rule.lead_days_below.emplace();
      reader_.number(node, path, "lead_days_below", *rule.lead_days_below);
    }
    return rule;
  }

  RiskQuestion question(const YamlNode& node, const std::string& path) {
    RiskQuestion question;
    if (!reader_.check_keys(node, path, "a question", risk_question_keys)) return question;
    reader_.text(node, path, "key", question.key);
    reader_.text(node, path, "text", question.text);
    reader_.number(node, path, "weight", question.weight);
    reader_.each(node, path, "answers",
                 [&](const YamlNode& item, const std::string& at) { question.answers.push_back(choice(item, at)); });
    return question;
  }

  RiskChoice choice(const YamlNode& node, const std::string& path) {
    RiskChoice choice;
    if (!reader_.check_keys(node, path, "an answer", risk_choice_keys)) return choice;
    reader_.text(node, path, "key", choice.key);
    reader_.text(node, path, "text", choice.text);
    required_number(node, path, "points", choice.points);
    return choice;
  }

  void thresholds(const YamlNode& root, RiskThresholds& to) {
    const auto* node = required(root, "", "thresholds");
    if (!node || !reader_.check_keys(*node, "thresholds", "the thresholds", risk_threshold_keys)) return;
    required_number(*node, "thresholds", "medium_from", to.medium_from);
    required_number(*node, "thresholds", "high_from", to.high_from);
  }

  void matrix(const YamlNode& root, RiskMatrix& to) {
    const auto* node = required(root, "", "matrix");
    if (!node || !reader_.check_keys(*node, "matrix", "the matrix", risk_level_keys)) return;
    row(*node, "low", to.low);
    row(*node, "medium", to.medium);
    row(*node, "high", to.high);
  }

  void row(const YamlNode& matrix, std::string_view impact, RiskRow& to) {
    const auto path = Reader::below("matrix", impact);
    const auto* node = required(matrix, "matrix", impact);
    if (!node || !reader_.check_keys(*node, path, "a row of the matrix", risk_level_keys)) return;
    reader_.required_one_of(*node, path, "low", to.low);
    reader_.required_one_of(*node, path, "medium", to.medium);
    reader_.required_one_of(*node, path, "high", to.high);
  }

  RiskHistoryRule history(const YamlNode& node, const std::string& path) {
    RiskHistoryRule rule;
    if (!reader_.check_keys(node, path, "a rule about history", risk_history_keys)) return rule;
    reader_.required_one_of(node, path, "of", rule.of);
    reader_.number(node, path, "months", rule.months);
    reader_.number(node, path, "bad_from", rule.bad_from);
    reader_.number(node, path, "percent_from", rule.percent_from);
    reader_.required_one_of(node, path, "level", rule.level);
    return rule;
  }

  /// What has no value that would go without saying.
  const YamlNode* required(const YamlNode& map, const std::string& path, std::string_view key) {
    const auto* node = reader_.find(map, path, key);
    if (node == nullptr)
      reader_.fail(map, path, fmt::format("The key {} is missing.", key), fmt::format("Write {}: and its value.", key));
    return node;
  }
  void required_number(const YamlNode& map, const std::string& path, std::string_view key, std::int64_t& to) {
    if (required(map, path, key)) reader_.number(map, path, key, to);
  }

  Reader& reader_;
};

/// A text in double quotes: what JSON escapes, YAML reads.
std::string quoted(std::string_view text) {
  std::string written{"\""};
  for (const char one : text) {
    if (one == '"' || one == '\\') written += '\\';
    if (static_cast<unsigned char>(one) < 0x20) written += fmt::format("\\x{:02x}", static_cast<unsigned char>(one));
    else written += one;
  }
  return written + "\"";
}

std::string quoted_list(const std::vector<std::string>& texts) {
  std::string list;
  for (const auto& one : texts) list += (list.empty() ? "" : ", ") + quoted(one);
  return "[" + list + "]";
}

void write_conditions(std::string& to, std::string_view key, const std::vector<Condition>& conditions) {
  if (conditions.empty()) return;
  to += fmt::format("      {}:\n", key);
  for (const auto& one : conditions) {
    const auto values = one.values.empty() ? "" : ", value: " + quoted_list(one.values);
    to += fmt::format("        - {{field: {}, operator: {}{}}}\n", quoted(one.field), word(one.op), values);
  }
}

void write_rule(std::string& to, const RiskRule& rule) {
  to += fmt::format("  - key: {}\n    title: {}\n    level: {}\n", quoted(rule.key), quoted(rule.title),
                    word(rule.level));
  if (rule.lead_days_below) to += fmt::format("    lead_days_below: {}\n", *rule.lead_days_below);
  if (!rule.when) return;
  to += "    when:\n";
  write_conditions(to, "all", rule.when->all);
  write_conditions(to, "any", rule.when->any);
}

void write_question(std::string& to, const RiskQuestion& question) {
  to += fmt::format("  - key: {}\n    text: {}\n    weight: {}\n    answers:\n", quoted(question.key),
                    quoted(question.text), question.weight);
  for (const auto& one : question.answers)
    to += fmt::format("      - {{key: {}, text: {}, points: {}}}\n", quoted(one.key), quoted(one.text), one.points);
}

void write_row(std::string& to, std::string_view impact, const RiskRow& row) {
  to +=
      fmt::format("  {}: {{low: {}, medium: {}, high: {}}}\n", impact, word(row.low), word(row.medium), word(row.high));
}

/// A list's key; an empty list on the same line.
void write_list_key(std::string& to, std::string_view key, bool empty) {
  to += fmt::format("{}:{}\n", key, empty ? " []" : "");
}

}  // namespace

RiskPolicyReading look_at_risk_policy(std::string_view text) {
  RiskPolicyReading reading;
  YamlTree tree = read_yaml(text);
  reading.mistakes = std::move(tree.mistakes);
  if (tree.root.kind == YamlKind::null) {
    if (reading.mistakes.empty())
      reading.mistakes.push_back({{}, "", "The text is empty.", "Begin with the one that counts now."});
    return reading;
  }
  Reader reader;
  RiskPolicy policy = RiskPolicyReader{reader}.policy(tree.root);
  std::ranges::move(reader.mistakes, std::back_inserter(reading.mistakes));
  const auto unread = reading.mistakes;
  if (const auto checked = check(policy); !checked)
    for (const auto& error : checked.error().errors)
      if (const auto path = error.pointer.substr(1); !may_follow_from(path, unread))
        reading.mistakes.push_back({place_of(reader.places, path), path, error.detail, ""});
  put_in_order(reading.mistakes);
  if (reading.mistakes.empty()) reading.policy = std::move(policy);
  return reading;
}

std::string yaml_of(const RiskPolicy& policy) {
  std::string text;
  write_list_key(text, "conditions", policy.conditions.empty());
  for (const auto& one : policy.conditions) write_rule(text, one);
  write_list_key(text, "questions", policy.questions.empty());
  for (const auto& one : policy.questions) write_question(text, one);
  text += "# From so many points on something going wrong is likely.\n";
  text += fmt::format("thresholds: {{medium_from: {}, high_from: {}}}\n", policy.thresholds.medium_from,
                      policy.thresholds.high_from);
  text += "# Rows: impact. In them: likelihood.\nmatrix:\n";
  write_row(text, "low", policy.matrix.low);
  write_row(text, "medium", policy.matrix.medium);
  write_row(text, "high", policy.matrix.high);
  write_list_key(text, "history", policy.history.empty());
  for (const auto& one : policy.history)
    text += fmt::format("  - {{of: {}, months: {}, bad_from: {}, percent_from: {}, level: {}}}\n", word(one.of),
                        one.months, one.bad_from, one.percent_from, word(one.level));
  return text;
}

}  // namespace sluice::definition
