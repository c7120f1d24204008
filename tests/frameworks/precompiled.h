// What every test reads: the words of base/ and the test frameworks, compiled once.
#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "base/precompiled.h"
