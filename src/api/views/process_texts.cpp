#include "api/views/process_texts.h"

namespace sluice::api {

std::vector<MistakeView> mistake_views(const std::vector<definition::LocatedMistake>& mistakes) {
  std::vector<MistakeView> views;
  for (const auto& one : mistakes) views.push_back({one.place.line, one.place.column, one.path, one.what, one.remedy});
  return views;
}

CheckedText checked_text(const definition::Reading& reading, const Present& present) {
  CheckedText checked{.mistakes = mistake_views(reading.mistakes), .process = {}, .lacking = {}};
  if (!reading.read) return checked;
  checked.process = read_process_view(reading.read->process);
  checked.lacking = lacking_for(reading.read->process, present);
  return checked;
}

}  // namespace sluice::api
