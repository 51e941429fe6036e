# A release is one file that loads nothing: on a short run the loader would take as long as the work. That needs an
# archive of every library, which Debian and Ubuntu have and other systems may not; those get an ordinary program. Only of
# libxlsxwriter nobody has one: workbooks are written by a second program, which loads it.
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

# Static, at a fixed address: nothing is relocated when the program starts, which saves a tenth of the time that scoring a
# small survey takes. The first exception costs 2 ms in return, and only what goes wrong throws.
if(NOT DEFINED HALLMARK_LINKS_STATIC AND NOT "${archives}" MATCHES "NOTFOUND")
  try_compile(
    HALLMARK_LINKS_STATIC ${CMAKE_CURRENT_BINARY_DIR}/static
    SOURCES ${CMAKE_CURRENT_LIST_DIR}/static/check.cpp ${CMAKE_CURRENT_LIST_DIR}/static/fmt_bodies.cpp
    COMPILE_DEFINITIONS -fPIE -w -fkeep-inline-functions
    LINK_OPTIONS -static -no-pie
    LINK_LIBRARIES ${archives}
    CXX_STANDARD 20)
endif()
if(NOT HALLMARK_LINKS_STATIC)
  message(STATUS "The program will load its libraries: not everything is here as an archive")
  return()
endif()

add_library(hallmark_fmt STATIC ${CMAKE_CURRENT_LIST_DIR}/static/fmt_bodies.cpp)
target_compile_features(hallmark_fmt PUBLIC cxx_std_20)
target_compile_options(hallmark_fmt PRIVATE -fkeep-inline-functions -w)  # not our code
target_include_directories(hallmark_fmt INTERFACE $<TARGET_PROPERTY:fmt::fmt,INTERFACE_INCLUDE_DIRECTORIES>)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(HALLMARK_LIBRARIES hallmark_fmt ${HALLMARK_YAML_CPP_ARCHIVE} ${HALLMARK_UTF8PROC_ARCHIVE} ${HALLMARK_ZLIB_ARCHIVE}
                       nlohmann_json::nlohmann_json)
set(HALLMARK_IS_ONE_FILE ON)
set(HALLMARK_CRYPTO ${HALLMARK_CRYPTO_ARCHIVE})
set(HALLMARK_LINK_OPTIONS -static -no-pie -Wl,--gc-sections)
