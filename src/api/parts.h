// What the routes work with, made once by the application and shared by all its threads.
#pragma once
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "api/auth/first_administrator.h"
#include "api/auth/passwords.h"
#include "api/auth/sessions.h"
#include "api/auth/sign_in_guard.h"
#include "api/page_files.h"
#include "api/streams.h"
#include "api/wire/workers.h"
#include "connect/mail/setup.h"
#include "engine/engine.h"

namespace sluice::api {

/// How the application is set up.
struct Settings {
  std::string program_version;               ///< shown to people: "0.1.0"
  std::string installation_id;               ///< 32 hexadecimal digits; its first 8 name the cookie
  bool https = false;                        ///< public_url is https: the cookie is Secure and has the __Host- prefix
  bool demonstration = false;                ///< one may sign in as anybody without a password (--demo)
  std::span<const PageFile> page{};          ///< the page's files: page_files()
  std::vector<std::string> webhook_hosts{};  ///< where webhooks may go by http and to private addresses
  connect::MailSetup mail{};                 ///< how mail leaves
  PasswordCost password_cost{};
  std::size_t worker_threads = 4;  ///< each with a database session
  std::size_t queue_max = 2'000;   ///< requests that may wait for one; more are answered 503
  std::size_t streams_max = 512;   ///< live updates at a time; more are answered 503
  std::size_t password_threads = 2;
  std::size_t password_queue_max = 32;
};

struct Parts {
  Parts(engine::Engine& the_engine, const store::Database& the_database, Settings the_settings);

  engine::Engine& engine;
  const Settings settings;
  Sessions sessions;
  SignInGuard guard;
  SignInGuard link_guard;  ///< for links of mails, so that a bad one keeps nobody from signing in
  FirstAdministrator first_administrator;
  Streams streams;
  Workers workers;
  Passwords passwords;  ///< last: its threads hand their work to those above
};

}  // namespace sluice::api
