#include "domain/process/difference.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/capital.h"
#include "domain/process/condition_fields.h"
#include "domain/process/in_words.h"

namespace sluice {

namespace {

using words_detail::IsVector;

/// Longer texts are not quoted in a sentence.
constexpr std::size_t quoted_bytes_max = 120;

/// A part that is the same part wherever it stands, as long as its key is.
template <class T>
concept Keyed = DescribedStruct<T> && requires(const T& part) {
  { part.key } -> std::convertible_to<std::string>;
} && (requires(const T& part) { part.name; } || requires(const T& part) { part.title; });

template <Keyed T>
std::string called(const T& part) {
  if constexpr (requires { part.title; }) return in_words(part.title);
  else return in_words(part.name);
}

/// "stages" is a list of stages; what the form consists of are fields.
std::string singular(std::string_view list) {
  if (list == "form") return "field";
  std::string one{list};
  if (one.ends_with("ies")) return one.replace(one.size() - 3, 3, "y");
  if (one.ends_with('s')) one.pop_back();
  return one;
}

bool is_quotable(std::string_view text) {
  return text.size() <= quoted_bytes_max && text.find('\n') == std::string_view::npos;
}

std::string quoted(std::string_view text) { return text.empty() ? "nothing" : fmt::format("“{}”", text); }

/// Where a part stands: its path by keys, what it is called, and in what.
struct Place {
  std::string path;
  std::string subject;
  std::string within;  ///< the name of the stage it is in; empty for the process and its stages
};

template <Keyed T>
Place place_of(const T& part, std::string_view list, const Place& in) {
  Place place{fmt::format("{}{}{}/{}", in.path, in.path.empty() ? "" : "/", list, part.key),
              fmt::format("{} “{}” ({})", singular(list), called(part), part.key), in.within};
  if (!in.within.empty()) place.subject += " in " + in.within;
  if constexpr (std::same_as<T, Stage>) place.within = part.name;
  return place;
}

template <class T>
const T* with_key(const std::vector<T>& list, const std::string& key) {
  const auto found = std::ranges::find(list, key, &T::key);
  return found == list.end() ? nullptr : &*found;
}

/// The keys of `to` that also stand in `from` and are not in the longest run that kept its order.
template <Keyed T>
std::vector<std::string> moved_within(const std::vector<T>& from, const std::vector<T>& to) {
  std::vector<std::size_t> at;
  std::vector<std::string> keys;
  for (const auto& part : to)
    if (const auto* before = with_key(from, part.key)) {
      at.push_back(static_cast<std::size_t>(before - from.data()));
      keys.push_back(part.key);
    }
  std::vector<std::size_t> length(at.size(), 1), previous(at.size(), at.size());
  for (std::size_t i = 0; i < at.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (at[j] < at[i] && length[j] + 1 > length[i]) {
        length[i] = length[j] + 1;
        previous[i] = j;
      }
  std::vector<bool> kept(at.size(), false);
  if (!at.empty()) {
    auto one = static_cast<std::size_t>(std::ranges::max_element(length) - length.begin());
    for (; one < at.size(); one = previous[one]) kept[one] = true;
  }
  std::vector<std::string> moved;
  for (std::size_t i = 0; i < at.size(); ++i)
    if (!kept[i]) moved.push_back(keys[i]);
  return moved;
}

template <Keyed T>
bool has_twice(const std::vector<T>& list) {
  return std::ranges::any_of(list, [&](const T& one) { return with_key(list, one.key) != &one; });
}

class Comparing {
 public:
  Comparing(const Process& before, const Process& after) : before_(before), after_(after) {}

  std::vector<Difference> take() {
    compare(before_, after_, {"", "process", ""});
    return std::move(found_);
  }

 private:
  void tell(Difference one) { found_.push_back(std::move(one)); }

  template <DescribedStruct T>
  void compare(const T& before, const T& after, const Place& place) {
    boost::mp11::mp_for_each<
        boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>>(
        [&](auto member) {
          const auto& was = before.*member.pointer;
          const auto& is = after.*member.pointer;
          if (!(was == is)) member_differs(wire_word(member.name), was, is, place);
        });
  }

  template <class M>
  void member_differs(std::string_view name, const M& was, const M& is, const Place& place) {
    if constexpr (IsVector<M>::value) list_differs(name, was, is, place);
    else value_differs(name, said(was, before_), said(is, after_), place);
  }

  template <class T>
  void list_differs(std::string_view name, const std::vector<T>& was, const std::vector<T>& is, const Place& place) {
    if constexpr (Keyed<T>) {
      parts_differ(name, was, is, place);
    } else if constexpr (DescribedStruct<T> && !std::same_as<T, Who>) {
      items_differ(name, was, is, place);
    } else {
      const auto from = in_words(was), to = in_words(is);
      if (is_quotable(from) && is_quotable(to) && from != to) return value_differs(name, from, to, place);
      items_differ(name, was, is, place);
    }
  }

  void value_differs(std::string_view name, std::string from, std::string to, const Place& place) {
    const auto about = member_words(name);
    const auto sentence =
        is_quotable(from) && is_quotable(to)
            ? fmt::format("{}: {} from {} to {}.", capital(place.subject), about, quoted(from), quoted(to))
            : fmt::format("{}: {} is {}.", capital(place.subject), about,
                          from.empty() ? "added"
                          : to.empty() ? "removed"
                                       : "altered");
    tell({DifferenceKind::altered, path_of(place, name), place.subject, std::string{name}, std::move(from),
          std::move(to), sentence});
  }

  /// Items without a key are the same when they say the same. Where only their order differs, that is told.
  template <class T>
  void items_differ(std::string_view name, const std::vector<T>& was, const std::vector<T>& is, const Place& place) {
    const auto known = found_.size();
    std::vector<bool> used(is.size(), false);
    for (const auto& one : was) {
      std::size_t at = 0;
      while (at < is.size() && (used[at] || !(is[at] == one))) ++at;
      if (at < is.size()) used[at] = true;
      else item(DifferenceKind::removed, name, in_words(one), place);
    }
    for (std::size_t at = 0; at < is.size(); ++at)
      if (!used[at]) item(DifferenceKind::added, name, in_words(is[at]), place);
    if (found_.size() == known)
      tell({DifferenceKind::moved, path_of(place, name), place.subject, std::string{name}, in_words(was), in_words(is),
            fmt::format("{}: {} in another order.", capital(place.subject), member_words(name))});
  }

  void item(DifferenceKind kind, std::string_view name, std::string text, const Place& place) {
    const bool added = kind == DifferenceKind::added;
    auto sentence = fmt::format("{}: {} {}{}.", capital(place.subject), member_words(name),
                                is_quotable(text) ? quoted(text) + " " : std::string{}, word(kind));
    tell({kind, path_of(place, name), place.subject, std::string{name}, added ? "" : text, added ? text : "",
          std::move(sentence)});
  }

  template <Keyed T>
  void parts_differ(std::string_view name, const std::vector<T>& was, const std::vector<T>& is, const Place& place) {
    const auto known = found_.size();
    for (const auto& part : was)
      if (!with_key(is, part.key) && !elsewhere<T>(name, part.key, after_, before_).part) removed(name, part, place);
    const auto moved = moved_within(was, is);
    for (std::size_t at = 0; at < is.size(); ++at) {
      const auto& part = is[at];
      const auto* before = with_key(was, part.key);
      const auto from = before ? Elsewhere<T>{} : elsewhere<T>(name, part.key, before_, after_);
      if (!before && !from.part) {
        added(name, part, place);
        continue;
      }
      const auto here = place_of(part, name, place);
      if (from.part) came_from(*from.stage, part, here, place);
      else if (std::ranges::find(moved, part.key) != moved.end()) moved_to(at == 0 ? nullptr : &is[at - 1], here);
      compare(before ? *before : *from.part, part, here);
    }
    // Only a text with mistakes has a key twice.
    if (found_.size() == known && (has_twice(was) || has_twice(is)))
      value_differs(name, fmt::format("{}, keys of some standing twice", was.size()),
                    fmt::format("{}, keys of some standing twice", is.size()), place);
  }

  template <Keyed T>
  void removed(std::string_view name, const T& part, const Place& in) {
    const auto place = place_of(part, name, in);
    tell({DifferenceKind::removed, place.path, place.subject, "", summary(part, before_), "",
          capital(place.subject) + " removed."});
    contents(part, T{}, place);
  }

  template <Keyed T>
  void added(std::string_view name, const T& part, const Place& in) {
    const auto place = place_of(part, name, in);
    const auto about = summary(part, after_);
    tell({DifferenceKind::added, place.path, place.subject, "", "", about,
          fmt::format("{} added{}{}.", capital(place.subject), about.empty() ? "" : ": ", about)});
    contents(T{}, part, place);
  }

  /// What a whole part that came or went consists of is told part by part, too.
  template <Keyed T>
  void contents(const T& was, const T& is, const Place& place) {
    boost::mp11::mp_for_each<
        boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>>(
        [&](auto member) {
          using Member = std::remove_cvref_t<decltype(was.*member.pointer)>;
          if constexpr (IsVector<Member>::value)
            if constexpr (Keyed<typename Member::value_type>)
              parts_differ(wire_word(member.name), was.*member.pointer, is.*member.pointer, place);
        });
  }

  void moved_to(const auto* previous, const Place& here) {
    const auto to = previous ? "after " + called(*previous) : std::string{"to the beginning"};
    tell({DifferenceKind::moved, here.path, here.subject, "", "", to,
          fmt::format("{} moved {}.", capital(here.subject), to)});
  }
  void came_from(const Stage& from, const auto& part, const Place& here, const Place& to) {
    tell({DifferenceKind::moved, here.path, here.subject, "stage", from.name, to.within,
          fmt::format("{} “{}” ({}) moved from {} to {}.", capital(here.subject.substr(0, here.subject.find(' '))),
                      called(part), part.key, from.name, to.within)});
  }

  /// A task or approval with its stage; null where there is none.
  template <class T>
  struct Elsewhere {
    const Stage* stage = nullptr;
    const T* part = nullptr;
  };
  /// Tasks and approvals of a stage; nothing for parts of other kinds, which do not move between stages.
  template <class T>
  static const std::vector<T>* list_of(std::string_view name, const Stage& stage) {
    if constexpr (std::same_as<T, TaskTemplate>) return name == "tasks" ? &stage.tasks : nullptr;
    else if constexpr (std::same_as<T, ApprovalTemplate>) return name == "approvals" ? &stage.approvals : nullptr;
    else return nullptr;
  }
  /// Where this task or approval stands in the one process without standing there in the other.
  template <class T>
  static Elsewhere<T> elsewhere(std::string_view name, const std::string& key, const Process& process,
                                const Process& other) {
    for (const auto& stage : process.stages) {
      const auto* list = list_of<T>(name, stage);
      const auto* part = list ? with_key(*list, key) : nullptr;
      if (!part) continue;
      const Stage* same = find_stage(other, stage.key);
      if (!same || !with_key(*list_of<T>(name, *same), key)) return {&stage, part};
    }
    return {};
  }

  /// A value in words; conditions as the process they belong to names its fields.
  template <class M>
  static std::string said(const M& value, const Process& process) {
    if constexpr (std::same_as<M, std::optional<Conditions>>) return value ? in_words(*value, process) : std::string{};
    else return in_words(value);
  }

  /// The short properties of a part, but for its key and name.
  template <Keyed T>
  static std::string summary(const T& part, const Process& process) {
    const T plain{};
    std::string all;
    boost::mp11::mp_for_each<
        boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>>(
        [&](auto member) {
          using Member = std::remove_cvref_t<decltype(part.*member.pointer)>;
          const auto name = wire_word(member.name);
          if (name == "key" || name == "name" || name == "title" || part.*member.pointer == plain.*member.pointer)
            return;
          if constexpr (IsVector<Member>::value)
            if constexpr (Keyed<typename Member::value_type>) return;
          const auto text = said(part.*member.pointer, process);
          if (is_quotable(text)) all += fmt::format("{}{} {}", all.empty() ? "" : "; ", member_words(name), text);
        });
    return all;
  }

  static std::string path_of(const Place& place, std::string_view name) {
    return place.path.empty() ? std::string{name} : fmt::format("{}/{}", place.path, name);
  }

  const Process& before_;
  const Process& after_;
  std::vector<Difference> found_;
};

}  // namespace

std::vector<Difference> difference(const Process& before, const Process& after) {
  return Comparing{before, after}.take();
}

}  // namespace sluice
