# What only shows on a terminal, and what Ctrl-C leaves: on a pseudo terminal, with surveys that come slowly; and that no
# text of a file gets there with control characters. Skipped where there is no Python, and the list of tests says so.
find_package(Python3 3.8 QUIET COMPONENTS Interpreter)
foreach(part progress interrupts controls)
  if(Python3_EXECUTABLE)
    add_test(NAME terminal.${part} COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_SOURCE_DIR}/terminal/check_${part}.py
                                           $<TARGET_FILE:hallmark_program>)
  else()
    add_test(NAME terminal.${part} COMMAND ${CMAKE_COMMAND} -E echo "no Python here")
  endif()
  set_tests_properties(terminal.${part} PROPERTIES SKIP_REGULAR_EXPRESSION "no Python here" TIMEOUT 120)
endforeach()
