#include "domain/approval/tally.h"

#include <algorithm>
#include <map>
#include <set>

#include "domain/access/permission.h"
#include "domain/duty/duties.h"

namespace sluice {

namespace {

using People = std::set<PersonId>;

std::int64_t count_of(const auto& list) { return static_cast<std::int64_t>(list.size()); }

/// Counts one approval; the steps build on each other, in the order of count().
class Counter {
 public:
  Counter(const Approval& approval, const Change& change, const Directory& directory, Instant now)
      : approval_(approval), change_(change), directory_(directory), now_(now) {}

  Tally count() {
    counted_.obstacle = approval_.unclear;
    if (!counted_.obstacle.empty()) return std::move(counted_);
    find_seats();
    find_stand_ins();
    name_entitled();
    sort_decisions();
    count_towards_quorum();
    count_besides();
    conclude();
    return std::move(counted_);
  }

 private:
  bool is_barred(PersonId person) {
    if (const auto known = barred_.find(person); known != barred_.end()) return known->second;
    std::string why = why_may_not_approve(person, change_, directory_);
    if (why.empty() && excluded_.contains(person))
      why = fmt::format("{} is left out of {} by its process.", directory_.name_of(person), approval_.key);
    const bool barred = !why.empty();
    barred_[person] = barred;
    if (barred) counted_.barred.push_back({person, std::move(why)});
    return barred;
  }

  void find_seats() {
    const auto excluded = named_people(approval_.excluded, change_, directory_);
    excluded_ = {excluded.begin(), excluded.end()};
    for (const PersonId one : find_people(everybody_asked(approval_), change_, directory_))
      if (!is_barred(one)) own_.insert(one);
    seats_ = own_;
    for (const PersonId one : approval_.seated)
      if (!is_barred(one)) seats_.insert(one);
  }

  bool may_stand_in(PersonId person) {
    if (!directory_.is_enabled(person) || is_barred(person)) return false;
    const auto& roles = directory_.person(person)->roles;
    return has_right(Actor{person, roles, Origin::system}, ChangeRight::comment, change_, directory_);
  }

  void stand_in(PersonId from, PersonId to) {
    if (from != to && seats_.contains(from) && may_stand_in(to)) stands_in_for_[to].insert(from);
  }

  /// Whoever is asked no longer hands nothing on; a change manager names who stands in for them.
  [[nodiscard]] bool is_in_force(const StandIn& one) const { return one.by != one.from || own_.contains(one.from); }

  void find_stand_ins() {
    for (const StandIn& one : approval_.stand_ins)
      if (is_in_force(one)) stand_in(one.from, one.to);
    for (const PersonId one : own_)
      for (const Delegation& standing : directory_.person(one)->delegations)
        if (standing.from <= now_ && now_ < standing.until) stand_in(one, standing.to);
  }

  void name_entitled() {
    People all = own_;
    for (const auto& [person, of] : stands_in_for_) all.insert(person);
    for (const PersonId one : all) {
      counted_.entitled.push_back(one);
      Seats seats{one, own_.contains(one), {}};
      if (const auto of = stands_in_for_.find(one); of != stands_in_for_.end())
        seats.of.assign(of->second.begin(), of->second.end());
      counted_.seats.push_back(std::move(seats));
    }
  }

  [[nodiscard]] bool is_named_for(PersonId person, PersonId seat) const {
    return std::ranges::any_of(approval_.stand_ins, [&](const StandIn& one) {
      return one.to == person && one.from == seat && is_in_force(one);
    });
  }

  /// The seats that a decision is for and that are still asked: it stands for them as it was made, also where the delegation
  /// is over since.
  People seats_of(const DecisionMade& made) {
    People seats;
    if (!directory_.is_enabled(made.by) || is_barred(made.by)) return seats;
    if (own_.contains(made.by)) seats.insert(made.by);
    for (const PersonId seat : made.seats)
      if (own_.contains(seat) || (seats_.contains(seat) && is_named_for(made.by, seat))) seats.insert(seat);
    return seats;
  }

  void sort_decisions() {
    for (const DecisionMade& made : approval_.decisions) {
      People seats = seats_of(made);
      // A seat counts once, by who decided for it first.
      std::erase_if(seats, [&](PersonId seat) { return covered_.contains(seat); });
      if (seats.empty()) continue;
      decided_.insert(made.by);
      covered_.insert(seats.begin(), seats.end());
      for (const PersonId seat : seats) counted_.taken.push_back({seat, made.by});
      if (made.decision == Decision::approve) approved_.insert(seats.begin(), seats.end());
      if (made.decision == Decision::reject) rejected_.insert(seats.begin(), seats.end());
      auto* by = made.decision == Decision::approve  ? &counted_.approved_by
                 : made.decision == Decision::reject ? &counted_.rejected_by
                                                     : nullptr;
      if (by != nullptr) by->push_back(made.by);
    }
    std::ranges::sort(counted_.approved_by);
    std::ranges::sort(counted_.rejected_by);
    for (const Seats& one : counted_.seats)
      if (has_open_seat(one)) counted_.undecided.push_back(one.person);
    for (const Seats& one : counted_.seats) {
      if (!has_open_seat(one)) continue;
      if (one.own && !covered_.contains(one.person)) reachable_.insert(one.person);
      for (const PersonId seat : one.of)
        if (!covered_.contains(seat)) reachable_.insert(seat);
    }
  }

