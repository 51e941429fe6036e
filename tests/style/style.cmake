# What STYLE promises and no compiler checks.
add_executable(hallmark_style ${CMAKE_CURRENT_SOURCE_DIR}/style/style.cpp)
target_link_libraries(hallmark_style PRIVATE hallmark_options)
foreach(check includes words diagnostics lengths)
  add_test(NAME style.${check} COMMAND hallmark_style ${check} ${PROJECT_SOURCE_DIR})
  set_tests_properties(style.${check} PROPERTIES TIMEOUT 60)
endforeach()

add_test(NAME style.format
         COMMAND ${CMAKE_COMMAND} -DSOURCE_FOLDER=${PROJECT_SOURCE_DIR} -P ${CMAKE_CURRENT_SOURCE_DIR}/style/format.cmake)
set_tests_properties(style.format PROPERTIES SKIP_REGULAR_EXPRESSION "clang-format is not installed" TIMEOUT 120)

# Every header compiles alone. Where a .cpp goes with a header it includes it first (style.includes sees to that) and is
# the proof; the other headers get a file with that one line.
file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/include/*.hpp ${PROJECT_SOURCE_DIR}/src/*.hpp)
set(alone "")
foreach(header ${headers})
  string(REGEX REPLACE "^${PROJECT_SOURCE_DIR}/(include/hallmark|src)/" "" stem ${header})
  string(REGEX REPLACE "\\.hpp$" "" stem ${stem})
  # The body of a public header may stand in a wing of its folder.
  get_filename_component(folder ${stem} DIRECTORY)
  get_filename_component(file ${stem} NAME)
  file(GLOB bodies ${PROJECT_SOURCE_DIR}/src/${stem}.cpp)
  if(header MATCHES "/include/")
    file(GLOB in_wings ${PROJECT_SOURCE_DIR}/src/${folder}/*/${file}.cpp)
    list(APPEND bodies ${in_wings})
  endif()
  if(bodies)
    continue()
  endif()
  string(REPLACE "/" "_" name ${stem})
  set(source ${CMAKE_CURRENT_BINARY_DIR}/headers/${name}.cpp)
  file(CONFIGURE OUTPUT ${source} CONTENT "#include \"${header}\"  // IWYU pragma: keep\n" @ONLY)
  list(APPEND alone ${source})
endforeach()
add_library(hallmark_headers OBJECT ${alone})
target_include_directories(hallmark_headers PRIVATE ${PROJECT_SOURCE_DIR}/src)
target_link_libraries(hallmark_headers PRIVATE hallmark hallmark_options fmt::fmt CLI11::CLI11
                                               nlohmann_json::nlohmann_json)
set_target_properties(hallmark_headers PROPERTIES CXX_CLANG_TIDY "")
