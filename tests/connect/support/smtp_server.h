// A real mail server of the tests: python3-aiosmtpd in a process of its own. See smtp_server.py for whom it takes mail.
#pragma once
#include <boost/json.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sluice::connect {

/// A certificate for 127.0.0.1 that signs itself, in files that go with it.
class TestCertificate {
 public:
  TestCertificate();
  ~TestCertificate();
  TestCertificate(const TestCertificate&) = delete;
  TestCertificate& operator=(const TestCertificate&) = delete;
  [[nodiscard]] const std::string& certificate() const { return certificate_; }
  [[nodiscard]] const std::string& key() const { return key_; }

 private:
  std::string certificate_, key_;
};

class SmtpServer {
 public:
  /// Listens when this comes back. `options` as smtp_server.py has them.
  explicit SmtpServer(const std::vector<std::string>& options = {});
  /// Ends the process.
  ~SmtpServer();
  SmtpServer(const SmtpServer&) = delete;
  SmtpServer& operator=(const SmtpServer&) = delete;

  [[nodiscard]] std::string url() const;
  /// The next mail that it has taken; waits for it. To be asked for no more than were sent.
  [[nodiscard]] boost::json::object next();

 private:
  struct Process;
  std::unique_ptr<Process> process_;
  std::string port_;
};

}  // namespace sluice::connect
