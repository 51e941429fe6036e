# The published site in a headless Chromium: reads, sorts, filters, follows links, searches by postcode. Skipped where
# there is no browser. Real postcodes are searched where Code-Point Open lies beside the checkout. The check of
# accessibility needs axe-core, which `npm install --prefix build/browser axe-core` gets.
find_package(Python3 COMPONENTS Interpreter QUIET)
if(NOT Python3_FOUND)
  message(STATUS "No Python 3: the site is not tried in a browser")
  return()
endif()
add_test(NAME browser.site
         COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/browser/check_site.py
                 $<TARGET_FILE:hallmark_program> ${PROJECT_SOURCE_DIR} ${CMAKE_CURRENT_BINARY_DIR}/browser
                 ${PROJECT_SOURCE_DIR}/build/browser/node_modules/axe-core/axe.min.js
                 ${PROJECT_SOURCE_DIR}/../shared/data/postcodes)
set_tests_properties(browser.site PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 300)
