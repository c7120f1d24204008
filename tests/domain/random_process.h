// Processes at random, with everything that a process may say: only such as check() finds no mistake in.
#pragma once
#include <rapidcheck.h>

#include <vector>

#include "domain/process/process.h"

namespace sluice::testing_world {

/// A number from the first to before the last, each as likely as any other from the first case on.
template <class Number = int>
[[nodiscard]] Number some_number(Number from, Number before) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<Number>(from, before));
}
/// True once in so many times.
[[nodiscard]] inline bool sometimes(int in = 3) { return some_number(0, in) == 0; }
template <class T>
[[nodiscard]] T one_of(std::initializer_list<T> all) {
  return *rc::gen::elementOf(std::vector<T>(all));
}

/// A process that check() accepts.
[[nodiscard]] rc::Gen<Process> random_process();
/// The same process with some tasks, approvals, orders and conditions altered, as a next version that check() accepts.
[[nodiscard]] rc::Gen<Process> random_next_version(const Process& process);

}  // namespace sluice::testing_world
