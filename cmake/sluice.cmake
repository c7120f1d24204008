# How every part of Sluice is built: warnings are errors, one precompiled header, optional sanitizers.

add_library(sluice_flags INTERFACE)
target_compile_options(sluice_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast
  -Woverloaded-virtual -Wnull-dereference -Wunused -Wimplicit-fallthrough -Werror)
target_include_directories(sluice_flags INTERFACE ${CMAKE_SOURCE_DIR}/src)
if(SLUICE_SANITIZE)
  target_compile_options(sluice_flags INTERFACE -fsanitize=${SLUICE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(sluice_flags INTERFACE -fsanitize=${SLUICE_SANITIZE})
endif()

# sluice_library(base DEPENDS fmt::fmt ...): all .cpp files of this folder, as sluice_base.
function(sluice_library name)
  cmake_parse_arguments(arg "NO_PCH" "" "DEPENDS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  add_library(sluice_${name} STATIC ${sources})
  target_link_libraries(sluice_${name} PUBLIC sluice_flags ${arg_DEPENDS})
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

# sluice_test(store DEPENDS sluice_store): all .cpp files of this folder, as the program test_store, run by ctest.
function(sluice_test name)
  cmake_parse_arguments(arg "" "" "DEPENDS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  add_executable(test_${name} ${sources})
  target_link_libraries(test_${name} PRIVATE sluice_flags ${arg_DEPENDS} gtest gmock gtest_main rapidcheck)
  target_compile_definitions(test_${name} PRIVATE SLUICE_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  add_test(NAME ${name} COMMAND test_${name})
  set_tests_properties(${name} PROPERTIES LABELS unit TIMEOUT 600)
endfunction()
