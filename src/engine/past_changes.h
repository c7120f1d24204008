// How earlier changes ended, read from the tables when a change is assessed.
#pragma once
#include "domain/risk/assess.h"
#include "store/session.h"

namespace sluice::engine {

/// Reads inside the transaction of the session. What closed in the same batch counts from the next one on.
class PastFromTables final : public Past {
 public:
  explicit PastFromTables(store::Session& session) : session_(session) {}
  [[nodiscard]] PastOutcomes ended(const PastChanges& which) const override;

 private:
  store::Session& session_;
};

}  // namespace sluice::engine