  [[nodiscard]] bool has_open_seat(const Seats& one) const {
    if (decided_.contains(one.person)) return false;
    if (one.own) return !covered_.contains(one.person);
    return std::ranges::any_of(one.of, [&](PersonId seat) { return !covered_.contains(seat); });
  }

  /// A seat counts towards the quorum unless its holder only has to agree besides.
  [[nodiscard]] bool counts(PersonId seat) const { return !besides_.contains(seat); }

  /// People who have decided, for at least one seat that counts: who stands in for somebody that only has to agree besides
  /// takes nobody else's place.
  [[nodiscard]] std::int64_t counting(const std::vector<PersonId>& people) const {
    return std::ranges::count_if(people, [&](PersonId one) {
      return std::ranges::any_of(counted_.taken,
                                 [&](const Taken& taken) { return taken.by == one && counts(taken.seat); });
    });
  }

  /// People who can still decide, for at least one open seat that counts.
  [[nodiscard]] std::int64_t counting_further() const {
    return std::ranges::count_if(counted_.seats, [&](const Seats& one) {
      const auto open = [&](PersonId seat) { return !covered_.contains(seat) && counts(seat); };
      return has_open_seat(one) && ((one.own && open(one.person)) || std::ranges::any_of(one.of, open));
    });
  }

  /// Whom people have asked by hand: change managers, whom they ask counts, or others.
  [[nodiscard]] People added(bool counts) const {
    std::vector<Who> who;
    for (const AddedApprover& one : approval_.added)
      if (one.counts == counts) who.push_back(one.who);
    const auto found = find_people(who, change_, directory_);
    return {found.begin(), found.end()};
  }

  /// Who is asked only since somebody other than a change manager added them.
  [[nodiscard]] People only_besides() const {
    People besides = added(false);
    if (besides.empty()) return besides;
    const auto by_rule = find_people(approval_.approvers, change_, directory_);
    const auto by_managers = added(true);
    std::erase_if(besides, [&](PersonId one) {
      return by_managers.contains(one) || std::ranges::find(by_rule, one) != by_rule.end();
    });
    return besides;
  }

  void count_towards_quorum() {
    besides_ = only_besides();
    const auto all = std::ranges::count_if(seats_, [&](PersonId seat) { return counts(seat); });
    counted_.have = counting(counted_.approved_by);
    further_ = counting_further();
    against_ = counting(counted_.rejected_by);
    switch (approval_.quorum.kind) {
      case QuorumKind::any: break;
      case QuorumKind::at_least: counted_.need = std::max<std::int64_t>(1, approval_.quorum.count); break;
      case QuorumKind::percent:
        counted_.need = std::max<std::int64_t>(1, (all * approval_.quorum.count + 99) / 100);
        break;
      case QuorumKind::all: count_seats(); break;
      case QuorumKind::one_of_each: count_services(); break;
    }
    cap_at_need();
  }

  /// More than it takes do not stand in for those who have to agree besides.
  void cap_at_need() {
    counted_.have = std::min(counted_.have, counted_.need);
    further_ = std::min(further_, counted_.need - counted_.have);
    against_ = std::min(against_, counted_.need - counted_.have - further_);
  }

  /// "All" means everybody who did not abstain, and at least one.
  void count_seats() {
    const auto abstained = std::ranges::count_if(
        covered_, [&](PersonId one) { return !approved_.contains(one) && !rejected_.contains(one); });
    counted_.need = std::max<std::int64_t>(1, count_of(seats_) - abstained);
    counted_.have = count_of(approved_);
    further_ = count_of(reachable_);
    against_ = count_of(rejected_);
  }

  /// One owner of each affected service: what counts is services, not people.
  void count_services() {
    counted_.need = std::max<std::int64_t>(1, count_of(change_.fields.services));
    counted_.have = 0;
    further_ = 0;
    against_ = 0;
    if (change_.fields.services.empty()) counted_.obstacle = "The change names no affected service; add at least one.";
    const People by_managers = added(true);
    for (const ServiceId id : change_.fields.services) count_service(directory_.service(id), by_managers);
  }

