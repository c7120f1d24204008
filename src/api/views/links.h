// Links of a change on the wire, and what hangs together with it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "api/views/changes.h"
#include "api/views/people.h"
#include "api/wire/call.h"
#include "domain/change/links.h"

namespace sluice::api {

/// A link as people ask for it: to a change by its number, or to a ticket elsewhere by its address and title.
struct NewLink {
  LinkKind kind = LinkKind::depends_on;
  std::optional<std::string> change{};
  std::optional<std::string> address{};
  std::optional<std::string> title{};
};
BOOST_DESCRIBE_STRUCT(NewLink, (), (kind, change, address, title))

/// The other change of a link. Title and stage are absent where the answer comes with a repeated Idempotency-Key.
struct LinkedChangeView {
  std::string id{};
  std::optional<std::string> title{};
  std::optional<std::string> stage_name{};
  Phase phase = Phase::draft;
  std::optional<Outcome> outcome{};
  bool on_hold = false;
  bool closing = false;
  PersonRef owner{};
};
BOOST_DESCRIBE_STRUCT(LinkedChangeView, (), (id, title, stage_name, phase, outcome, on_hold, closing, owner))

struct LinkView {
  std::int64_t number = 0;
  LinkKind kind = LinkKind::depends_on;
  std::string words{};                       ///< how it reads: "depends on"
  bool restricted = false;                   ///< leads to a change that you may not see
  std::optional<LinkedChangeView> change{};  ///< absent for a ticket elsewhere and where `restricted`
  std::optional<std::string> address{};
  std::optional<std::string> title{};  ///< of a ticket elsewhere
  std::optional<PersonRef> by{};
  Instant at{};
  bool settled = false;  ///< somebody said that the ticket elsewhere is done
  std::optional<PersonRef> settled_by{};
  std::optional<Instant> settled_at{};
  std::vector<PossibleView> possible{};
};
BOOST_DESCRIBE_STRUCT(LinkView, (),
                      (number, kind, words, restricted, change, address, title, by, at, settled, settled_by, settled_at,
                       possible))

/// What hangs together with a change: `id` is its number; "restricted-n" for one that you may not see; "link-n" for a ticket.
struct RelatedNode {
  std::string id{};
  std::int64_t steps = 0;  ///< how many links it is away
  bool restricted = false;
  std::optional<std::string> title{};
  std::optional<std::string> stage_name{};
  std::optional<Phase> phase{};
  std::optional<Outcome> outcome{};
  std::optional<PersonRef> owner{};
  std::optional<std::string> address{};
  bool settled = false;
};
BOOST_DESCRIBE_STRUCT(RelatedNode, (),
                      (id, steps, restricted, title, stage_name, phase, outcome, owner, address, settled))

/// `from` depends on, fixes, is part of … `to`.
struct RelatedEdge {
  std::string from;
  std::string to;
  LinkKind kind = LinkKind::depends_on;
  std::string words{};
};
BOOST_DESCRIBE_STRUCT(RelatedEdge, (), (from, to, kind, words))

struct RelatedWork {
  std::vector<RelatedNode> nodes;
  std::vector<RelatedEdge> edges;
  bool more = false;  ///< there is more than is told
};
BOOST_DESCRIBE_STRUCT(RelatedWork, (), (nodes, edges, more))

/// What was sent, as the domain's. Refused as invalid where `change` is no number of a change.
[[nodiscard]] Result<AddLink> link_asked_for(const NewLink& sent, const std::string& at);
/// The links of a change in the order of adding. Reads what the others are called where the call can read.
[[nodiscard]] std::vector<LinkView> link_views(Call& call, const Shown& shown);
/// The changes up to `steps` links away and the tickets elsewhere; at most `nodes` of them.
[[nodiscard]] RelatedWork related_work(Call& call, const Change& change, std::int64_t steps, std::size_t nodes);

}  // namespace sluice::api
