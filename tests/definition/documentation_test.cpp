// docs/processes.md: its example can run, and it names everything that may be written.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/described.h"
#include "definition/read_process.h"

namespace sluice::definition {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

const std::string& page() {
  static const std::string text = [] {
    const std::ifstream file{SLUICE_SOURCE_DIR "/docs/processes.md"};
    std::ostringstream all;
    all << file.rdbuf();
    return all.str();
  }();
  return text;
}

std::string example() {
  const auto begin = page().find("```yaml\n");
  if (begin == std::string::npos) return {};
  const auto end = page().find("```", begin + 8);
  return page().substr(begin + 8, end - begin - 8);
}

/// The keys that the reader knows where this text has the key `nothing_known`: it lists them as the remedy.
std::vector<std::string> known_keys(const std::string& text) {
  for (const auto& one : look_at_process(text).mistakes) {
    if (one.what.find("nothing_known") == std::string::npos) continue;
    std::vector<std::string> keys;
    std::string list = one.remedy.substr(one.remedy.find(": ") + 2);
    list.pop_back();
    std::istringstream in{list};
    for (std::string key; in >> key;) keys.push_back(key.ends_with(',') ? key.substr(0, key.size() - 1) : key);
    return keys;
  }
  return {};
}

TEST(ProcessesPage, has_an_example_that_can_run) {
  const auto reading = look_at_process(example());
  EXPECT_THAT(reading.mistakes, IsEmpty()) << (reading.mistakes.empty() ? "" : reading.mistakes[0].what);
  ASSERT_TRUE(reading.read);
  EXPECT_EQ(reading.read->process.key, "small-fix");
}

TEST(ProcessesPage, explains_every_key) {
  for (const auto* text :
       {"nothing_known: 1", "stages: [{nothing_known: 1}]", "stages: [{tasks: [{nothing_known: 1}]}]",
        "stages: [{approvals: [{nothing_known: 1}]}]", "stages: [{back: [{nothing_known: 1}]}]"}) {
    const auto keys = known_keys(text);
    EXPECT_FALSE(keys.empty()) << text;
    for (const auto& key : keys) EXPECT_THAT(page(), HasSubstr("`" + key + "`")) << text;
  }
}

template <class Enum>
void expect_words_on_the_page() {
  for_each_enumerator<Enum>([](std::string_view name, Enum) {
    EXPECT_THAT(page(), testing::ContainsRegex("[`{:]" + std::string{name} + "[`:]")) << name;
  });
}

TEST(ProcessesPage, lists_every_word) {
  expect_words_on_the_page<ChangeType>();
  expect_words_on_the_page<Phase>();
  expect_words_on_the_page<Advance>();
  expect_words_on_the_page<TaskOrder>();
  expect_words_on_the_page<OnClose>();
  expect_words_on_the_page<Duty>();
  expect_words_on_the_page<Field>();
  expect_words_on_the_page<GateKind>();
  expect_words_on_the_page<WhoKind>();
}

}  // namespace
}  // namespace sluice::definition
