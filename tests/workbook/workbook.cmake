# Workbooks read back: by a program that shares no code with the one that writes them, and by LibreOffice; and what is
# done where the library for them is not there. Skipped where there is no Python, no LibreOffice, or no such library that
# the system looks for by its name, and the list of tests says so.
find_package(Python3 3.8 QUIET COMPONENTS Interpreter)
find_program(HALLMARK_SOFFICE NAMES soffice libreoffice)
mark_as_advanced(HALLMARK_SOFFICE)

function(hallmark_workbook_test name needs script)
  if(needs)
    add_test(NAME workbook.${name} COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/workbook/${script}
                                           $<TARGET_FILE:hallmark_program> ${PROJECT_SOURCE_DIR} ${ARGN})
  else()
    add_test(NAME workbook.${name} COMMAND ${CMAKE_COMMAND} -E echo "what it needs is not here")
    set_tests_properties(workbook.${name} PROPERTIES SKIP_REGULAR_EXPRESSION "not here")
  endif()
  set_property(TEST workbook.${name} PROPERTY TIMEOUT 300)
endfunction()

set(needs_office "")
if(Python3_EXECUTABLE AND HALLMARK_SOFFICE)
  set(needs_office yes)
endif()
set(needs_name "")
if(Python3_EXECUTABLE AND HALLMARK_XLSXWRITER MATCHES "^[^/]+$")
  set(needs_name yes)
endif()
hallmark_workbook_test(parts "${Python3_EXECUTABLE}" check_workbook.py)
hallmark_workbook_test(libreoffice "${needs_office}" check_workbook.py ${HALLMARK_SOFFICE})
hallmark_workbook_test(without_library "${needs_name}" check_without_library.py ${HALLMARK_XLSXWRITER})
