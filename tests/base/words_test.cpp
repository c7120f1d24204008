#include "base/words.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace sluice {
namespace {

TEST(Words, splits_at_all_but_letters_and_digits) {
  EXPECT_EQ(folded("CHG-1042: db01.example.org (prod)"), "chg 1042 db01 example org prod");
  EXPECT_EQ(folded("  \t\n"), "");
}

TEST(Words, folds_case_and_accents) {
  EXPECT_EQ(folded("Ärger ÉTÉ Straße"), "arger ete strasse");
  EXPECT_EQ(folded("a\u0308rger"), "arger") << "a combining mark is an accent, too";
  EXPECT_EQ(folded("Łódź Ørsted"), "lodz orsted");
  EXPECT_EQ(folded("ﬁle"), "file") << "a ligature is two letters";
}

TEST(Words, keeps_other_scripts) { EXPECT_EQ(folded("Обновление базы"), "обновление базы"); }

TEST(Words, takes_bad_bytes_for_separators) {
  EXPECT_EQ(folded("one\xff"
                   "two"),
            "one two");
}

TEST(Words, cuts_a_word_that_is_too_long) { EXPECT_EQ(folded(std::string(500, 'x')).size(), word_bytes_max); }

RC_GTEST_PROP(Words, are_folded_once_and_for_all, (const std::string& text)) {
  RC_ASSERT(folded(folded(text)) == folded(text));
}

}  // namespace
}  // namespace sluice
