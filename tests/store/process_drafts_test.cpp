#include "store/process_drafts.h"

#include <gmock/gmock.h>

#include "store/support/test_database.h"
#include "store/transaction.h"

namespace sluice::store {
namespace {

using testing::ElementsAre;
using testing::Field;

class ProcessDrafts : public DatabaseTest {
 protected:
  ProcessDraft kept(const std::string& key, std::int64_t version, const std::string& yaml) {
    ProcessDraft draft;
    draft.key = key;
    draft.version = version;
    draft.based_on = 2;
    draft.begun_by = draft.saved_by = {7};
    draft.begun_at = draft.saved_at = {1'796'000'000'000'000};
    draft.yaml = yaml;
    WriteTransaction transaction{session()};
    put_process_draft(session(), draft);
    transaction.commit();
    return draft;
  }
};

TEST_P(ProcessDrafts, keep_a_text_to_the_letter_and_the_newest_of_a_key) {
  const auto first = kept("normal", 1, "key: normal # half\n\n   done é\n");
  EXPECT_EQ(process_draft(session(), "normal"), first);
  const auto second = kept("normal", 5, "key: normal\n");
  EXPECT_EQ(process_draft(session(), "normal"), second);
  EXPECT_EQ(process_draft(session(), "other"), std::nullopt);
  EXPECT_EQ(count_process_drafts(session()), 1);
}

TEST_P(ProcessDrafts, are_listed_by_key) {
  kept("standard", 1, "b");
  kept("emergency", 1, "a");
  EXPECT_THAT(process_drafts(session()),
              ElementsAre(Field(&ProcessDraftRow::key, "emergency"), Field(&ProcessDraftRow::key, "standard")));
}

TEST_P(ProcessDrafts, go_only_in_the_version_that_was_meant) {
  kept("normal", 5, "text");
  WriteTransaction transaction{session()};
  EXPECT_FALSE(remove_process_draft(session(), "normal", 4));
  EXPECT_TRUE(remove_process_draft(session(), "normal", 5));
  EXPECT_FALSE(remove_process_draft(session(), "normal"));
  transaction.commit();
}

INSTANTIATE_TEST_SUITE_P(Databases, ProcessDrafts, both_databases, database_name);

}  // namespace
}  // namespace sluice::store
