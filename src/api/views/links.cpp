#include "api/views/links.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "api/views/lists.h"
#include "api/views/texts.h"
#include "domain/change/related.h"
#include "store/change_links.h"

namespace sluice::api {
namespace {

std::string link_key(std::int64_t number) { return fmt::format("link-{}", number); }

/// The changes of these ids that the caller may see.
std::map<ChangeId, store::ChangeRow> rows_seen(Call& call, const std::vector<ChangeId>& ids) {
  std::map<ChangeId, store::ChangeRow> seen;
  for (auto& row : store::changes_by_id(call.read(), viewer(call), ids)) seen.emplace(row.id, std::move(row));
  return seen;
}

LinkedChangeView linked_view(const Link& link, const Directory& directory) {
  const auto& state = *link.state;
  return {.id = sluice::shown(*link.change),
          .title = {},
          .stage_name = {},
          .phase = state.phase,
          .outcome = state.outcome,
          .on_hold = false,
          .closing = state.closing,
          .owner = person_ref(state.owner, directory)};
}

LinkedChangeView linked_view(const Link& link, const store::ChangeRow& row, const Directory& directory) {
  auto view = linked_view(link, directory);
  view.title = row.title;
  view.stage_name = row.stage_name;
  view.phase = row.phase;
  view.outcome = row.outcome;
  view.on_hold = row.on_hold;
  view.owner = person_ref(row.owner, directory);
  return view;
}

LinkView link_view(const Link& link, const Directory& directory, const std::vector<Possible>& possible) {
  LinkView view{.number = link.number, .kind = link.kind, .words = std::string{words_of(link.kind)}, .at = link.at};
  if (link.by.drawn()) view.by = person_ref(link.by, directory);
  if (!link.change) {
    view.address = text_of(link.address);
    view.title = text_of(link.title);
  }
  view.settled = link.settled();
  view.settled_by = person_ref(link.settled_by, directory);
  view.settled_at = link.settled_at;
  for (const auto& one : possible)
    if (one.target == link_key(link.number)) view.possible.push_back({one.act, one.target, one.title, one.ready});
  return view;
}

bool is_other_side(LinkKind kind) {
  return kind == LinkKind::blocks || kind == LinkKind::duplicated_by || kind == LinkKind::causes ||
         kind == LinkKind::fixed_by || kind == LinkKind::followed_up_by || kind == LinkKind::parent_of ||
         kind == LinkKind::has_contingency;
}

/// Follows links from a change outwards, layer by layer, through changes that the caller may see.
class Surroundings {
 public:
  Surroundings(Call& call, const Change& change, std::size_t nodes) : call_(call), most_(nodes) {
    add({change.id}, 0);
    for (const Link& link : change.links)
      if (!link.change) outside(sluice::shown(change.id), link);
  }

  [[nodiscard]] RelatedWork within(std::int64_t steps) {
    for (std::int64_t step = 1; step <= steps && !frontier_.empty(); ++step) go_on(step);
    // What hangs on the outermost ones is not told, but links among all that are.
    note_edges(store::links_of(call_.read(), frontier_, links_max));
    draw();
    return std::move(work_);
  }

 private:
  static constexpr std::int64_t links_max = 2'000;

  void outside(const std::string& from, const Link& link) {
    if (work_.nodes.size() >= most_) {
      work_.more = true;
      return;
    }
    RelatedNode node{.id = link_key(link.number), .steps = 1, .title = text_of(link.title)};
    node.address = text_of(link.address);
    node.settled = link.settled();
    auto edge = RelatedEdge{from, node.id, link.kind, std::string{words_of(link.kind)}};
    work_.nodes.push_back(std::move(node));
    work_.edges.push_back(std::move(edge));
  }

  void go_on(std::int64_t step) {
    const auto rows = store::links_of(call_.read(), frontier_, links_max);
    note_edges(rows);
    std::set<ChangeId> next;
    for (const auto& row : rows)
      if (!names_.contains(row.to)) next.insert(row.to);
    frontier_.clear();
    add({next.begin(), next.end()}, step);
  }

  void add(const std::vector<ChangeId>& ids, std::int64_t step) {
    const auto seen = rows_seen(call_, ids);
    for (const auto id : ids) {
      if (work_.nodes.size() >= most_) {
        work_.more = true;
        return;
      }
      const auto row = seen.find(id);
      work_.nodes.push_back(row == seen.end() ? hidden(step) : told(row->second, step));
      names_.emplace(id, work_.nodes.back().id);
      if (row != seen.end()) frontier_.push_back(id);
    }
  }

  RelatedNode hidden(std::int64_t step) {
    return {.id = fmt::format("restricted-{}", ++hidden_), .steps = step, .restricted = true};
  }

  RelatedNode told(const store::ChangeRow& row, std::int64_t step) const {
    RelatedNode node{.id = sluice::shown(row.id), .steps = step, .title = row.title};
    node.stage_name = row.stage_name;
    node.phase = row.phase;
    node.outcome = row.outcome;
    node.owner = person_ref(row.owner, *call_.directory);
    return node;
  }

  /// Of the two sides of a link one is enough.
  void note_edges(const std::vector<store::LinkRow>& rows) {
    for (const auto& row : rows)
      edges_.insert(is_other_side(row.kind) ? store::LinkRow{row.to, row.from, reverse_of(row.kind)} : row);
  }

  void draw() {
    for (const auto& edge : edges_) {
      const auto from = names_.find(edge.from);
      const auto to = names_.find(edge.to);
      if (from == names_.end() || to == names_.end()) work_.more = true;
      else work_.edges.push_back({from->second, to->second, edge.kind, std::string{words_of(edge.kind)}});
    }
  }

  Call& call_;
  std::size_t most_;
  RelatedWork work_;
  std::map<ChangeId, std::string> names_;
  std::vector<ChangeId> frontier_;
  std::set<store::LinkRow> edges_;
  int hidden_ = 0;
};

}  // namespace

Result<AddLink> link_asked_for(const NewLink& sent, const std::string& at) {
  AddLink command{
      .kind = sent.kind, .change = {}, .address = sent.address.value_or(""), .title = sent.title.value_or("")};
  if (!sent.change) return command;
  command.change = read_change_id(*sent.change);
  if (!command.change) return refuse_field(at + "/change", "A change is expected, such as CHG-1042.");
  return command;
}

std::vector<LinkView> link_views(Call& call, const Shown& shown) {
  std::vector<ChangeId> ids;
  for (const Link& link : shown.change.links)
    if (link.change) ids.push_back(*link.change);
  const bool reads = call.can_read();
  const auto seen = reads ? rows_seen(call, ids) : std::map<ChangeId, store::ChangeRow>{};
  const auto possible = possible_on(shown);
  std::vector<LinkView> views;
  for (const Link& link : shown.change.links) {
    auto view = link_view(link, shown.directory, possible);
    if (link.change) {
      const auto row = seen.find(*link.change);
      view.restricted = reads ? row == seen.end() : link.state->restricted;
      if (row != seen.end()) view.change = linked_view(link, row->second, shown.directory);
      else if (!view.restricted) view.change = linked_view(link, shown.directory);
    }
    views.push_back(std::move(view));
  }
  return views;
}

RelatedWork related_work(Call& call, const Change& change, std::int64_t steps, std::size_t nodes) {
  return Surroundings{call, change, nodes}.within(steps);
}

}  // namespace sluice::api
