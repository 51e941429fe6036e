# JSON outputs held against the schemas in docs. Skipped where Python or its jsonschema is not there, and the list of
# tests says so.
find_package(Python3 3.8 QUIET COMPONENTS Interpreter)
if(Python3_EXECUTABLE)
  add_test(NAME schema COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/schema/check_schemas.py
                               $<TARGET_FILE:hallmark_program> ${PROJECT_SOURCE_DIR})
else()
  add_test(NAME schema COMMAND ${CMAKE_COMMAND} -E echo "no Python here")
endif()
set_tests_properties(schema PROPERTIES SKIP_REGULAR_EXPRESSION "no Python( module jsonschema)? here" TIMEOUT 120)
