// Commands on catalog entries, and the look at how old pre-approvals are, as members of a batch.
#pragma once
#include "domain/catalog/commands.h"
#include "engine/replying.h"

namespace sluice::engine {

class CatalogMember final : public Replying<CatalogDone> {
 public:
  CatalogMember(std::optional<CatalogEntryId> id, CatalogCommand command, Asked asked, OnReply<CatalogDone> reply,
                std::optional<Keyed<CatalogDone>> keyed);
  [[nodiscard]] std::size_t bytes() const override { return bytes_; }
  void name_changes(std::vector<ChangeId>& changes) const override;

 protected:
  [[nodiscard]] Result<CatalogDone> carry_out(Batch& batch) override;

 private:
  std::optional<CatalogEntryId> id_;
  CatalogCommand command_;
  std::size_t bytes_;
};

/// How many pre-approvals were found to be over.
struct AgesNoted {
  std::size_t lapsed = 0;
};

/// Notes of every entry whose pre-approval is over by age that it has lapsed. Writes nothing where there is none.
class AgesMember final : public Replying<AgesNoted> {
 public:
  explicit AgesMember(OnReply<AgesNoted> reply) : Replying({}, std::move(reply), std::nullopt) {}
  [[nodiscard]] std::size_t bytes() const override { return sizeof(*this); }

 protected:
  [[nodiscard]] Result<AgesNoted> carry_out(Batch& batch) override;
};

}  // namespace sluice::engine
