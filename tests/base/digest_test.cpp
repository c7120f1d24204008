#include "base/digest.h"

#include <gtest/gtest.h>

namespace sluice {
namespace {

TEST(Digest, tells_parts_apart_that_read_alike_together) {
  EXPECT_EQ(Digest{}.add("ab").add("c").hex(), Digest{}.add("ab").add("c").hex());
  EXPECT_NE(Digest{}.add("ab").add("c").hex(), Digest{}.add("a").add("bc").hex());
  EXPECT_EQ(Digest{}.add("ab").hex().size(), 64U);
}

TEST(Fingerprint, is_sip_hash_without_a_key) {
  EXPECT_EQ(fingerprint(""), "d70077739d4b921e") << "1e924b9d737700d7, the low byte first";
  EXPECT_NE(fingerprint("Core switch firmware 10.1"), fingerprint("Core switch firmware 10.2"));
}

}  // namespace
}  // namespace sluice
