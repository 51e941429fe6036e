# A release has its libraries within it: on a short run the loader would take as long as the work. That needs an archive
# of each, which Debian and Ubuntu have and other systems may not; those get an ordinary program. libc is loaded even so,
# since a program that has it within it cannot load anything, and workbooks need that.
if(NOT HALLMARK_STATIC OR HALLMARK_SANITIZE OR NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  return()
endif()

find_library(HALLMARK_YAML_CPP_ARCHIVE libyaml-cpp.a)
find_library(HALLMARK_UTF8PROC_ARCHIVE libutf8proc.a)
find_library(HALLMARK_ZLIB_ARCHIVE libz.a)
find_library(HALLMARK_CRYPTO_ARCHIVE libcrypto.a)
mark_as_advanced(HALLMARK_YAML_CPP_ARCHIVE HALLMARK_UTF8PROC_ARCHIVE HALLMARK_ZLIB_ARCHIVE HALLMARK_CRYPTO_ARCHIVE)
set(archives ${HALLMARK_YAML_CPP_ARCHIVE} ${HALLMARK_UTF8PROC_ARCHIVE} ${HALLMARK_ZLIB_ARCHIVE}
             ${HALLMARK_CRYPTO_ARCHIVE})
set(runtime -static-libstdc++ -static-libgcc)

if(NOT DEFINED HALLMARK_HAS_ARCHIVES AND NOT "${archives}" MATCHES "NOTFOUND")
  try_compile(
    HALLMARK_HAS_ARCHIVES ${CMAKE_CURRENT_BINARY_DIR}/static
    SOURCES ${CMAKE_CURRENT_LIST_DIR}/check_archives.cpp
    LINK_OPTIONS ${runtime}
    LINK_LIBRARIES ${archives}
    CXX_STANDARD 20)
endif()
if(NOT HALLMARK_HAS_ARCHIVES)
  message(STATUS "The program will load its libraries: not everything is here as an archive")
  return()
endif()

# Nobody packages an archive of fmt, and headers do as well.
set(HALLMARK_LIBRARIES fmt::fmt-header-only ${HALLMARK_YAML_CPP_ARCHIVE} ${HALLMARK_UTF8PROC_ARCHIVE}
                       ${HALLMARK_ZLIB_ARCHIVE} nlohmann_json::nlohmann_json)
set(HALLMARK_CRYPTO ${HALLMARK_CRYPTO_ARCHIVE})
set(HALLMARK_LINK_OPTIONS ${runtime})
