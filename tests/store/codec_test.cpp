#include "store/codec.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "store/codec/event_codec_bodies.h"
#include "store/support/samples.h"

// An event that has changed its shape once, to prove that old versions are lifted.
namespace sluice {
struct Painted1 {
  std::string colour;
  friend bool operator==(const Painted1&, const Painted1&) = default;
};
BOOST_DESCRIBE_STRUCT(Painted1, (), (colour))
struct Painted {
  std::string colour;
  std::int64_t coats = 1;
  std::optional<std::string> brand;
  friend bool operator==(const Painted&, const Painted&) = default;
};
BOOST_DESCRIBE_STRUCT(Painted, (), (colour, coats, brand))
using PaintEvent = std::variant<Painted>;
Painted lift(const Painted1& old) { return {old.colour, 1, std::nullopt}; }

namespace store {
template <>
inline constexpr std::string_view event_name<Painted1> = "painted/1";
template <>
inline constexpr std::string_view event_name<Painted> = "painted/2";
template <>
struct OldEvents<PaintEvent> {
  using type = boost::mp11::mp_list<Painted1>;
};
namespace codec {
SLUICE_ENCODE(Painted)
SLUICE_ENCODE(Painted1)
}  // namespace codec
}  // namespace store
}  // namespace sluice

namespace sluice::store {
namespace {

StoredEvent stored(const NewEvent& event) { return {.position = 7, .name = event.name, .body = event.body}; }
std::vector<StoredText> texts_of(const NewEvent& event) {
  std::vector<StoredText> texts;
  for (const auto& text : event.texts) texts.push_back({7, text.field, text.salt, text.text});
  std::ranges::sort(texts, {}, &StoredText::field);
  return texts;
}

template <class Variant, class Read>
void reads_back(std::uint32_t seed, Read read) {
  boost::mp11::mp_for_each<
      boost::mp11::mp_transform<boost::mp11::mp_identity, boost::mp11::mp_rename<Variant, boost::mp11::mp_list>>>(
      [&]<class Event>(boost::mp11::mp_identity<Event>) {
        const Variant event{Samples{seed, false}.make<Event>()};
        const auto encoded = encode(event);
        RC_ASSERT(read(stored(encoded), texts_of(encoded)) == event);
      });
}

RC_GTEST_PROP(Codec, reads_back_every_event_it_wrote, (std::uint32_t seed)) {
  reads_back<ChangeEvent>(seed, decode_change);
  reads_back<PersonEvent>(seed, decode_person);
  reads_back<GroupEvent>(seed, decode_group);
  reads_back<ServiceEvent>(seed, decode_service);
  reads_back<ProcessEvent>(seed, decode_process);
  reads_back<ScheduleEvent>(seed, decode_schedule);
  reads_back<BoardEvent>(seed, decode_board);
  reads_back<MeetingEvent>(seed, decode_meeting);
}

TEST(Codec, keeps_no_text_in_the_body) {
  const auto event = encode(ChangeEvent{Commented{{3}, {"a secret nobody may find"}}});
  EXPECT_EQ(event.body.find("secret"), std::string::npos) << event.body;
  ASSERT_EQ(event.texts.size(), 1u);
  EXPECT_EQ(event.texts[0].field, "/text");
  EXPECT_EQ(event.texts[0].text, "a secret nobody may find");
}

TEST(Codec, reads_a_description_that_was_stored_in_the_body) {
  const StoredEvent old{.position = 7, .name = "group_edited/1", .body = R"({"description":"Tries things."})"};
  const auto edited = std::get<GroupEdited>(decode_group(old, {}));
  EXPECT_EQ(edited.description, Patch<Written>::set({"Tries things."}));
}

TEST(Codec, keeps_what_people_say_of_groups_and_services_out_of_the_body) {
  EXPECT_EQ(encode(GroupEvent{GroupAdded{{5}, "cab", "CAB", {"a secret"}, {}}}).body.find("secret"), std::string::npos);
  ServiceFields fields;
  fields.description = {"a secret"};
  EXPECT_EQ(encode(ServiceEvent{ServiceAdded{{5}, "crm", fields}}).body.find("secret"), std::string::npos);
}

TEST(Codec, salts_the_same_text_differently_each_time) {
  const ChangeEvent event{Commented{{3}, {"yes"}}};
  EXPECT_NE(encode(event).body, encode(event).body);
}

TEST(Codec, says_that_a_text_was_removed) {
  const auto event = encode(ChangeEvent{Commented{{3}, {"gone"}}});
  const auto decoded = std::get<Commented>(decode_change(stored(event), {}));
  EXPECT_TRUE(decoded.text.removed);
  EXPECT_EQ(decoded.text.text, "");
}

TEST(Codec, stops_at_an_event_it_does_not_know) {
  const StoredEvent event{.position = 7, .name = "teleported/1", .body = "{}"};
  EXPECT_THROW((void)decode_change(event, {}), DatabaseError);
}

TEST(Codec, stops_at_a_field_it_does_not_know) {
  const StoredEvent event{.position = 7, .name = "watcher_added/1", .body = R"({"person":1,"loudly":true})"};
  try {
    (void)decode_change(event, {});
    FAIL();
  } catch (const DatabaseError& error) {
    EXPECT_EQ(error.broke, Broke::unreadable);
    EXPECT_NE(std::string{error.what()}.find("/loudly"), std::string::npos) << error.what();
  }
}

TEST(Codec, lifts_what_an_older_version_stored) {
  const StoredEvent old{.position = 7, .name = "painted/1", .body = R"({"colour":"green"})"};
  EXPECT_EQ(std::get<Painted>(codec::decode_any<PaintEvent>(old, {})), (Painted{"green", 1, std::nullopt}));
  const StoredEvent absent{.position = 7, .name = "painted/2", .body = R"({"colour":"green","coats":2})"};
  EXPECT_EQ(std::get<Painted>(codec::decode_any<PaintEvent>(absent, {})), (Painted{"green", 2, std::nullopt}));
}

}  // namespace
}  // namespace sluice::store
