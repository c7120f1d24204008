#include "api/parts.h"

namespace sluice::api {

Parts::Parts(engine::Engine& the_engine, const store::Database& the_database, Settings the_settings)
    : engine(the_engine),
      settings(std::move(the_settings)),
      sessions(engine),
      streams(engine, the_database, sessions, settings.streams_max),
      workers(the_database, settings.worker_threads, settings.queue_max),
      passwords(settings.password_cost, settings.password_threads, settings.password_queue_max) {}

}  // namespace sluice::api
