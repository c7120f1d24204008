# How every part of Sluice is built: warnings are errors, two precompiled headers, optional sanitizers.

# All programs lie in <build>/bin.
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

add_library(sluice_flags INTERFACE)
set(sluice_warnings -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast
  -Woverloaded-virtual -Wnull-dereference -Wunused -Wimplicit-fallthrough -Werror)
target_compile_options(sluice_flags INTERFACE "$<$<COMPILE_LANGUAGE:CXX>:${sluice_warnings}>"
  # ccache knows a precompiled header by its bytes, so it must not carry the time at which it was made
  "SHELL:$<$<COMPILE_LANGUAGE:CXX>:-Xclang -fno-pch-timestamp>")
target_include_directories(sluice_flags INTERFACE ${CMAKE_SOURCE_DIR}/src)
if(SLUICE_SANITIZE)
  target_compile_options(sluice_flags INTERFACE -fsanitize=${SLUICE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(sluice_flags INTERFACE -fsanitize=${SLUICE_SANITIZE})
endif()

# The order of the folders, checked before anything compiles whenever a source has changed (a few hundredths of a second).
file(GLOB_RECURSE sluice_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/*.cpp ${CMAKE_SOURCE_DIR}/src/*.h)
add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/layers.checked
  COMMAND ${CMAKE_SOURCE_DIR}/tests/tidy/house.sh layers ${CMAKE_SOURCE_DIR}
  COMMAND ${CMAKE_COMMAND} -E touch ${CMAKE_BINARY_DIR}/layers.checked
  DEPENDS ${sluice_sources} ${CMAKE_SOURCE_DIR}/tests/tidy/house.sh
  COMMENT "Checking that no folder includes one to its right" VERBATIM)
add_custom_target(sluice_layers DEPENDS ${CMAKE_BINARY_DIR}/layers.checked)

# Files are compiled, and read by clang-tidy, eight at a time: most of either is the headers that all of them share. Two
# files of a batch cannot give one name to two things, not even in unnamed namespaces: give them names of their own.
function(sluice_unite target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
endfunction()

# sluice_library(base DEPENDS fmt::fmt ...): all .cpp files of this folder, as sluice_base. NO_UNITY is for files that see
# Beast: one of them is as much as fifty others.
function(sluice_library name)
  cmake_parse_arguments(arg "NO_PCH;NO_UNITY" "" "DEPENDS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  add_library(sluice_${name} STATIC ${sources})
  target_link_libraries(sluice_${name} PUBLIC sluice_flags ${arg_DEPENDS})
  add_dependencies(sluice_${name} sluice_layers)
  if(NOT arg_NO_UNITY)
    sluice_unite(sluice_${name})
  endif()
  if(NOT arg_NO_PCH)
    sluice_precompile(sluice_${name})
  endif()
endfunction()

# One precompiled header is built once, in sluice_base, and shared.
function(sluice_precompile target)
  if(target STREQUAL sluice_base)
    target_precompile_headers(${target} PRIVATE ${CMAKE_SOURCE_DIR}/src/base/precompiled.h)
  else()
    target_precompile_headers(${target} REUSE_FROM sluice_base)
  endif()
endfunction()

# What tests say for themselves is not worth optimizing, which is half of the time that compiling takes.
function(sluice_leave_plain target)
  target_compile_options(${target} PRIVATE -O0)
endfunction()

# sluice_test(store DEPENDS sluice_store): all .cpp files of this folder, as the program test_store, run by ctest.
# The test frameworks' headers are compiled once too, for all test programs; NO_PCH is for files that see Beast,
# NO_UNITY for tests whose files have the same names for their own small worlds.
function(sluice_test name)
  cmake_parse_arguments(arg "NO_PCH;NO_UNITY" "" "DEPENDS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  add_executable(test_${name} ${sources})
  target_link_libraries(test_${name} PRIVATE ${arg_DEPENDS} sluice_test_frameworks)
  sluice_leave_plain(test_${name})
  if(NOT arg_NO_UNITY)
    sluice_unite(test_${name})
  endif()
  if(NOT arg_NO_PCH)
    target_precompile_headers(test_${name} REUSE_FROM sluice_test_frameworks_pch)
  endif()
  add_test(NAME ${name} COMMAND test_${name})
  set_tests_properties(${name} PROPERTIES LABELS unit TIMEOUT 600)
endfunction()
