# The program with its rubrics; and, for programs of others, the library as a CMake package and for pkg-config.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

install(TARGETS hallmark_program RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/rubrics DESTINATION ${CMAKE_INSTALL_DATADIR}/hallmark COMPONENT program)

# Whoever links the library needs what it was built with: a copy that was downloaded for this build is not there then.
if(NOT fmt_FOUND OR NOT yaml-cpp_FOUND OR NOT UTF8PROC_LIBRARY OR NOT XLSXWRITER_LIBRARY)
  message(STATUS "Only the program can be installed: fmt, yaml-cpp, utf8proc or libxlsxwriter was downloaded")
  return()
endif()

# Here the archive is linked with whatever it was built with, elsewhere with what hallmarkConfig.cmake finds.
set(found fmt::fmt yaml-cpp::yaml-cpp utf8proc::utf8proc ZLIB::ZLIB Threads::Threads ${CMAKE_DL_LIBS})
list(TRANSFORM found REPLACE "(.+)" "$<LINK_ONLY:\\1>")
get_target_property(built_with hallmark INTERFACE_LINK_LIBRARIES)
set_target_properties(hallmark PROPERTIES INTERFACE_LINK_LIBRARIES
                                          "$<BUILD_INTERFACE:${built_with}>;$<INSTALL_INTERFACE:${found}>")

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/hallmark)
install(TARGETS hallmark EXPORT hallmarkTargets
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library
        INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT hallmarkTargets NAMESPACE hallmark:: DESTINATION ${package} COMPONENT library)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/hallmark DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT library)

set(made ${PROJECT_BINARY_DIR}/install)
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/install/hallmarkConfig.cmake.in ${made}/hallmarkConfig.cmake
                              INSTALL_DESTINATION ${package} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(${made}/hallmarkConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${made}/hallmarkConfig.cmake ${made}/hallmarkConfigVersion.cmake DESTINATION ${package}
        COMPONENT library)

# Paths from the file itself, so that the folder can be moved; a folder that was given in full stays where it is.
foreach(folder libdir includedir)
  string(TOUPPER CMAKE_INSTALL_${folder} chosen)
  set(${folder} ${${chosen}})
  if(NOT IS_ABSOLUTE ${${folder}})
    set(${folder} "\${prefix}/${${folder}}")
  endif()
endforeach()
if(IS_ABSOLUTE ${CMAKE_INSTALL_LIBDIR})
  set(prefix ${CMAKE_INSTALL_PREFIX})
else()
  file(RELATIVE_PATH up /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
  string(REGEX REPLACE "/$" "" prefix "\${pcfiledir}/${up}")
endif()
configure_file(${CMAKE_CURRENT_LIST_DIR}/install/hallmark.pc.in ${made}/hallmark.pc @ONLY)
install(FILES ${made}/hallmark.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT library)
