include(${CMAKE_CURRENT_LIST_DIR}/run.cmake)
find_program(PKG_CONFIG pkg-config)
if(NOT PKG_CONFIG)
  message("pkg-config is not installed")
  return()
endif()

set(ENV{PKG_CONFIG_PATH} ${INSTALLED}/${LIBDIR}/pkgconfig)
execute_process(COMMAND ${PKG_CONFIG} --cflags --libs --static hallmark OUTPUT_VARIABLE flags
                OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
separate_arguments(flags UNIX_COMMAND "${flags}")
file(MAKE_DIRECTORY ${BUILD})
run(${COMPILER} -std=c++20 ${SOURCE}/consumer.cpp -o ${BUILD}/consumer ${flags})
check_output(${BUILD}/consumer)

# All of the library, and not only what this program needs of it, finds what it uses.
list(TRANSFORM flags REPLACE "^-lhallmark$" "-Wl,--whole-archive;-lhallmark;-Wl,--no-whole-archive")
run(${COMPILER} -std=c++20 ${SOURCE}/consumer.cpp -o ${BUILD}/consumer-of-all ${flags})
