# Workbooks read back: by a program that shares no code with the one that writes them, and by LibreOffice. Skipped where
# there is no Python or no LibreOffice, and the list of tests says so.
find_package(Python3 3.8 QUIET COMPONENTS Interpreter)
find_program(HALLMARK_SOFFICE NAMES soffice libreoffice)
mark_as_advanced(HALLMARK_SOFFICE)

# What a release that loads no library does about workbooks, from the objects of this build.
hallmark_executable(hallmark_hand_over hallmark ${CMAKE_CURRENT_BINARY_DIR}/hand_over ${hands_workbooks_over}
                    OpenSSL::Crypto)

function(hallmark_workbook_test name needs script)
  if(needs)
    add_test(NAME workbook.${name} COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/workbook/${script} ${ARGN})
  else()
    add_test(NAME workbook.${name} COMMAND ${CMAKE_COMMAND} -E echo "no Python or no LibreOffice here")
    set_tests_properties(workbook.${name} PROPERTIES SKIP_REGULAR_EXPRESSION "here")
  endif()
  set_property(TEST workbook.${name} PROPERTY TIMEOUT 300)
endfunction()

set(needs_office "")
if(Python3_EXECUTABLE AND HALLMARK_SOFFICE)
  set(needs_office yes)
endif()
hallmark_workbook_test(parts "${Python3_EXECUTABLE}" check_workbook.py $<TARGET_FILE:hallmark_program>
                       ${PROJECT_SOURCE_DIR})
hallmark_workbook_test(libreoffice "${needs_office}" check_workbook.py $<TARGET_FILE:hallmark_program>
                       ${PROJECT_SOURCE_DIR} ${HALLMARK_SOFFICE})
hallmark_workbook_test(hand_over "${Python3_EXECUTABLE}" check_hand_over.py $<TARGET_FILE:hallmark_hand_over>
                       $<TARGET_FILE:hallmark_program> ${PROJECT_SOURCE_DIR})
