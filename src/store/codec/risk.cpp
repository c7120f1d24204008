// The events of the risk of a change.
#include "store/codec/event_codec_bodies.h"

namespace sluice::store::codec {
SLUICE_ENCODE(RiskAssessed)
SLUICE_ENCODE(RiskAnswered)
SLUICE_ENCODE(RiskRaised)
SLUICE_ENCODE(RiskRaiseWithdrawn)
SLUICE_ENCODE(RiskLoweringAsked)
SLUICE_ENCODE(RiskLowered)
SLUICE_ENCODE(RiskLoweringRefused)
}  // namespace sluice::store::codec
