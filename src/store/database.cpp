#include "store/database.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <filesystem>

#include "store/migrations.h"

namespace sluice::store {

namespace {

/// File systems whose locks SQLite cannot trust, by Linux's statfs(2) numbers.
std::string_view network_file_system(const std::string& folder) {
  struct statfs about{};
  if (statfs(folder.c_str(), &about) != 0) return {};
  switch (static_cast<unsigned long>(about.f_type) & 0xffffffffUL) {
    case 0x6969: return "NFS";
    case 0x517B:
    case 0xFE534D42:
    case 0xFF534D42: return "SMB";
    case 0x5346414F: return "AFS";
    case 0x00C36400: return "Ceph";
    case 0x0BD00BD0: return "Lustre";
    default: return {};
  }
}

std::string system_message() { return std::generic_category().message(errno); }

/// Makes the file with the right mode before SQLite would make it with another; its journal files copy the mode.
Result<void> make_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0)
    return refuse(Refused::unavailable,
                  fmt::format("The database file {} cannot be opened: {}.", path, system_message()));
  struct stat about{};
  const bool regular = ::fstat(file, &about) == 0 && S_ISREG(about.st_mode);
  if (regular && (about.st_mode & 0077U) != 0) ::fchmod(file, 0600);
  ::close(file);
  if (!regular) return refuse(Refused::unavailable, fmt::format("{} is not a file.", path));
  return {};
}

Result<int> lock_beside(const std::string& path) {
  const auto name = path + ".lock";
  const int file = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0)
    return refuse(Refused::unavailable, fmt::format("The lock file {} cannot be opened: {}.", name, system_message()));
  if (::flock(file, LOCK_EX | LOCK_NB) == 0) return file;
  ::close(file);
  return refuse(
      Refused::unavailable,
      fmt::format("Another Sluice has the database {} open. Stop it first, or use another file with --database; "
                  "several servers need PostgreSQL.",
                  path));
}

Result<int> prepare_file(const std::string& path) {
  auto folder = std::filesystem::path{path}.parent_path().string();
  if (folder.empty()) folder = ".";
  std::error_code failed;
  if (!std::filesystem::is_directory(folder, failed))
    return refuse(Refused::unavailable,
                  fmt::format("The folder {} does not exist. Make it, or use another with --database.", folder));
  if (const auto network = network_file_system(folder); !network.empty())
    return refuse(
        Refused::unavailable,
        fmt::format("{} is on a network file system ({}), where SQLite can lose data. Use a local disk, or PostgreSQL.",
                    folder, network));
  SLUICE_CHECK(make_file(path));
  return lock_beside(path);
}

Result<void> check_postgres(Session& session) {
  const auto encoding = *session.one<std::string>("SELECT current_setting('server_encoding')");
  if (encoding != "UTF8")
    return refuse(Refused::unavailable,
                  fmt::format("The PostgreSQL database has the encoding {}; Sluice needs UTF8.", encoding));
  constexpr std::int64_t oldest = 140000;
  const auto version = *session.one<std::int64_t>("SELECT CAST(current_setting('server_version_num') AS BIGINT)");
  if (version < oldest) return refuse(Refused::unavailable, "Sluice needs PostgreSQL 14 or newer.");
  return {};
}

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const Address& address) {
  int lock = -1;
  if (address.dialect == Dialect::sqlite) {
    SLUICE_TRY(lock, prepare_file(address.where));
  }
  std::unique_ptr<Database> database{new Database(address, lock)};
  const auto session = database->connect();
  if (address.dialect == Dialect::postgres) SLUICE_CHECK(check_postgres(*session));
  migrate(*session);
  return database;
}

Database::~Database() {
  if (lock_ >= 0) ::close(lock_);
}

ReadPool::Loan ReadPool::lend() {
  std::unique_ptr<Session> session;
  {
    std::unique_lock hold{mutex_};
    freed_.wait(hold, [&] { return free_places_ > 0; });
    --free_places_;
    if (!idle_.empty()) {
      session = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  if (session) return {*this, std::move(session)};
  try {
    return {*this, database_.connect()};
  } catch (...) {
    take_back(nullptr);
    throw;
  }
}

void ReadPool::take_back(std::unique_ptr<Session> session) {
  {
    const std::lock_guard hold{mutex_};
    ++free_places_;
    if (session) idle_.push_back(std::move(session));
  }
  freed_.notify_one();
}

ReadPool::Loan::~Loan() {
  if (!session_) return;
  if (session_->broken() || session_->in_transaction()) {
    spdlog::error("event=read_session_closed broken={} in_transaction={}", session_->broken(),
                  session_->in_transaction());
    session_.reset();
  }
  pool_->take_back(std::move(session_));
}

}  // namespace sluice::store
