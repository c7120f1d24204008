#include "store/stored_format.h"

#include <fmt/format.h>

#include "store/error.h"
#include "store/event_log.h"

namespace sluice::store {

namespace {

/// Calls visit(pointer, hash) for every {"sha256": …} of a body, in its order.
template <class Visit>
void each_hash(const Json& value, const std::string& at, Visit& visit) {
  if (const auto* object = value.if_object()) {
    const auto* hash = object->if_contains("sha256");
    if (hash != nullptr && hash->is_string()) return visit(at, std::string_view{hash->get_string()});
    for (const auto& [name, one] : *object) each_hash(one, at + "/" + json_detail::pointer_token(name), visit);
  } else if (const auto* list = value.if_array()) {
    for (std::size_t i = 0; i < list->size(); ++i) each_hash((*list)[i], fmt::format("{}/{}", at, i), visit);
  }
}

}  // namespace

// An empty text needs no hash: there is nothing in it to be removed. One that was removed already stays so.
Json EventFormat::encode(const Written& written) {
  if (written.removed) return {{"sha256", ""}};
  if (written.text.empty()) return Json("");
  auto salt = new_salt();
  auto sha256 = hash_of_text(salt, written.text);
  texts.push_back({sha256, std::move(salt), written.text});
  return {{"sha256", sha256}};
}

const char* EventFormat::decode(const Json& from, Instant& to) {
  const auto* micros = from.if_int64();
  if (micros == nullptr) return "expected microseconds";
  to = {*micros};
  return nullptr;
}

const char* EventFormat::decode(const Json& from, Written& to) {
  if (const auto* text = from.if_string(); text != nullptr) {
    to = {std::string{*text}};  // empty, or stored before this field's texts lay apart
    return nullptr;
  }
  const auto* object = from.if_object();
  if (object == nullptr || !object->contains("sha256")) return "expected the hash of a text";
  const auto* text = object->if_contains("text");
  if (text != nullptr) to = {std::string{text->as_string()}};
  else to = {{}, true};
  return nullptr;
}

std::vector<NewText> placed(const Json& body, std::vector<EventFormat::Text> texts) {
  std::vector<NewText> found;
  if (texts.empty()) return found;
  const auto place = [&](const std::string& at, std::string_view hash) {
    const auto text = std::ranges::find(texts, hash, &EventFormat::Text::sha256);
    if (text != texts.end()) found.push_back({at, std::move(text->salt), std::move(text->text)});
  };
  each_hash(body, "", place);
  ensure(found.size() == texts.size(), "every text has its place in the body");
  return found;
}

Json with_texts(const StoredEvent& event, std::span<const StoredText> texts) {
  auto body = parse_json(event.body);
  if (!body) throw DatabaseError(Broke::unreadable, fmt::format("event {} is not JSON", event.position));
  for (auto text = std::ranges::lower_bound(texts, event.position, {}, &StoredText::position);
       text != texts.end() && text->position == event.position; ++text) {
    boost::system::error_code failed;
    auto* place = body->find_pointer(text->field, failed);
    if (place == nullptr || !place->is_object())
      throw DatabaseError(Broke::unreadable,
                          fmt::format("event {} has no place for the text at {}", event.position, text->field));
    place->get_object()["text"] = text->text;
  }
  return std::move(*body);
}

Json SnapshotFormat::encode(const Written& written) {
  if (written.removed) return Json(nullptr);
  return Json(written.text);
}

const char* SnapshotFormat::decode(const Json& from, Written& to) {
  if (from.is_null()) {
    to = {{}, true};
    return nullptr;
  }
  const auto* text = from.if_string();
  if (text == nullptr) return "expected a text";
  to = {std::string{*text}};
  return nullptr;
}

}  // namespace sluice::store
