# Workbooks read back: by a program that shares no code with the one that writes them, and by LibreOffice. Skipped where
# there is no Python or no LibreOffice, and the list of tests says so.
find_package(Python3 3.8 QUIET COMPONENTS Interpreter)
find_program(HALLMARK_SOFFICE NAMES soffice libreoffice)
mark_as_advanced(HALLMARK_SOFFICE)

function(hallmark_workbook_test name needs)
  if(needs)
    add_test(NAME workbook.${name} COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/workbook/check_workbook.py
                                           $<TARGET_FILE:hallmark_program> ${PROJECT_SOURCE_DIR} ${ARGN})
  else()
    add_test(NAME workbook.${name} COMMAND ${CMAKE_COMMAND} -E echo "no Python or no LibreOffice here")
    set_tests_properties(workbook.${name} PROPERTIES SKIP_REGULAR_EXPRESSION "here")
  endif()
  set_property(TEST workbook.${name} PROPERTY TIMEOUT 300)
endfunction()

hallmark_workbook_test(parts "${Python3_EXECUTABLE}")
if(Python3_EXECUTABLE AND HALLMARK_SOFFICE)
  hallmark_workbook_test(libreoffice yes ${HALLMARK_SOFFICE})
else()
  hallmark_workbook_test(libreoffice "")
endif()
