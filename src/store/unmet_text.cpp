#include "store/unmet_text.h"

#include <array>

#include "base/json_text.h"
#include "store/error.h"
#include "store/stored_format.h"

namespace sluice::store {

namespace {

/// base/result.h's Unmet, with the names it has in the row.
struct UnmetText {
  std::string gate, key, title;
  std::int64_t have = 0, need = 1;
  std::vector<PersonId> people;
  std::optional<Instant> since, due;
  std::string detail;
};
BOOST_DESCRIBE_STRUCT(UnmetText, (), (gate, key, title, have, need, people, since, due, detail))

/// Whole numbers for moments; a row has no texts of their own.
struct RowFormat {
  static constexpr bool unknown_fields_are_errors = true;
  static void append(std::string& out, Instant at) { append_json_number(out, at.micros); }
  static const char* decode(const Json& from, Instant& to) { return EventFormat::decode(from, to); }
};

template <class T>
std::string text_of(const T& value) {
  RowFormat format;
  return json_text(format, value);
}

template <class T>
T value_of(std::string_view text) {
  // A list of changes reads hundreds of these: the tree is made in one piece and never grown.
  std::array<unsigned char, 16 * 1024> space;  // NOLINT(cppcoreguidelines-pro-type-member-init): written before read
  boost::json::monotonic_resource resource{space.data(), space.size()};
  boost::system::error_code failed;
  const auto json = boost::json::parse(text, failed, &resource);
  RowFormat format;
  auto value = failed ? refuse(Refused::malformed, failed.message()) : decode_json<T>(format, json);
  if (!value) throw DatabaseError(Broke::unreadable, "a list in a change's row cannot be read");
  return std::move(*value);
}

}  // namespace

std::string unmet_text(const std::vector<Unmet>& unmet) {
  std::vector<UnmetText> list;
  for (const auto& one : unmet)
    list.push_back({one.gate, one.key, one.title, one.have, one.need, one.people, one.since, one.due, one.detail});
  return text_of(list);
}

std::vector<Unmet> read_unmet(std::string_view text) {
  std::vector<Unmet> unmet;
  for (auto& one : value_of<std::vector<UnmetText>>(text))
    unmet.push_back({std::move(one.gate), std::move(one.key), std::move(one.title), one.have, one.need,
                     std::move(one.people), one.since, one.due, std::move(one.detail)});
  return unmet;
}

std::string ids_text(const std::vector<std::int64_t>& ids) { return text_of(ids); }
std::vector<std::int64_t> read_ids(std::string_view text) { return value_of<std::vector<std::int64_t>>(text); }
std::string words_text(const std::vector<std::string>& words) { return text_of(words); }
std::vector<std::string> read_words(std::string_view text) { return value_of<std::vector<std::string>>(text); }

}  // namespace sluice::store
