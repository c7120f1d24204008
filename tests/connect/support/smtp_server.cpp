#include "connect/support/smtp_server.h"

#include <unistd.h>

#include <boost/process.hpp>
#include <filesystem>
#include <stdexcept>

namespace sluice::connect {

namespace process = boost::process;

TestCertificate::TestCertificate() {
  const auto base = (std::filesystem::temp_directory_path() / ("sluice-mail-" + std::to_string(::getpid()))).string();
  certificate_ = base + ".crt";
  key_ = base + ".key";
  const auto ended =
      process::system("/usr/bin/openssl",
                      process::args({"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                                     "-nodes", "-days", "2", "-subj", "/CN=mail.test", "-addext",
                                     "subjectAltName=IP:127.0.0.1", "-keyout", key_, "-out", certificate_}),
                      process::std_err > process::null);
  if (ended != 0) throw std::runtime_error("openssl made no certificate");
}

TestCertificate::~TestCertificate() {
  std::filesystem::remove(certificate_);
  std::filesystem::remove(key_);
}

struct SmtpServer::Process {
  process::opstream in;
  process::ipstream out;
  process::child child;
};

SmtpServer::SmtpServer(const std::vector<std::string>& options) : process_(std::make_unique<Process>()) {
  std::vector<std::string> arguments{SLUICE_SOURCE_DIR "/tests/connect/support/smtp_server.py"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  process_->child = process::child{"/usr/bin/python3", process::args(arguments),
                                   process::std_in<process_->in, process::std_out> process_->out};
  if (!std::getline(process_->out, port_))
    throw std::runtime_error("the mail server of the tests did not start; python3-aiosmtpd is in tools/packages.txt");
}

SmtpServer::~SmtpServer() {
  process_->in.pipe().close();
  process_->child.terminate();
  process_->child.wait();
}

std::string SmtpServer::url() const { return "smtp://127.0.0.1:" + port_; }

boost::json::object SmtpServer::next() {
  std::string line;
  if (!std::getline(process_->out, line)) throw std::runtime_error("the mail server of the tests has ended");
  return boost::json::parse(line).as_object();
}

}  // namespace sluice::connect
