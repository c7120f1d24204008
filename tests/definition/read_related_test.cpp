// The gate on related work, as people write it and as they get it wrong.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "definition/read_process.h"

namespace sluice::definition {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

std::string with_gates(const std::string& gates) {
  return R"(key: small
name: Small
type: normal
stages:
  - key: draft
    name: Draft
    phase: draft
    advance: manual
    gates: )" +
         gates + R"(
  - key: verify
    name: Verify
    phase: verification
    advance: manual
    gates: [outcome_declared]
)";
}

/// Exactly one mistake, on the line of the gates, saying that.
void expect_mistake(const std::string& gates, const std::string& says) {
  const auto mistakes = look_at_process(with_gates(gates)).mistakes;
  ASSERT_EQ(mistakes.size(), 1u) << gates << (mistakes.empty() ? "" : ": " + mistakes.back().what);
  EXPECT_EQ(mistakes[0].place.line, 9) << mistakes[0].what;
  EXPECT_THAT(mistakes[0].what, HasSubstr(says));
  EXPECT_FALSE(mistakes[0].remedy.empty());
}

TEST(ReadRelatedGate, reads_link_and_state) {
  const auto read = read_process(with_gates("[{related: {link: depends_on, state: deployed}}, children_done]"));
  ASSERT_TRUE(read) << read.error().errors.at(0).detail;
  const auto& gates = read->process.stages[0].gates;
  EXPECT_EQ(gates[0].kind, GateKind::related);
  EXPECT_EQ(gates[0].link, LinkKind::depends_on);
  EXPECT_EQ(gates[0].state, RelatedState::deployed);
  EXPECT_EQ(gates[1].kind, GateKind::children_done);
}

TEST(ReadRelatedGate, tells_what_is_wrong_where_it_stands) {
  expect_mistake("[related]", "does not say which links");
  expect_mistake("[{related: {link: depends_on}}]", "The key state is missing");
  expect_mistake("[{related: {link: needs, state: closed}}]", "none of the words known here");
  expect_mistake("[{related: {link: depends_on, state: done}}]", "none of the words known here");
  expect_mistake("[{related: {link: depends_on, state: closed, key: x}}]", "no key key");
  expect_mistake("[{related: depends_on}]", "Here should be a gate on related work");
  expect_mistake("[{children_done: x}]", "takes no value");
}

TEST(ReadRelatedGate, offers_only_links_that_it_takes) {
  const auto mistakes = look_at_process(with_gates("[{related: {link: dependson, state: closed}}]")).mistakes;
  ASSERT_EQ(mistakes.size(), 1u);
  EXPECT_THAT(mistakes[0].what, HasSubstr("did you mean depends_on?"));
  for (const auto* refused : {"blocks", "parent_of", "has_contingency"})
    EXPECT_THAT(mistakes[0].remedy, testing::Not(HasSubstr(refused)));
}

TEST(ReadRelatedGate, refuses_what_could_never_open) {
  expect_mistake("[{related: {link: blocks, state: closed}}]", "waits for it, and not the other way round");
  expect_mistake("[{related: {link: parent_of, state: closed}}]", "a gate of its own");
  expect_mistake("[{related: {link: part_of, state: closed}}]", "each would wait for the other");
  EXPECT_THAT(look_at_process(with_gates("[{related: {link: part_of, state: authorized}}]")).mistakes, IsEmpty());
}

}  // namespace
}  // namespace sluice::definition
