// The list of written names, and one example of every event ever stored, kept for ever in tests/fixtures/events.
// A new event needs its example: run this test with SLUICE_WRITE_EXAMPLES=1, look at what it wrote, and commit it.
// An example that is there is never altered.
#include "store/event_names.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "store/codec.h"
#include "store/codec/event_codec.h"
#include "store/event_log.h"
#include "store/support/samples.h"

namespace sluice::store {
namespace {

using Decode = std::function<NewEvent(const StoredEvent&, const std::vector<StoredText>&)>;
struct Known {
  Decode decode_and_encode;
  NewEvent example;
};

template <class Event>
void learn(std::map<std::string, Known>& known) {
  ASSERT_FALSE(known.contains(std::string{event_name<Event>})) << event_name<Event> << " names two events";
  const auto both = [](const StoredEvent& event, const std::vector<StoredText>& texts) {
    return codec::encode_one(codec::decode_one<Event>(event, texts));
  };
  known[std::string{event_name<Event>}] = {both, codec::encode_one(Samples{1, true}.make<Event>())};
}

template <class... Variants>
void learn_all(std::map<std::string, Known>& known) {
  boost::mp11::mp_for_each<boost::mp11::mp_transform<
      boost::mp11::mp_identity, boost::mp11::mp_append<boost::mp11::mp_rename<Variants, boost::mp11::mp_list>...>>>(
      [&]<class Event>(boost::mp11::mp_identity<Event>) { learn<Event>(known); });
}

std::map<std::string, Known> all_known() {
  std::map<std::string, Known> known;
  learn_all<ChangeEvent, PersonEvent, GroupEvent, ServiceEvent, ProcessEvent, ScheduleEvent, BoardEvent, MeetingEvent,
            PolicyEvent>(known);
  return known;
}

const std::filesystem::path folder = std::filesystem::path{SLUICE_SOURCE_DIR} / "tests/fixtures/events";

/// "decided/1" has its example in decided.1.json.
std::filesystem::path file_of(std::string name) {
  std::ranges::replace(name, '/', '.');
  return folder / (name + ".json");
}
std::string name_of(const std::filesystem::path& file) {
  auto name = file.stem().string();
  name[name.rfind('.')] = '/';
  return name;
}

void write_example(const std::string& name, const NewEvent& event) {
  boost::json::array texts;
  for (const auto& text : event.texts)
    texts.push_back({{"field", text.field}, {"salt", text.salt}, {"text", text.text}});
  const Json file = {{"body", *parse_json(event.body)}, {"texts", std::move(texts)}};
  std::ofstream{file_of(name)} << boost::json::serialize(file) << "\n";
}

Json read_example(const std::filesystem::path& file) {
  std::ifstream in{file};
  auto json = parse_json(std::string(std::istreambuf_iterator<char>{in}, {}));
  if (!json) throw std::runtime_error(file.string() + ": " + json.error().detail);
  return *json;
}

std::vector<StoredText> texts_in(const Json& example) {
  std::vector<StoredText> texts;
  for (const auto& text : example.at("texts").as_array())
    texts.push_back({1, std::string{text.at("field").as_string()}, std::string{text.at("salt").as_string()},
                     std::string{text.at("text").as_string()}});
  return texts;
}

/// The body with every hash the same: salts differ each time.
std::string without_hashes(Json json) {
  const std::function<void(Json&)> mask = [&](Json& value) {
    if (auto* object = value.if_object()) {
      for (auto& [key, one] : *object) {
        if (key == "sha256") one = "a hash";
        else mask(one);
      }
    } else if (auto* list = value.if_array()) {
      for (auto& one : *list) mask(one);
    }
  };
  mask(json);
  return boost::json::serialize(json);
}

TEST(EventNames, are_words_and_a_version) {
  for (const auto& [name, one] : all_known()) {
    const auto slash = name.rfind('/');
    ASSERT_NE(slash, std::string::npos) << name;
    EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"), slash) << name;
    EXPECT_GE(std::stoi(name.substr(slash + 1)), 1) << name;
  }
}

TEST(EventNames, each_has_an_example) {
  const bool write = std::getenv("SLUICE_WRITE_EXAMPLES") != nullptr;
  for (const auto& [name, one] : all_known()) {
    if (write && !std::filesystem::exists(file_of(name))) write_example(name, one.example);
    EXPECT_TRUE(std::filesystem::exists(file_of(name))) << "run this test with SLUICE_WRITE_EXAMPLES=1 for " << name;
  }
}

TEST(EventNames, every_example_is_still_read) {
  const auto known = all_known();
  for (const auto& file : std::filesystem::directory_iterator{folder}) {
    const auto name = name_of(file.path());
    ASSERT_TRUE(known.contains(name)) << name << " was stored once and has to be read for ever";
    const auto example = read_example(file.path());
    const auto texts = texts_in(example);
    const StoredEvent event{.position = 1, .name = name, .body = boost::json::serialize(example.at("body"))};
    const auto again = known.at(name).decode_and_encode(event, texts);
    EXPECT_EQ(without_hashes(*parse_json(again.body)), without_hashes(example.at("body"))) << name;
    ASSERT_EQ(again.texts.size(), texts.size()) << name;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      EXPECT_EQ(again.texts[i].field, texts[i].field) << name;
      EXPECT_EQ(again.texts[i].text, texts[i].text) << name;
    }
  }
}

TEST(EventNames, every_example_holds_the_hashes_of_its_texts) {
  for (const auto& file : std::filesystem::directory_iterator{folder}) {
    const auto example = read_example(file.path());
    for (const auto& text : texts_in(example)) {
      boost::system::error_code failed;
      const auto* place = example.at("body").find_pointer(text.field, failed);
      ASSERT_NE(place, nullptr) << file.path() << text.field;
      EXPECT_EQ(std::string{place->at("sha256").as_string()}, hash_of_text(text.salt, text.text)) << file.path();
    }
  }
}

}  // namespace
}  // namespace sluice::store
