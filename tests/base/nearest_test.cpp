#include "base/nearest.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace sluice {
namespace {

const std::vector<std::string> words{"title", "tasks", "approvals", "approvers", "order"};

TEST(Nearest, finds_what_was_meant) {
  EXPECT_EQ(nearest("titel", words), "title") << "two letters swapped";
  EXPECT_EQ(nearest("task", words), "tasks");
  EXPECT_EQ(nearest("aprovers", words), "approvers");
  EXPECT_EQ(did_you_mean("ordr", words), "; did you mean order?");
}

TEST(Nearest, does_not_guess_wildly) {
  EXPECT_EQ(nearest("colour", words), "");
  EXPECT_EQ(nearest("", words), "");
  EXPECT_EQ(nearest(std::string(10'000, 'x'), words), "");
  EXPECT_EQ(did_you_mean("xyz", words), ".");
}

RC_GTEST_PROP(Nearest, is_the_word_itself_where_it_is_among_them, ()) {
  const auto word = *rc::gen::element(words[0], words[1], words[2], words[3], words[4]);
  RC_ASSERT(nearest(word, words) == word);
}

RC_GTEST_PROP(Nearest, takes_any_bytes, (const std::string& word, const std::vector<std::string>& candidates)) {
  (void)did_you_mean(word, candidates);
}

}  // namespace
}  // namespace sluice
