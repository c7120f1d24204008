// The link in a mail: what it says is read back, and nothing else is.
#include <gtest/gtest.h>
#include <sodium.h>

#include "connect/mail/link.h"
#include "store/support/test_database.h"
#include "store/used_links.h"

namespace sluice::connect {
namespace {

constexpr Instant signed_at{1'796'000'000'000'000};
const std::string link_digest(64, 'a');

DecideLink some_link() {
  return {PersonId{7}, ChangeId{1150}, "receivables", link_digest, signed_at + decide_link_lasts};
}

LinkKey some_key(unsigned char first = 1) {
  LinkKey key;
  key.bytes.fill(9);
  key.bytes.front() = first;
  return key;
}

/// A text signed as ours are, with that key.
std::string signed_by_hand(const std::string& text, const LinkKey& key) {
  std::string bytes(crypto_auth_BYTES, '\0');
  crypto_auth(reinterpret_cast<unsigned char*>(bytes.data()), reinterpret_cast<const unsigned char*>(text.data()),
              text.size(), key.bytes.data());
  bytes += text;
  std::string token(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(token.data(), token.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  token.resize(token.find('\0'));
  return token;
}

std::string link_content(const std::string& version, const std::string& purpose) {
  return version + "\n" + purpose + "\n7\n1150\n" + std::to_string((signed_at + decide_link_lasts).micros) + "\n" +
         link_digest + "\nreceivables";
}

Refused why_not(const Result<DecideLink>& read) {
  EXPECT_FALSE(read);
  return read ? Refused::malformed : read.error().why;
}

TEST(MailLink, is_read_back_as_it_was_signed) {
  const auto token = sign_link(some_link(), some_key());
  EXPECT_LE(token.size(), link_token_bytes_max);
  EXPECT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
            std::string::npos);
  const auto read = read_link(token, some_key(), signed_at);
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, some_link());
}

TEST(MailLink, is_refused_with_any_letter_altered_added_or_left_out) {
  const auto token = sign_link(some_link(), some_key());
  for (std::size_t i = 0; i < token.size(); ++i) {
    for (const char other : {'A', 'B', '_', '=', '\n'}) {
      auto forged = token;
      if (forged[i] == other) continue;
      forged[i] = other;
      EXPECT_EQ(why_not(read_link(forged, some_key(), signed_at)), Refused::invalid) << i << " " << other;
    }
    EXPECT_EQ(why_not(read_link(token.substr(0, i), some_key(), signed_at)), Refused::invalid) << i;
  }
  for (const auto& longer : {token + "A", token + "=", token + "\n", " " + token, std::string(5'000, 'A')})
    EXPECT_EQ(why_not(read_link(longer, some_key(), signed_at)), Refused::invalid);
}

TEST(MailLink, is_refused_under_another_key) {
  const auto token = sign_link(some_link(), some_key(1));
  EXPECT_EQ(why_not(read_link(token, some_key(2), signed_at)), Refused::invalid);
}

TEST(MailLink, is_refused_for_another_purpose_or_version) {
  const auto read = [](const std::string& text) {
    return read_link(signed_by_hand(text, some_key()), some_key(), signed_at);
  };
  EXPECT_TRUE(read(link_content("1", "decide"))) << "as signed by hand it does";
  EXPECT_EQ(why_not(read(link_content("1", "unsubscribe"))), Refused::invalid);
  EXPECT_EQ(why_not(read(link_content("2", "decide"))), Refused::invalid);
  EXPECT_EQ(why_not(read(link_content("1", "decide") + "\nmore")), Refused::invalid);
}

TEST(MailLink, ends_when_it_says_so) {
  const auto token = sign_link(some_link(), some_key());
  const auto end = some_link().expires;
  EXPECT_TRUE(read_link(token, some_key(), end - Duration{1}));
  EXPECT_EQ(why_not(read_link(token, some_key(), end)), Refused::out_of_turn);
}

TEST(MailLink, is_never_good_for_longer_than_its_use_is_remembered) {
  auto link = some_link();
  link.expires = signed_at + store::links_last_max + Duration{1};
  EXPECT_EQ(why_not(read_link(sign_link(link, some_key()), some_key(), signed_at)), Refused::invalid);
}

class MailLinkKeys : public store::DatabaseTest {};
INSTANTIATE_TEST_SUITE_P(Databases, MailLinkKeys, store::both_databases, store::database_name);

TEST_P(MailLinkKeys, are_drawn_once_and_kept) {
  EXPECT_FALSE(kept_link_key(session()));
  store::WriteTransaction transaction{session()};
  const auto drawn = link_key(transaction);
  EXPECT_EQ(link_key(transaction).bytes, drawn.bytes);
  transaction.commit();
  const auto kept = kept_link_key(session());
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->bytes, drawn.bytes);
  EXPECT_NE(drawn.bytes, LinkKey{}.bytes);
}

TEST_P(MailLinkKeys, remember_which_link_decided_for_as_long_as_it_could_be_good) {
  const auto hash = link_hash("token");
  store::WriteTransaction transaction{session()};
  EXPECT_TRUE(store::mark_link_used(transaction, hash, signed_at));
  EXPECT_FALSE(store::mark_link_used(transaction, hash, signed_at + Duration{5}));
  EXPECT_TRUE(store::link_was_used(session(), hash));
  EXPECT_FALSE(store::link_was_used(session(), link_hash("other")));
  EXPECT_EQ(store::sweep_used_links(transaction, signed_at, 10), 0);
  EXPECT_EQ(store::sweep_used_links(transaction, signed_at + Duration{1}, 10), 1);
  EXPECT_FALSE(store::link_was_used(session(), hash));
  transaction.commit();
}

}  // namespace
}  // namespace sluice::connect
