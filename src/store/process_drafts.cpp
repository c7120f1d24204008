#include "store/process_drafts.h"

#include "store/rows.h"

namespace sluice::store {

std::optional<ProcessDraft> process_draft(Session& session, std::string_view key) {
  static const auto sql = "SELECT " + columns_of<ProcessDraft>() + " FROM process_drafts WHERE key = ?";
  return session.one<ProcessDraft>(sql, {key});
}

std::vector<ProcessDraftRow> process_drafts(Session& session) {
  static const auto sql = "SELECT " + columns_of<ProcessDraftRow>() + " FROM process_drafts ORDER BY key LIMIT 1000";
  return session.all<ProcessDraftRow>(sql);
}

std::int64_t count_process_drafts(Session& session) {
  return session.one<std::int64_t>("SELECT count(*) FROM process_drafts").value_or(0);
}

void put_process_draft(Session& session, const ProcessDraft& draft) {
  insert_row(session, "process_drafts", draft, replacing<ProcessDraft>("key"));
}

bool remove_process_draft(Session& session, std::string_view key, std::optional<std::int64_t> version) {
  if (!version) return session.run("DELETE FROM process_drafts WHERE key = ?", {key}) == 1;
  return session.run("DELETE FROM process_drafts WHERE key = ? AND version = ?", {key, *version}) == 1;
}

}  // namespace sluice::store
