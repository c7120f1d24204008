#include "cli/local/in_process.h"

#include <future>

#include "base/ensure.h"

namespace sluice::cli {

api::Response ask(api::Application& application, api::Request request) {
  auto answered = std::make_shared<std::promise<api::Response>>();
  auto answer = answered->get_future();
  application.handle(std::move(request),
                     [answered](api::Response response) { answered->set_value(std::move(response)); });
  return answer.get();
}

Json body_of(const api::Response& response) {
  const auto& text = response.shared_body ? *response.shared_body : response.body;
  if (text.empty()) return nullptr;
  auto json = parse_json(text);
  ensure(json.has_value(), "the API answers in JSON");
  return std::move(*json);
}

}  // namespace sluice::cli
