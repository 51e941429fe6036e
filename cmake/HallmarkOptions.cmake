# Flags for our own code: an interface target, so that nothing is set globally.
add_library(hallmark_options INTERFACE)
target_compile_features(hallmark_options INTERFACE cxx_std_20)
# Contracting a * b + c into one rounding would give other bytes on another machine.
target_compile_options(hallmark_options INTERFACE -ffp-contract=off)
target_compile_options(hallmark_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion)
# A switch over an enumeration names every enumerator, so that the compiler says where a new one has to go.
target_compile_options(hallmark_options INTERFACE -Wswitch-enum)
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  target_compile_options(hallmark_options INTERFACE -Wcovered-switch-default)
endif()

# GCC 12 sees overlapping copies in std::string where there are none (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(hallmark_options INTERFACE -Wno-restrict)
endif()

if(HALLMARK_SANITIZE)
  target_compile_options(hallmark_options INTERFACE -fsanitize=${HALLMARK_SANITIZE} -fno-sanitize-recover=all
                                                    -fno-omit-frame-pointer)
  target_link_options(hallmark_options INTERFACE -fsanitize=${HALLMARK_SANITIZE})
endif()

# A colour terminal behind ninja still wants coloured errors, and a second build should not start from nothing.
find_program(HALLMARK_CCACHE ccache)
if(HALLMARK_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${HALLMARK_CCACHE})
endif()
# Ninja cannot read every character in a list of dependencies; of a folder with others it is written in another way.
if(CMAKE_GENERATOR MATCHES "Ninja" AND PROJECT_SOURCE_DIR MATCHES "[^-A-Za-z0-9+,/_:.~(){}%=@!]")
  set(CMAKE_CXX_COMPILER_LAUNCHER sh "${PROJECT_SOURCE_DIR}/cmake/relative-dependencies.sh" "${PROJECT_SOURCE_DIR}"
                                  ${CMAKE_CXX_COMPILER_LAUNCHER})
endif()
