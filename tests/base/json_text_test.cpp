#include "base/json_text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace sluice {
namespace {

enum class Colour { red, default_ };
BOOST_DESCRIBE_ENUM(Colour, red, default_)

struct Inner {
  std::string text;
  std::vector<std::int64_t> numbers;
};
BOOST_DESCRIBE_STRUCT(Inner, (), (text, numbers))

struct Outer {
  bool flag = false;
  std::int64_t number = 0;
  double share = 0;
  Colour colour = Colour::red;
  Instant at;
  Written written;
  std::optional<std::string> maybe;
  Patch<std::int64_t> patch;
  std::vector<Inner> list;
  std::map<std::string, Inner> map;
  Json any;
};
BOOST_DESCRIBE_STRUCT(Outer, (), (flag, number, share, colour, at, written, maybe, patch, list, map, any))

std::string ascii() { return *rc::gen::container<std::string>(rc::gen::inRange<char>(0, 127)); }

Inner inner() { return {ascii(), *rc::gen::arbitrary<std::vector<std::int64_t>>()}; }

Outer outer() {
  Outer one;
  one.flag = *rc::gen::arbitrary<bool>();
  one.number = *rc::gen::arbitrary<std::int64_t>();
  one.share = *rc::gen::inRange(-1000, 1000) / 8.0;
  one.colour = *rc::gen::element(Colour::red, Colour::default_);
  one.at = {*rc::gen::inRange<std::int64_t>(0, 2'145'916'800'000'000)};
  one.written = {ascii()};
  if (*rc::gen::arbitrary<bool>()) one.maybe = ascii();
  one.patch.present = *rc::gen::arbitrary<bool>();
  if (*rc::gen::arbitrary<bool>()) one.patch.value = 7;
  for (int left = *rc::gen::inRange(0, 3); left > 0; --left) one.list.push_back(inner());
  for (int left = *rc::gen::inRange(0, 3); left > 0; --left) one.map[std::to_string(left) + ascii()] = inner();
  one.any = {{"deep", {1, nullptr, "x"}}};
  return one;
}

RC_GTEST_PROP(JsonText, is_what_the_tree_would_be, ()) {
  const auto value = outer();
  ApiFormat format;
  RC_ASSERT(json_text(format, value) == boost::json::serialize(encode_json(format, value)));
}

TEST(JsonText, leaves_letters_beyond_ascii_as_they_are) {
  std::string text;
  append_json_string(text, "Prüfung \"ö\"\n\x01");
  EXPECT_EQ(text, R"("Prüfung \"ö\"\n\u0001")");
}

TEST(JsonText, writes_empty_things) {
  ApiFormat format;
  EXPECT_EQ(json_text(format, Inner{}), R"({"text":"","numbers":[]})");
}

}  // namespace
}  // namespace sluice
