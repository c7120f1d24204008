// Drafts of processes: shared by those who publish, saved as they come, published or discarded.
#include <algorithm>

#include "api/process_acts.h"
#include "api/routes.h"
#include "api/views/lists.h"
#include "api/views/process_texts.h"
#include "api/wire/problem.h"
#include "domain/key.h"
#include "store/process_drafts.h"

namespace sluice::api {
namespace {

/// A draft of a process as lists show it.
struct ProcessDraftRow {
  std::string key;
  std::int64_t version = 0;
  std::int64_t based_on = 0;           ///< the newest published version when it was begun; 0: none
  std::optional<std::int64_t> newest;  ///< the newest published version now; absent: none
  bool outdated = false;               ///< a version was published since it was begun
  PersonRef begun_by;
  Instant begun_at;
  PersonRef saved_by;
  Instant saved_at;
};
BOOST_DESCRIBE_STRUCT(ProcessDraftRow, (),
                      (key, version, based_on, newest, outdated, begun_by, begun_at, saved_by, saved_at))

struct ProcessDraftView : ProcessDraftRow {
  std::string yaml;
  CheckedText checked;
  std::vector<Difference> differences;  ///< from the newest published version
};
BOOST_DESCRIBE_STRUCT(ProcessDraftView, (ProcessDraftRow), (yaml, checked, differences))

struct DraftText {
  std::string yaml;
};
BOOST_DESCRIBE_STRUCT(DraftText, (), (yaml))

struct PublicationInput {
  std::optional<std::string> note;
  std::optional<std::int64_t> version;
};
BOOST_DESCRIBE_STRUCT(PublicationInput, (), (note, version))

std::shared_ptr<const ProcessVersion> newest_of(const std::string& key, const Directory& directory) {
  const auto* published = directory.process_by_key(key);
  return published && !published->versions.empty() ? published->versions.rbegin()->second : nullptr;
}

ProcessDraftRow row_of(const store::ProcessDraftRow& draft, const Directory& directory) {
  const auto newest = newest_of(draft.key, directory);
  ProcessDraftRow row{.key = draft.key,
                      .version = draft.version,
                      .based_on = draft.based_on,
                      .newest = {},
                      .outdated = newest && newest->version > draft.based_on,
                      .begun_by = person_ref(draft.begun_by, directory),
                      .begun_at = draft.begun_at,
                      .saved_by = person_ref(draft.saved_by, directory),
                      .saved_at = draft.saved_at};
  if (newest) row.newest = newest->version;
  return row;
}

ProcessDraftView view_of(const store::ProcessDraft& draft, const Call& call) {
  const Directory& directory = *call.directory;
  ProcessDraftView view{};
  static_cast<ProcessDraftRow&>(view) = row_of(draft, directory);
  view.yaml = draft.yaml;
  const auto reading = definition::look_at_process(draft.yaml, draft.key);
  view.checked = checked_text(reading, present_in(call, directory));
  if (const auto newest = newest_of(draft.key, directory); newest && reading.read)
    view.differences = difference(newest->process, reading.read->process);
  return view;
}

Result<List<ProcessDraftRow>> list_drafts(Call& call, const PageQuery& query) {
  std::vector<ProcessDraftRow> rows;
  for (const auto& draft : store::process_drafts(call.read())) rows.push_back(row_of(draft, *call.directory));
  return page_of(std::move(rows), query);
}

std::unexpected<Refusal> no_draft(const std::string& key) {
  return refuse(Refused::not_found, "There is no draft of the process " + key + ".");
}

Result<ProcessDraftView> show_draft(Call& call, const Nothing&) {
  const auto draft = store::process_draft(call.read(), call.value("process"));
  if (!draft) return no_draft(call.value("process"));
  call.version = draft->version;
  return view_of(*draft, call);
}

/// Which draft somebody believes to replace: none, any, or the one of a version.
struct Believed {
  bool any = false;
  std::optional<std::int64_t> version;
  [[nodiscard]] bool fits(const std::optional<store::ProcessDraft>& present) const {
    return any || (present ? version == present->version : !version);
  }
};

Result<Believed> believed(const Request& request) {
  SLUICE_TRY(const auto version, expected_version_of(request));
  const bool any = !version && !request.header("If-Match").empty();
  return Believed{any, version};
}

/// What became of a wish to save, as it was in the transaction.
struct Saving {
  std::optional<store::ProcessDraft> present;  ///< as it is afterwards
  bool conflict = false;
};

Result<void> save(store::Session& session, const Believed& believed, store::ProcessDraft draft, Saving& saving) {
  saving = {store::process_draft(session, draft.key), false};
  if (!believed.fits(saving.present)) {
    saving.conflict = true;
    return {};
  }
  if (!saving.present && store::count_process_drafts(session) >= store::process_drafts_max)
    return refuse(Refused::too_large, "There are 200 drafts, which is the most. Publish or discard one of them.");
  if (saving.present) {
    draft.version = std::max(draft.version, saving.present->version + 1);
    draft.based_on = saving.present->based_on;
    draft.begun_by = saving.present->begun_by;
    draft.begun_at = saving.present->begun_at;
  }
  store::put_process_draft(session, draft);
  saving.present = std::move(draft);
  return {};
}

/// 412 with what is there, so that who was slower sees both texts.
Response conflict_response(const Call& call, const Saving& saving) {
  const auto& present = saving.present;
  const bool unaware = call.request.header("If-Match").empty();
  auto response = problem(
      {Refused::version_mismatch,
       present
           ? fmt::format("{} {}. Take over what you need from how it is now, before you save over it.",
                         call.directory->name_of(present->saved_by),
                         unaware ? "saved a draft before, which this would replace" : "has saved this draft meanwhile")
           : "The draft has been published or discarded meanwhile. Save without If-Match to begin a new one."},
      call.directory.get());
  if (!present) return response;
  ApiFormat format;
  auto body = boost::json::parse(response.body);
  body.as_object()["present"] = encode_json(format, view_of(*present, call));
  response.body = boost::json::serialize(body);
  response.headers.emplace_back("ETag", "\"" + std::to_string(present->version) + "\"");
  return response;
}

void keep_draft(const CallPtr& call, const Nothing&, DraftText sent, const Answer<ProcessDraftView>& answer) {
  const auto& key = call->value("process");
  if (!is_key(key))
    return answer.refuse({Refused::invalid,
                          "A process' key is made of lower-case words joined by -, such as small-fix; at most 64 "
                          "letters."});
  if (sent.yaml.size() > definition::yaml_bytes_max)
    return answer.refuse({Refused::too_large, "The text of a process may be 1 MiB long at most."});
  const auto expected = believed(call->request);
  if (!expected) return answer.refuse(expected.error());
  const auto newest = newest_of(key, *call->directory);
  store::ProcessDraft draft;
  draft.key = key;
  draft.version = call->now.micros;  // so that no other draft of this key ever had it
  draft.based_on = newest ? newest->version : 0;
  draft.begun_by = draft.saved_by = call->session->person;
  draft.begun_at = draft.saved_at = call->now;
  draft.yaml = std::move(sent.yaml);
  const auto saving = std::make_shared<Saving>();
  write_checked_rows(
      call,
      [saving, expected = *expected, draft = std::move(draft)](store::WriteTransaction& transaction, const Directory&) {
        return save(transaction.session(), expected, draft, *saving);
      },
      [call, answer, saving] {
        if (saving->conflict) return answer.with(conflict_response(*call, *saving));
        call->version = saving->present->version;
        answer(view_of(*saving->present, *call));
      });
}

void discard(const CallPtr& call, const Nothing&, Nothing, const Answer<Nothing>& answer) {
  const auto expected = believed(call->request);
  if (!expected) return answer.refuse(expected.error());
  const auto saving = std::make_shared<Saving>();
  write_checked_rows(
      call,
      [saving, key = call->value("process"), wanted = expected->version](store::WriteTransaction& transaction,
                                                                         const Directory&) -> Result<void> {
        *saving = {store::process_draft(transaction.session(), key), false};
        if (!saving->present) return no_draft(key);
        saving->conflict = wanted && *wanted != saving->present->version;
        if (!saving->conflict) store::remove_process_draft(transaction.session(), key);
        return {};
      },
      [call, answer, saving] {
        if (saving->conflict) return answer.with(conflict_response(*call, *saving));
        answer(Nothing{});
      });
}

Result<PublishProcess> to_publish(Call& call, const PublicationInput& sent, std::int64_t& version) {
  const auto& key = call.value("process");
  auto draft = store::process_draft(call.read(), key);
  if (!draft) return no_draft(key);
  version = draft->version;
  if (sent.version && *sent.version != version)
    return refuse(Refused::out_of_turn, fmt::format("{} has saved this draft since you read it. Look at it again.",
                                                    call.directory->name_of(draft->saved_by)));
  SLUICE_TRY(auto read, definition::read_process(draft->yaml, key));
  return PublishProcess{std::move(draft->yaml), std::move(read.process), sent.note.value_or("")};
}

void publish_draft(const CallPtr& call, const Nothing&, PublicationInput sent, const Answer<ProcessView>& answer) {
  std::int64_t version = 0;
  auto command = to_publish(*call, sent, version);
  if (!command) return answer.refuse(command.error());
  act_on_process(call, std::nullopt, std::move(*command), answer,
                 [key = call->value("process"), version](store::WriteTransaction& transaction, std::int64_t) {
                   store::remove_process_draft(transaction.session(), key, version);
                 });
}

}  // namespace

std::vector<Route> process_draft_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<PageQuery, List<ProcessDraftRow>>(
      "/process-drafts", "processes", publishers,
      {"List drafts of processes", "One for each process key, shared by everybody who publishes processes."},
      list_drafts));
  routes.push_back(reads<Nothing, ProcessDraftView>(
      "/process-drafts/{process}", "processes", publishers,
      {"Read the draft of a process",
       "Its text exactly as it was saved, its mistakes, what was read of it, and what differs from the newest version.",
       {Refused::not_found}},
      show_draft));
  routes.push_back(writes<Nothing, DraftText, ProcessDraftView>(
      Method::put, "/process-drafts/{process}", "processes", publishers,
      {"Save the draft of a process",
       "Also while it has mistakes. `If-Match` names the version that it was read in; without it, there must be no "
       "draft "
       "yet; `*` replaces any. 412 has the draft that is there as `present`.",
       {Refused::too_large, Refused::version_mismatch}},
      keep_draft));
  routes.push_back(writes<Nothing, Nothing, Nothing>(
      Method::delete_, "/process-drafts/{process}", "processes", publishers,
      {"Discard the draft of a process", "", {Refused::not_found, Refused::version_mismatch}}, discard));
  routes.push_back(writes<Nothing, PublicationInput, ProcessView>(
      Method::post, "/process-drafts/{process}/publication", "processes", publishers,
      {"Publish the draft of a process",
       "As the next version, with a note that says why; the draft is gone then. `version` is the one that was read: "
       "refused where somebody has saved it since.",
       {Refused::not_found, Refused::out_of_turn, Refused::too_large}},
      publish_draft, 201));
  return routes;
}

}  // namespace sluice::api
