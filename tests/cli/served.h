// The real program, serving on a free port.
#pragma once
#include <sys/types.h>

#include <string>
#include <vector>

namespace sluice::cli {

class Served {
 public:
  /// Starts `sluice serve --listen 127.0.0.1:0` with further arguments, and waits until it says where it is. Throws
  /// std::runtime_error where it ends instead.
  explicit Served(const std::vector<std::string>& arguments);
  /// Ends it at once, if it runs still.
  ~Served();
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;

  /// Asks it to stop (SIGTERM), and waits; its exit code.
  int stop();
  /// Waits until it ends by itself; its exit code.
  int wait();

  [[nodiscard]] const std::string& url() const { return url_; }
  /// All that it said when it started.
  [[nodiscard]] const std::string& welcome() const { return welcome_; }
  /// The first administrator's code of the welcome; empty where there is none.
  [[nodiscard]] std::string code() const;

 private:
  void read_welcome();
  pid_t process_ = -1;
  int output_ = -1;
  std::string welcome_;
  std::string url_;
};

}  // namespace sluice::cli
