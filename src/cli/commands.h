// Every command, each in a file of its own name: adds itself to its parent; its callback runs it and throws Stop where
// it does not come to its end.
#pragma once

namespace CLI {
class App;
}

namespace sluice::cli {

struct Io;

// The server, and what opens the database itself.
void add_serve(CLI::App& app, Io& io);
void add_init(CLI::App& app, Io& io);
void add_seed(CLI::App& app, Io& io);
void add_openapi(CLI::App& app, Io& io);
void add_audit(CLI::App& app, Io& io);
void add_rebuild(CLI::App& app, Io& io);
void add_version(CLI::App& app, Io& io);
void add_user_reset(CLI::App& user, Io& io);
void add_process_check(CLI::App& process, Io& io);

// What talks to a server.
void add_sign_in(CLI::App& app, Io& io);
void add_change(CLI::App& app, Io& io);
void add_view(CLI::App& app, Io& io);
void add_task(CLI::App& app, Io& io);
void add_approve(CLI::App& app, Io& io);
void add_approval(CLI::App& app, Io& io);
void add_risk(CLI::App& app, Io& io);
void add_report(CLI::App& app, Io& io);
void add_notifications(CLI::App& app, Io& io);
void add_process(CLI::App& app, Io& io);
void add_schedule(CLI::App& app, Io& io);
void add_cab(CLI::App& app, Io& io);
void add_catalog(CLI::App& app, Io& io);
void add_user(CLI::App& app, Io& io);
void add_group(CLI::App& app, Io& io);
void add_service(CLI::App& app, Io& io);
void add_webhook(CLI::App& app, Io& io);
void add_mail(CLI::App& app, Io& io);
void add_profile(CLI::App& app, Io& io);

}  // namespace sluice::cli
