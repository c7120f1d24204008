// Counting decisions: who is entitled, who has decided, whether that grants or rejects.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "domain/access/directory.h"
#include "domain/approval/approval.h"
#include "domain/change/change.h"

namespace sluice {

/// Somebody who is asked by rule or by hand, or was named to stand in, and may not decide.
struct Barred {
  PersonId person;
  std::string why;  ///< which rule and which earlier act: "Priya Nair asked for the change: who asks does not approve."
  friend bool operator==(const Barred&, const Barred&) = default;
};
/// Somebody who may decide, with whose seats.
struct Seats {
  PersonId person;
  bool own = false;            ///< was asked themself …
  std::vector<PersonId> of{};  ///< … and stands in for these
  friend bool operator==(const Seats&, const Seats&) = default;
};

/// A seat that somebody has decided for: its own holder, or who stands in.
struct Taken {
  PersonId seat, by;
  friend bool operator==(const Taken&, const Taken&) = default;
};

/// An approval counted over the people who are entitled at this moment: a decision of somebody who no longer is does not
/// count. A person counts once, however many seats they decide for; a seat counts once, whoever decides for it.
struct Tally {
  std::vector<PersonId> entitled;  ///< everybody who may decide, stand-ins among them, in id order
  std::vector<Seats> seats;        ///< of each of these
  std::vector<Barred> barred;
  std::vector<Taken> taken;           ///< the seats that a decision that counts is for
  std::vector<PersonId> approved_by;  ///< of those
  std::vector<PersonId> rejected_by;
  std::vector<PersonId> undecided;  ///< entitled, and no decision of theirs, or for all their seats, is in force
  std::int64_t have = 0;            ///< approvals that count towards the quorum …
  std::int64_t need = 1;            ///< … and how many it takes; at least 1, so that nothing is granted by nobody
  bool granted = false;
  bool rejected = false;  ///< by as many as it takes, or since rejections leave it out of reach
  std::string obstacle;   ///< why it can never be granted as things are, with the remedy; empty where it can
};

[[nodiscard]] Tally tally(const Approval& approval, const Change& change, const Directory& directory, Instant now);

}  // namespace sluice
