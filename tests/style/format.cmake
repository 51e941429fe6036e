# cmake -DSOURCE_FOLDER=folder -P format.cmake
# Fails where clang-format would change something.
find_program(CLANG_FORMAT NAMES clang-format clang-format-14)
if(NOT CLANG_FORMAT)
  message("clang-format is not installed")
  return()
endif()
file(GLOB_RECURSE sources ${SOURCE_FOLDER}/include/*.hpp ${SOURCE_FOLDER}/src/*.hpp ${SOURCE_FOLDER}/src/*.cpp
     ${SOURCE_FOLDER}/tests/*.hpp ${SOURCE_FOLDER}/tests/*.cpp ${SOURCE_FOLDER}/bench/*.hpp ${SOURCE_FOLDER}/bench/*.cpp)
execute_process(COMMAND ${CLANG_FORMAT} --dry-run --Werror ${sources} RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "format with: clang-format -i FILE...")
endif()