  /// Whom change managers have added speak for a service without an owner who may.
  void count_service(const Service* service, const People& by_managers) {
    const auto owns = [&](PersonId one) { return service != nullptr && service->owners.contains(one); };
    const bool owned = std::ranges::any_of(seats_, owns);
    const auto speaks = [&](PersonId one) { return owned ? owns(one) : by_managers.contains(one); };
    if (std::ranges::any_of(approved_, speaks)) ++counted_.have;
    else if (std::ranges::any_of(reachable_, speaks)) ++further_;
    else if (std::ranges::any_of(rejected_, speaks)) ++against_;
    else if (counted_.obstacle.empty()) counted_.obstacle = why_no_owner(service);
  }

  [[nodiscard]] static std::string why_no_owner(const Service* service) {
    return fmt::format(
        "The service {} has no owner who can still approve. Name another owner of it, let who decided "
        "otherwise withdraw, or ask a change manager who may approve it to add an approver by hand.",
        service ? service->key : "that was named");
  }

  /// Those whom its owner added have to agree, whoever else does. Of a group one is enough.
  void count_besides() {
    if (approval_.quorum.kind == QuorumKind::all) return;
    for (const AddedApprover& one : approval_.added) {
      if (one.counts) continue;
      ++counted_.need;
      const auto people = find_people({one.who}, change_, directory_);
      const auto among = [&](const People& some) {
        return std::ranges::any_of(people, [&](PersonId person) { return some.contains(person); });
      };
      if (among(approved_)) ++counted_.have;
      else if (among(reachable_)) ++further_;
      else if (among(rejected_)) ++against_;
      else if (counted_.obstacle.empty())
        counted_.obstacle = fmt::format(
            "{}, who was added by hand, can no longer approve; whoever added them, or a "
            "change manager, can take that back.",
            one.who.key);
    }
  }

  void conclude() {
    const bool vetoed =
        std::cmp_greater_equal(counted_.rejected_by.size(), std::max<std::int64_t>(1, approval_.rejections));
    const bool out_of_reach = counted_.have + further_ < counted_.need;
    counted_.rejected =
        vetoed || (out_of_reach && against_ > 0 && counted_.have + further_ + against_ >= counted_.need);
    counted_.granted = !counted_.rejected && counted_.obstacle.empty() && counted_.have >= counted_.need;
    if (counted_.granted || counted_.rejected || !counted_.obstacle.empty()) return;
    if (counted_.entitled.empty()) counted_.obstacle = why_nobody_may();
    else if (out_of_reach) counted_.obstacle = why_out_of_reach();
  }

  [[nodiscard]] std::string why_nobody_may() const {
    if (counted_.barred.empty()) return why_nobody(everybody_asked(approval_), change_, directory_);
    std::string why;
    for (const Barred& one : counted_.barred) why += (why.empty() ? "" : " ") + one.why;
    return why + " Nobody else is asked; a change manager who may approve it can add an approver by hand.";
  }

  [[nodiscard]] std::string why_out_of_reach() const {
    std::vector<PersonId> gone;
    for (const PersonId one : seats_)
      if (!covered_.contains(one) && !reachable_.contains(one)) gone.push_back(one);
    if (approval_.quorum.kind == QuorumKind::all && !gone.empty())
      return fmt::format(
          "All have to approve, and {} can no longer do so. A change manager names somebody to stand in.",
          names_of(gone, directory_));
    const auto reachable = counted_.have + further_;
    return fmt::format(
        "{} must approve, but only {} can: {} entitled, {} decided otherwise. A change manager adds people, or those "
        "who decided otherwise withdraw.",
        counted_.need, reachable, counted_.entitled.size(), std::ranges::count_if(decided_, [&](PersonId one) {
          return std::ranges::find(counted_.approved_by, one) == counted_.approved_by.end();
        }));
  }

  const Approval& approval_;
  const Change& change_;
  const Directory& directory_;
  const Instant now_;
  Tally counted_;
  std::map<PersonId, bool> barred_;
  People excluded_;
  People own_;    ///< asked, enabled, and not barred
  People seats_;  ///< these, and who was asked before and is gone since
  std::map<PersonId, People> stands_in_for_;
  People decided_;   ///< who made a decision that counts
  People covered_;   ///< seats that somebody decided for …
  People approved_;  ///< … for which they approved
  People rejected_;
  People reachable_;          ///< seats not decided for, which somebody can decide for
  People besides_;            ///< who does not count towards the quorum, but has to agree
  std::int64_t further_ = 0;  ///< how many more may still count towards the quorum
  std::int64_t against_ = 0;  ///< how many would, had they not rejected
};

}  // namespace

Tally tally(const Approval& approval, const Change& change, const Directory& directory, Instant now) {
  return Counter{approval, change, directory, now}.count();
}

}  // namespace sluice
