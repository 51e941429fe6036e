# The library as somebody else's program finds it: installed into a folder, and from there by CMake or pkg-config.
if(HALLMARK_SANITIZE OR NOT TARGET hallmark OR NOT EXISTS ${PROJECT_BINARY_DIR}/install/hallmark.pc)
  return()
endif()

set(installed ${CMAKE_CURRENT_BINARY_DIR}/installed)
add_test(NAME consumer.install
         COMMAND ${CMAKE_COMMAND} -DBUILD=${PROJECT_BINARY_DIR} -DINSTALLED=${installed}
                 -P ${CMAKE_CURRENT_SOURCE_DIR}/consumer/install.cmake)
set_tests_properties(consumer.install PROPERTIES FIXTURES_SETUP installed_library TIMEOUT 60)

foreach(way package pkg-config headers)
  add_test(NAME consumer.${way}
           COMMAND ${CMAKE_COMMAND} -DSOURCE=${CMAKE_CURRENT_SOURCE_DIR}/consumer -DINSTALLED=${installed}
                   -DLIBDIR=${CMAKE_INSTALL_LIBDIR} -DBUILD=${CMAKE_CURRENT_BINARY_DIR}/${way} -DGENERATOR=${CMAKE_GENERATOR}
                   -DCOMPILER=${CMAKE_CXX_COMPILER} -DREADME=${PROJECT_SOURCE_DIR}/README.md
                   -P ${CMAKE_CURRENT_SOURCE_DIR}/consumer/${way}.cmake)
  set_tests_properties(consumer.${way} PROPERTIES FIXTURES_REQUIRED installed_library TIMEOUT 60)
endforeach()
set_tests_properties(consumer.pkg-config PROPERTIES SKIP_REGULAR_EXPRESSION "pkg-config is not installed")
