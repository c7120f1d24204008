#include "api/application.h"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "api/calendar_feed.h"
#include "api/docs.h"
#include "api/page.h"
#include "api/routes.h"
#include "api/wire/answer.h"
#include "api/wire/dispatch.h"
#include "api/wire/problem.h"

namespace sluice::api {
namespace {

Response plain_text(unsigned status, std::string text) {
  Response response;
  response.status = status;
  response.headers.emplace_back("Content-Type", "text/plain; charset=utf-8");
  response.headers.emplace_back("Cache-Control", "no-store");
  response.body = std::move(text);
  return response;
}

/// Whether a path is that of the API or below it, in whatever case: then it is not the page's.
bool is_of_api(std::string_view path) {
  constexpr std::string_view prefix = "/api";
  const auto begins = std::ranges::equal(path.substr(0, prefix.size()), prefix, [](char sent, char small) {
    return sent == small || (sent >= 'A' && sent <= 'Z' && sent - 'A' + 'a' == small);
  });
  return begins && (path.size() == prefix.size() || path[prefix.size()] == '/');
}

class RunningApi final : public Api {
 public:
  RunningApi(engine::Engine& engine, const store::Database& database, Settings settings)
      : parts_(engine, database, std::move(settings)), router_(all_routes()), page_(parts_.settings.page) {
    if (!has_administrator(*engine.directory())) parts_.first_administrator.open();
    parts_.streams.start();
    parts_.workers.start();
  }
  ~RunningApi() override { stop(); }

  void handle(Request request, Respond respond) override {
    const auto path = std::string_view{request.target}.substr(0, request.target.find_first_of("?#"));
    if (path.starts_with("/api/v1/") || path == "/api/v1") return take(std::move(request), std::move(respond));
    if (path == "/readyz") return take_readiness(std::move(respond));
    if (path == "/healthz") return respond(plain_text(200, "alive\n"));
    if (path == "/api/docs") return respond(reference_page(parts_.settings.program_version));
    if (path.starts_with("/problems/")) return respond(problem_page(path));
    if (is_calendar_path(path)) return take_calendar(std::move(request), std::move(respond));
    if (is_of_api(path))
      return respond(problem({Refused::not_found, "The API is at /api/v1, its reference at /api/docs."}, nullptr));
    respond(page_.answer(request));
  }

  [[nodiscard]] std::optional<std::string> first_administrator_code() const override {
    return parts_.first_administrator.code();
  }

  void stop() override {
    parts_.streams.stop();
    parts_.workers.stop();
  }

 private:
  void take(Request request, Respond respond) {
    auto call = std::make_shared<Call>(parts_, std::move(request), std::move(respond));
    const bool taken = parts_.workers.take(
        [this, call](store::Session& session) {
          try {
            Reading reading{session};
            call->reading = &reading;
            dispatch(call, router_);
          } catch (...) {
            call->respond(broken(*call, std::current_exception()));
          }
        },
        [call](const std::exception&) { call->respond(broken(*call, std::current_exception())); });
    if (!taken) call->respond(overloaded());
  }

  void take_calendar(Request request, Respond respond) {
    const auto failed = [respond](const std::exception&) {
      respond(problem({Refused::unavailable, "The calendar cannot be read now. Try again in a minute."}, nullptr, 60));
    };
    const bool taken = parts_.workers.take(
        [this, request = std::move(request), respond, failed](store::Session& session) {
          try {
            respond(answer_calendar(parts_, request, session));
          } catch (const std::exception& error) {
            spdlog::error("event=calendar_failed error=\"{}\"", error.what());
            failed(error);
          }
        },
        failed);
    if (!taken) respond(overloaded());
  }

  void take_readiness(Respond respond) {
    const bool taken = parts_.workers.take(
        [this, respond](store::Session&) {
          try {
            (void)parts_.engine.directory();
            respond(plain_text(200, "ready\n"));
          } catch (const std::exception&) {
            respond(plain_text(503, "the database cannot be read\n"));
          }
        },
        [respond](const std::exception&) { respond(plain_text(503, "the database cannot be reached\n")); });
    if (!taken) respond(plain_text(503, "too many requests wait\n"));
  }

  static Response overloaded() {
    return problem({Refused::unavailable, "Too many requests wait already. Nothing was done; try again in a moment."},
                   nullptr, 1);
  }

  Parts parts_;
  const Router router_;
  const Page page_;
};

}  // namespace

std::unique_ptr<Api> Api::make(engine::Engine& engine, const store::Database& database, Settings settings) {
  return std::make_unique<RunningApi>(engine, database, std::move(settings));
}

}  // namespace sluice::api
