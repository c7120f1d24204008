// What most commands see, compiled once: CLI11 above all.
#pragma once
#include "base/precompiled.h"  // IWYU pragma: keep

#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <boost/json.hpp>

#include "base/json.h"
