// Whatever somebody does to a shipped process, the reader says what is wrong and where.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "definition/read_process.h"
#include "definition/shipped.h"

namespace sluice::definition {
namespace {

/// Every mistake names a place in the text, what is wrong and what to do; without one there is a process.
void assert_told_well(const std::string& text) {
  const auto reading = look_at_process(text);
  if (reading.mistakes.empty()) RC_ASSERT(reading.read.has_value());
  const auto lines = std::ranges::count(text, '\n') + 1;
  for (const auto& one : reading.mistakes) {
    RC_ASSERT(one.place.line >= 1 && one.place.line <= lines);
    RC_ASSERT(one.place.column >= 1);
    RC_ASSERT(!one.what.empty() && !one.remedy.empty());
  }
  RC_ASSERT(read_process(text).has_value() == reading.mistakes.empty());
}

std::string any_shipped() {
  const auto files = shipped_processes();
  return std::string{files[*rc::gen::inRange<std::size_t>(0, files.size())].text};
}

std::size_t a_place_in(const std::string& text) { return *rc::gen::inRange<std::size_t>(0, text.size()); }

/// The line around a place, with its end.
std::pair<std::size_t, std::size_t> line_at(const std::string& text, std::size_t at) {
  const auto before = at == 0 ? std::string::npos : text.rfind('\n', at - 1);
  const auto begin = before == std::string::npos ? 0 : before + 1;
  const auto end = text.find('\n', at);
  return {begin, end == std::string::npos ? text.size() : end + 1};
}

void mutate(std::string& text) {
  if (text.empty()) return;
  const auto at = a_place_in(text);
  const auto [begin, end] = line_at(text, at);
  const std::string line = text.substr(begin, end - begin);
  switch (*rc::gen::inRange(0, 9)) {
    case 0: text.erase(at, *rc::gen::inRange<std::size_t>(1, 20)); break;
    case 1: text.insert(at, *rc::gen::arbitrary<std::string>()); break;
    case 2:
      text[at] = *rc::gen::element('[', ']', '{', '}', ':', '-', '|', '"', '\'', '&', '*', '#', '\t', '\n', '!', '?');
      break;
    case 3: text.erase(begin, end - begin); break;
    case 4: text.insert(begin, line); break;
    case 5: text.insert(begin, *rc::gen::element<std::string>(" ", "  ", "\t", "- ")); break;
    case 6: text.insert(a_place_in(text), line); break;
    case 7: text.resize(at); break;
    default:
      text.replace(
          at, std::min<std::size_t>(4, text.size() - at),
          *rc::gen::element<std::string>("null", "true", "~", "{}", "[]", "99", "closed", "draft", "...", "---"));
  }
}

RC_GTEST_PROP(Mutation, of_a_shipped_process_is_told_with_its_line, ()) {
  std::string text = any_shipped();
  for (int left = *rc::gen::inRange(1, 6); left > 0; --left) {
    mutate(text);
    assert_told_well(text);
  }
}

RC_GTEST_PROP(Mutation, of_nothing_but_noise_is_told_with_its_line, ()) {
  std::string text;
  for (int left = *rc::gen::inRange(0, 60); left > 0; --left)
    text += *rc::gen::element<std::string>("key", ": ", "stages", "\n", "  ", "- ", "[", "]", "{", "}", ", ", "\"",
                                           "|\n", "phase: draft\n", "? ", "tasks:\n", "x", "#", "~", "&a ", "*a", "!t ",
                                           "%YAML 1.2\n");
  assert_told_well(text);
}

TEST(Mutation, by_cutting_off_anywhere_is_told) {
  for (const auto& file : shipped_processes())
    for (std::size_t length = 0; length < file.text.size(); length += 101) {
      const auto reading = look_at_process(file.text.substr(0, length));
      EXPECT_TRUE(!reading.mistakes.empty() || reading.read) << file.name << " cut at " << length;
    }
}

}  // namespace
}  // namespace sluice::definition
