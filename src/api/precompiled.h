// What nearly every route sees and seldom alters, compiled once: JSON, the domain's words, the engine.
#pragma once
#include "base/precompiled.h"  // IWYU pragma: keep

#include <boost/json.hpp>

#include "base/json.h"
#include "domain/change/decide.h"
#include "domain/change/waiting.h"
#include "engine/engine.h"
#include "store/change_list.h"
