#include "domain/change/fields.h"

#include <fmt/format.h>

#include "base/described.h"
#include "base/digest.h"
#include "base/zone.h"

namespace sluice {

namespace {

template <class FieldT, class T>
void put(FieldT& field, const Patch<T>& patch) {
  if (!patch.present) return;
  if (patch.value) field = *patch.value;
  else field = FieldT{};
}

template <class FieldT, class T>
[[nodiscard]] bool alters(const FieldT& field, const Patch<T>& patch) {
  if (!patch.present) return false;
  return patch.value ? !(field == FieldT{*patch.value}) : !(field == FieldT{});
}

void put(FormAnswers& answers, const FormPatch& patch) {
  for (const auto& [key, edit] : patch) {
    if (edit.value) answers[key] = *edit.value;
    else answers.erase(key);
  }
}

/// Leaves in an edit what alters something.
void reduce(const FormAnswers& answers, FormPatch& patch) {
  std::erase_if(patch, [&](const auto& one) {
    const auto& [key, edit] = one;
    const auto before = answers.find(key);
    return edit.value ? before != answers.end() && before->second == *edit.value : before == answers.end();
  });
}
template <class FieldT, class T>
void reduce(const FieldT& field, Patch<T>& patch) {
  if (!alters(field, patch)) patch = {};
}

template <class T>
[[nodiscard]] bool speaks(const Patch<T>& patch) {
  return patch.present;
}
[[nodiscard]] bool speaks(const FormPatch& patch) { return !patch.empty(); }

/// Calls visit(field, patch member) for each pair of the same name; both are described in the same order.
template <class Fields, class PatchStruct, class Visit>
void for_each_pair(Fields& fields, PatchStruct& patch, Visit visit) {
  using namespace boost::describe;
  using FieldMembers = describe_members<ChangeFields, mod_public>;
  using PatchMembers = describe_members<FieldsPatch, mod_public>;
  static_assert(boost::mp11::mp_size<FieldMembers>::value == boost::mp11::mp_size<PatchMembers>::value);
  boost::mp11::mp_for_each<boost::mp11::mp_iota<boost::mp11::mp_size<FieldMembers>>>([&](auto i) {
    constexpr auto field = boost::mp11::mp_at_c<FieldMembers, decltype(i)::value>{};
    constexpr auto change = boost::mp11::mp_at_c<PatchMembers, decltype(i)::value>{};
    static_assert(std::string_view{field.name} == std::string_view{change.name});
    visit(fields.*field.pointer, patch.*change.pointer, std::string_view{field.name});
  });
}

void add(Digest& to, const Written& text) { to.add(text.text).add(text.removed ? 1 : 0); }
void add(Digest& to, const std::string& text) { to.add(text); }
template <class Kind>
void add(Digest& to, Id<Kind> id) {
  to.add(id.value);
}
void add(Digest& to, const ExpectedResult& result) { add(to, result.text); }
template <class T>
void add(Digest& to, const std::vector<T>& list);
void add(Digest& to, bool value) { to.add(value ? 1 : 0); }
void add(Digest& to, double value) { to.add(fmt::format("{}", value)); }
void add(Digest& to, const PlannedTime& time) { to.add(time.at.micros).add(time.zone); }
void add(Digest& to, Level level) { to.add(word(level)); }
template <class T>
void add(Digest& to, const std::optional<T>& value) {
  to.add(value ? 1 : 0);
  if (value) add(to, *value);
}
void add(Digest& to, const Stakeholder& one) {
  add(to, one.person);
  add(to, one.name);
  add(to, one.part);
}
template <class T>
void add(Digest& to, const std::vector<T>& list) {
  to.add(static_cast<std::int64_t>(list.size()));
  for (const auto& one : list) add(to, one);
}

void add(Digest& to, const FormAnswer& answer) {
  for_each_member(answer, [&](std::string_view, const auto& value) { add(to, value); });
}
void add(Digest& to, const FormAnswers& answers) {
  to.add(static_cast<std::int64_t>(answers.size()));
  for (const auto& [key, answer] : answers) {
    to.add(key);
    add(to, answer);
  }
}

[[nodiscard]] bool says_something(const FormAnswers& answers) { return !answers.empty(); }
[[nodiscard]] bool says_something(const Written& text) { return text.removed || !text.text.empty(); }
template <class T>
[[nodiscard]] bool says_something(const std::vector<T>& list) {
  return !list.empty();
}
template <class T>
[[nodiscard]] bool says_something(const std::optional<T>& value) {
  return value.has_value();
}

}  // namespace

std::string planned_in_words(const PlannedTime& time) {
  return fmt::format("{} ({})", local_moment(time.local), time.zone);
}

ChangeFields patched(ChangeFields fields, const FieldsPatch& patch) {
  for_each_pair(fields, patch, [](auto& field, const auto& edit, std::string_view) { put(field, edit); });
  return fields;
}

FieldsPatch effective(const ChangeFields& fields, const FieldsPatch& patch) {
  FieldsPatch kept = patch;
  for_each_pair(fields, kept, [](const auto& field, auto& edit, std::string_view) { reduce(field, edit); });
  return kept;
}

std::vector<Field> fields_of(const FieldsPatch& patch) {
  std::vector<Field> fields;
  for_each_member(patch, [&](std::string_view name, const auto& edit) {
    if (speaks(edit)) fields.push_back(*from_word<Field>(name));
  });
  return fields;
}

bool filled(const ChangeFields& fields, Field field) {
  bool is = false;
  const auto wanted = word(field);
  for_each_member(fields, [&](std::string_view name, const auto& value) {
    if (name == wanted) is = says_something(value);
  });
  return is;
}

std::string digest_of(const ChangeFields& fields, const std::vector<Field>& covered,
                      const std::vector<std::string>& covered_form) {
  Digest digest;
  for_each_member(fields, [&](std::string_view name, const auto& value) {
    const auto field = *from_word<Field>(name);
    if (std::ranges::find(covered, field) == covered.end()) return;
    digest.add(name);
    add(digest, value);
  });
  for (const auto& key : covered_form) {
    const auto answer = fields.form.find(key);
    digest.add(key).add(answer == fields.form.end() ? 0 : 1);
    if (answer != fields.form.end()) add(digest, answer->second);
  }
  return digest.hex();
}

std::string name_of(Field field) {
  std::string name{word(field)};
  std::ranges::replace(name, '_', ' ');
  return name;
}

std::optional<Priority> priority_of(const ChangeFields& fields) {
  if (!fields.impact || !fields.urgency) return std::nullopt;
  static constexpr std::array by_sum{Priority::planning, Priority::low, Priority::moderate, Priority::high,
                                     Priority::critical};
  return by_sum[static_cast<std::size_t>(*fields.impact) + static_cast<std::size_t>(*fields.urgency)];
}

}  // namespace sluice
