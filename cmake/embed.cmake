# Files that are part of the program: the page (sluice_page), the shipped processes (sluice_shipped) and the texts of mails
# (sluice_mail).
# A program that is linked with these libraries needs no file beside it.

# sluice_embedded(page SOURCES page.S page_files.cpp): a library of what an embedding script wrote into
# <build>/embedded; built where a program is linked with it.
function(sluice_embedded name)
  cmake_parse_arguments(arg "" "" "SOURCES" ${ARGN})
  add_library(sluice_${name} STATIC EXCLUDE_FROM_ALL ${arg_SOURCES})
  target_link_libraries(sluice_${name} PUBLIC sluice_flags)
endfunction()

set(embedded ${CMAKE_BINARY_DIR}/embedded)

# The shipped processes and catalog entries.
file(GLOB shipped CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/processes/*.yaml ${CMAKE_SOURCE_DIR}/catalog/*.yaml)
add_custom_command(OUTPUT ${embedded}/shipped.S ${embedded}/shipped.cpp
  COMMAND ${CMAKE_SOURCE_DIR}/cmake/embed_processes.sh ${CMAKE_SOURCE_DIR}/processes ${CMAKE_SOURCE_DIR}/catalog
    ${embedded}
  DEPENDS ${shipped} ${CMAKE_SOURCE_DIR}/cmake/embed_processes.sh
  COMMENT "Putting the shipped processes into the program" VERBATIM)
sluice_embedded(shipped SOURCES ${embedded}/shipped.S ${embedded}/shipped.cpp)

# The texts of mails.
file(GLOB mail_texts CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/mail/*.txt ${CMAKE_SOURCE_DIR}/mail/*.html)
add_custom_command(OUTPUT ${embedded}/mail.S ${embedded}/mail.cpp
  COMMAND ${CMAKE_SOURCE_DIR}/cmake/embed_mail.sh ${CMAKE_SOURCE_DIR}/mail ${embedded}
  DEPENDS ${mail_texts} ${CMAKE_SOURCE_DIR}/cmake/embed_mail.sh
  COMMENT "Putting the texts of mails into the program" VERBATIM)
sluice_embedded(mail SOURCES ${embedded}/mail.S ${embedded}/mail.cpp)

# The page: built by npm into web/dist once for all build folders, then compressed. Its tests are no part of it.
if(SLUICE_WEB)
  set(web ${CMAKE_SOURCE_DIR}/web)
  file(GLOB_RECURSE page_sources CONFIGURE_DEPENDS ${web}/src/* ${web}/public/* ${web}/scripts/*)
  file(GLOB page_settings CONFIGURE_DEPENDS ${web}/index.html ${web}/*.json ${web}/*.config.* ${web}/.npmrc)
  list(FILTER page_sources EXCLUDE REGEX "\\.test\\.tsx?$")
  set(page_scripts ${CMAKE_SOURCE_DIR}/cmake/build_page.sh ${CMAKE_SOURCE_DIR}/cmake/embed_page.sh)
  add_custom_command(OUTPUT ${embedded}/page.S ${embedded}/page_files.cpp
    COMMAND ${CMAKE_SOURCE_DIR}/cmake/build_page.sh ${web}
    COMMAND ${CMAKE_SOURCE_DIR}/cmake/embed_page.sh ${web}/dist ${embedded}
    DEPENDS ${page_sources} ${page_settings} ${page_scripts}
    COMMENT "Building the page and putting it into the program" VERBATIM)
  sluice_embedded(page SOURCES ${embedded}/page.S ${embedded}/page_files.cpp)
else()
  sluice_embedded(page SOURCES ${CMAKE_SOURCE_DIR}/cmake/no_page.cpp)
endif()
