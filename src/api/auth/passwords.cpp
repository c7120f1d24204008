#include "api/auth/passwords.h"

#include <sodium.h>
#include <spdlog/spdlog.h>

#include <array>
#include <stdexcept>

#include "base/ensure.h"

namespace sluice::api {

namespace {

std::size_t characters_in(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

}  // namespace

Result<void> check_password(std::string_view password, std::string_view login, std::string pointer) {
  const auto characters = characters_in(password);
  if (characters < 10) return refuse_field(std::move(pointer), "A password has at least 10 characters.");
  if (characters > 200) return refuse_field(std::move(pointer), "A password has at most 200 characters.");
  if (password == login) return refuse_field(std::move(pointer), "The sign-in name is no password.");
  return {};
}

Passwords::Passwords(PasswordCost cost, std::size_t threads, std::size_t queue_max)
    : cost_(cost), queue_max_(queue_max) {
  ensure(sodium_init() >= 0, "libsodium does not start");
  nobodys_hash_ = hashed("the password of nobody");
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

Passwords::~Passwords() {
  {
    const std::lock_guard lock{mutex_};
    running_ = false;
    queue_.clear();
  }
  changed_.notify_all();
}

std::string Passwords::hashed(std::string_view password) const {
  std::array<char, crypto_pwhash_STRBYTES> text{};
  const int failed = crypto_pwhash_str_alg(text.data(), password.data(), password.size(), cost_.operations,
                                           cost_.memory_bytes, crypto_pwhash_ALG_ARGON2ID13);
  if (failed != 0) throw std::runtime_error("not enough memory to hash a password");
  return std::string{text.data()};
}

bool Passwords::verify(std::string password, std::string hash, std::function<void(bool)> then) {
  return take([this, password = std::move(password), hash = std::move(hash), then = std::move(then)] {
    const auto& against = hash.empty() ? nobodys_hash_ : hash;
    const bool same = crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0;
    then(same && !hash.empty());
  });
}

bool Passwords::hash(std::string password, std::function<void(std::string)> then) {
  return take([this, password = std::move(password), then = std::move(then)] { then(hashed(password)); });
}

bool Passwords::take(std::function<void()> work) {
  {
    const std::lock_guard lock{mutex_};
    if (!running_ || queue_.size() >= queue_max_) return false;
    queue_.push_back(std::move(work));
  }
  changed_.notify_one();
  return true;
}

void Passwords::run() {
  for (;;) {
    std::function<void()> work;
    {
      std::unique_lock lock{mutex_};
      changed_.wait(lock, [&] { return !running_ || !queue_.empty(); });
      if (!running_) return;
      work = std::move(queue_.front());
      queue_.pop_front();
    }
    try {
      work();
    } catch (const std::exception& error) {
      spdlog::error("act=hash error=\"{}\"", error.what());
    }
  }
}

}  // namespace sluice::api
