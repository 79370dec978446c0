# The libraries that baoshu stands on, as one target: baoshu::dependencies. docs/dependencies.md says
# what each is for.
find_package(PkgConfig REQUIRED)

function(baoshu_need prefix package names)
  pkg_search_module(${prefix} QUIET IMPORTED_TARGET ${names})
  if(NOT ${prefix}_FOUND)
    message(FATAL_ERROR "${prefix} is missing: run ./bootstrap, or install Debian's ${package}")
  endif()
  set(${prefix}_VERSION ${${prefix}_VERSION} PARENT_SCOPE)
endfunction()

baoshu_need(LUA liblua5.4-dev "lua5.4;lua-5.4;lua54")
baoshu_need(CJSON libcjson-dev libcjson)
baoshu_need(UCHARDET libuchardet-dev uchardet)
baoshu_need(UTF8PROC libutf8proc-dev libutf8proc)

if(BAOSHU_SANDBOX)
  baoshu_need(SECCOMP libseccomp-dev libseccomp)
endif()

# The archive, never the module: the program then needs no LPeg where it runs.
pkg_search_module(LPEG QUIET lua5.4-lpeg)
find_library(BAOSHU_LPEG liblua5.4-lpeg.a liblpeg.a HINTS ${LPEG_LIBRARY_DIRS})
mark_as_advanced(BAOSHU_LPEG)
if(NOT BAOSHU_LPEG)
  message(FATAL_ERROR "LPEG is missing: run ./bootstrap, or install Debian's lua-lpeg-dev")
endif()

# Lua's archive where the system has it: calls into it are then calls, not jumps through a table.
find_library(BAOSHU_LUA liblua5.4.a HINTS ${LUA_LIBRARY_DIRS})
mark_as_advanced(BAOSHU_LUA)
if(BAOSHU_LUA)
  add_library(baoshu-lua INTERFACE)
  target_include_directories(baoshu-lua SYSTEM INTERFACE ${LUA_INCLUDE_DIRS})
  target_link_libraries(baoshu-lua INTERFACE ${BAOSHU_LUA} ${CMAKE_DL_LIBS} m)
else()
  add_library(baoshu-lua ALIAS PkgConfig::LUA)
endif()

# LPeg's companion in Lua. Scripts `require "re"`; without the file they cannot.
find_file(BAOSHU_RE re.lua PATHS /usr/share/lua/5.4 /usr/local/share/lua/5.4 NO_DEFAULT_PATH)
mark_as_advanced(BAOSHU_RE)

add_library(baoshu-dependencies INTERFACE)
add_library(baoshu::dependencies ALIAS baoshu-dependencies)
target_link_libraries(baoshu-dependencies INTERFACE ${BAOSHU_LPEG} baoshu-lua PkgConfig::CJSON
                      PkgConfig::UCHARDET PkgConfig::UTF8PROC m)

# The same for what is loaded into another program. Debian's archive of Lua is no position-independent
# code, and a Lua module takes the Lua of the program that loads it.
add_library(baoshu-dependencies-shared INTERFACE)
target_link_libraries(baoshu-dependencies-shared INTERFACE ${BAOSHU_LPEG} PkgConfig::CJSON
                      PkgConfig::UCHARDET PkgConfig::UTF8PROC m)
