// Who is signed in, and what the page needs to know at its start.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "api/views/people.h"
#include "domain/access/permission.h"

namespace sluice::api {

struct ServerView {
  std::string version;
  std::string zone;  ///< the organisation's
  std::string zone_names_url;
};
BOOST_DESCRIBE_STRUCT(ServerView, (), (version, zone, zone_names_url))

struct SessionView {
  PersonView person;
  std::vector<Permission> permissions;
  std::string csrf;
  bool demonstration = false;
  ServerView server;
  std::optional<std::string> token;  ///< only in the answer to a sign-in with `cookie: false`
};
BOOST_DESCRIBE_STRUCT(SessionView, (), (person, permissions, csrf, demonstration, server, token))

}  // namespace sluice::api
