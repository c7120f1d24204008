// Drafts of processes: plain rows, one for each process key, shared by those who publish processes. The text is kept
// exactly as it came, also while it has mistakes.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "base/id.h"
#include "base/instant.h"
#include "store/session.h"

namespace sluice::store {

/// What is known of a draft beside its text.
struct ProcessDraftRow {
  std::string key;            ///< of the process that it is to become, or to be the next version of
  std::int64_t version = 0;   ///< greater with each saving, and never that of an earlier draft of this key
  std::int64_t based_on = 0;  ///< the newest published version when it was begun; 0: there was none
  PersonId begun_by;
  Instant begun_at;
  PersonId saved_by;
  Instant saved_at;
  friend bool operator==(const ProcessDraftRow&, const ProcessDraftRow&) = default;
};
BOOST_DESCRIBE_STRUCT(ProcessDraftRow, (), (key, version, based_on, begun_by, begun_at, saved_by, saved_at))
struct ProcessDraft : ProcessDraftRow {
  std::string yaml;
  friend bool operator==(const ProcessDraft&, const ProcessDraft&) = default;
};
BOOST_DESCRIBE_STRUCT(ProcessDraft, (ProcessDraftRow), (yaml))

/// The most drafts that are kept at a time.
inline constexpr std::int64_t process_drafts_max = 200;

[[nodiscard]] std::optional<ProcessDraft> process_draft(Session& session, std::string_view key);
/// By key, without their texts.
[[nodiscard]] std::vector<ProcessDraftRow> process_drafts(Session& session);
[[nodiscard]] std::int64_t count_process_drafts(Session& session);
/// Keeps a draft in the place of the one of that key.
void put_process_draft(Session& session, const ProcessDraft& draft);
/// Removes the draft of that key, where a version is given only that one; false where there was none.
bool remove_process_draft(Session& session, std::string_view key, std::optional<std::int64_t> version = {});

}  // namespace sluice::store
