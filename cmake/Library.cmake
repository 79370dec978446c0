# The library as others get it: shared and static, the header, pkg-config and CMake package files.
include(CMakePackageConfigHelpers)

# Before 1.0 a new minor version may change the ABI.
if(PROJECT_VERSION_MAJOR EQUAL 0)
  set(abi 0.${PROJECT_VERSION_MINOR})
else()
  set(abi ${PROJECT_VERSION_MAJOR})
endif()

# What baoshu.h declares is exported and nothing else: not the core, nor what is linked in.
if(BAOSHU_SHARED)
  add_library(baoshu-shared SHARED $<TARGET_OBJECTS:baoshu-core>)
  set_target_properties(baoshu-shared PROPERTIES OUTPUT_NAME baoshu VERSION ${PROJECT_VERSION}
                        SOVERSION ${abi})
  target_include_directories(baoshu-shared INTERFACE include)
  target_link_libraries(baoshu-shared PRIVATE baoshu-dependencies-shared baoshu-lua-shared)
  target_link_options(baoshu-shared PRIVATE LINKER:--exclude-libs,ALL)
  if(NOT BAOSHU_SANITIZE) # its functions come with the program
    target_link_options(baoshu-shared PRIVATE LINKER:--no-undefined)
  endif()
  install(TARGETS baoshu-shared LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
endif()

# The module takes the Lua of the program that loads it, so it is linked to none.
if(BAOSHU_LUA_MODULE)
  add_library(baoshu-lua-module MODULE ${module} $<TARGET_OBJECTS:baoshu-core>)
  set_target_properties(baoshu-lua-module PROPERTIES PREFIX "" OUTPUT_NAME baoshu SUFFIX .so
                        LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
  target_include_directories(baoshu-lua-module PRIVATE include core)
  target_link_libraries(baoshu-lua-module PRIVATE baoshu-dependencies-shared)
  target_link_options(baoshu-lua-module PRIVATE
                      LINKER:--version-script=${PROJECT_SOURCE_DIR}/cmake/module.map)
  set_property(TARGET baoshu-lua-module PROPERTY LINK_DEPENDS ${PROJECT_SOURCE_DIR}/cmake/module.map)
  install(TARGETS baoshu-lua-module LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/lua/5.4)
endif()

install(TARGETS baoshu ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(FILES include/baoshu.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})

# A program that links the static library links the Lua that was built for it too.
if(BAOSHU_LUA_OWN)
  set_target_properties(baoshu-lua PROPERTIES OUTPUT_NAME baoshu-lua)
  install(TARGETS baoshu-lua ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
  set(static_lua -lbaoshu-lua)
  set(static_lua_file "\${_baoshu_lib}/libbaoshu-lua.a;")
endif()

# Both files find the rest from where they lie, so `cmake --install --prefix` may put them anywhere.
set(pkgconfig_dir ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
file(RELATIVE_PATH up /prefix/${pkgconfig_dir} /prefix)
string(REGEX REPLACE "/$" "" up "${up}")
configure_file(cmake/baoshu.pc.in baoshu.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/baoshu.pc DESTINATION ${pkgconfig_dir})

set(config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/baoshu)
configure_package_config_file(cmake/baoshu-config.cmake.in baoshu-config.cmake
                              INSTALL_DESTINATION ${config_dir}
                              PATH_VARS CMAKE_INSTALL_INCLUDEDIR CMAKE_INSTALL_LIBDIR)
if(PROJECT_VERSION_MAJOR EQUAL 0)
  set(compatibility SameMinorVersion)
else()
  set(compatibility SameMajorVersion)
endif()
write_basic_package_version_file(${PROJECT_BINARY_DIR}/baoshu-config-version.cmake
                                 COMPATIBILITY ${compatibility})
install(FILES ${PROJECT_BINARY_DIR}/baoshu-config.cmake
              ${PROJECT_BINARY_DIR}/baoshu-config-version.cmake
        DESTINATION ${config_dir})
