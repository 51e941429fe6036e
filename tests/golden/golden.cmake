# One test a folder that has `args` in it: golden/score/unknown-answer is golden.score.unknown-answer. After a change
# that is meant, build `golden-update` and review the difference.
set(golden_folder ${CMAKE_CURRENT_SOURCE_DIR}/golden)

add_executable(hallmark_golden ${golden_folder}/run_case.cpp ${golden_folder}/difference.cpp)
add_executable(hallmark_examples ${golden_folder}/run_examples.cpp ${golden_folder}/difference.cpp)
target_link_libraries(hallmark_golden PRIVATE hallmark_options)
target_link_libraries(hallmark_examples PRIVATE hallmark_options)

file(GLOB golden_cases CONFIGURE_DEPENDS ${golden_folder}/*/*/args)
list(TRANSFORM golden_cases REPLACE "/args$" "")
foreach(case ${golden_cases})
  file(RELATIVE_PATH name ${golden_folder} ${case})
  string(REPLACE "/" "." name ${name})
  add_test(NAME golden.${name} COMMAND hallmark_golden $<TARGET_FILE:hallmark_program> ${case})
  set_tests_properties(golden.${name} PROPERTIES TIMEOUT 60)
endforeach()

add_custom_target(golden-update
  COMMAND hallmark_golden $<TARGET_FILE:hallmark_program> --update ${golden_cases}
  COMMENT "Taking what every golden case gives now for right; review the difference"
  VERBATIM)

# The examples and rubrics of the documentation, one test a document that has any.
file(GLOB documents CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/docs/*.md)
foreach(document ${documents})
  file(STRINGS ${document} blocks REGEX "^```(console|yaml)$")
  # Whether there are blocks is found out anew whenever the document changes.
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${document})
  if(NOT blocks)
    continue()
  endif()
  get_filename_component(name ${document} NAME_WE)
  file(RELATIVE_PATH path ${PROJECT_SOURCE_DIR} ${document})
  add_test(NAME docs.${name} COMMAND hallmark_examples $<TARGET_FILE:hallmark_program> ${PROJECT_SOURCE_DIR} ${path})
  set_tests_properties(docs.${name} PROPERTIES TIMEOUT 60)
endforeach()
