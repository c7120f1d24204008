#include "store/snapshots.h"

#include <spdlog/spdlog.h>

#include "store/rows.h"
#include "store/stored_format.h"

namespace sluice::store {

namespace {

struct SnapshotRow {
  StreamKind kind = StreamKind::change;
  std::int64_t id = 0;
  std::int64_t version = 0;
  std::string fold_number;
  std::string state;
};
BOOST_DESCRIBE_STRUCT(SnapshotRow, (), (kind, id, version, fold_number, state))

}  // namespace

std::shared_ptr<const Change> read_snapshot(Session& session, ChangeId id) {
  const auto text =
      session.one<std::string>("SELECT state FROM snapshots WHERE kind = ? AND id = ? AND fold_number = ?",
                               {StreamKind::change, id, fold_number()});
  if (!text) return nullptr;
  SnapshotFormat format;
  const auto json = parse_json(*text);
  auto change = json ? decode_json<Change>(format, *json) : std::unexpected{json.error()};
  if (change) return std::make_shared<const Change>(std::move(*change));
  spdlog::error("event=snapshot_unreadable change={} why=\"{}\"", id.value, change.error().detail);
  return nullptr;
}

void write_snapshot(WriteTransaction& transaction, const Change& change) {
  SnapshotFormat format;
  static const auto tail = replacing<SnapshotRow>("kind, id");
  insert_row(transaction.session(), "snapshots",
             SnapshotRow{StreamKind::change, change.id.value, change.version, std::string{fold_number()},
                         boost::json::serialize(encode_json(format, change))},
             tail);
}

}  // namespace sluice::store
