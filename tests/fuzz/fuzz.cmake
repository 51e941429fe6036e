# The readers of whatever people hand in. Every build runs the corpus; preset `fuzz` adds programs that look for more:
#   build/fuzz/tests/hallmark_fuzz_rubric -max_total_time=60 -timeout=5 FOLDER tests/fuzz/corpus/rubric
# What is found joins the corpus, under a name that says what it is.
foreach(target rubric survey expression number postcode postcode_index result)
  set(fuzz_sources ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/${target}.cpp ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/findings.cpp)
  set(fuzz_corpus ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/corpus/${target})

  add_executable(hallmark_fuzz_${target}_corpus ${fuzz_sources} ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/corpus.cpp)
  target_link_libraries(hallmark_fuzz_${target}_corpus PRIVATE hallmark hallmark_options)
  target_include_directories(hallmark_fuzz_${target}_corpus PRIVATE ${PROJECT_SOURCE_DIR}/src)
  add_test(NAME fuzz.corpus.${target} COMMAND hallmark_fuzz_${target}_corpus ${fuzz_corpus})
  set_tests_properties(fuzz.corpus.${target} PROPERTIES TIMEOUT 120)

  if(HALLMARK_SANITIZE MATCHES "fuzzer")
    add_executable(hallmark_fuzz_${target} ${fuzz_sources})
    target_link_libraries(hallmark_fuzz_${target} PRIVATE hallmark hallmark_options)
    target_include_directories(hallmark_fuzz_${target} PRIVATE ${PROJECT_SOURCE_DIR}/src)
    target_link_options(hallmark_fuzz_${target} PRIVATE -fsanitize=fuzzer)
  endif()
endforeach()
