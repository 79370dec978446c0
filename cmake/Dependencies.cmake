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

include(cmake/Lua.cmake)
baoshu_need(CJSON libcjson-dev libcjson)
baoshu_need(UCHARDET libuchardet-dev uchardet)
baoshu_need(UTF8PROC libutf8proc-dev libutf8proc)

if(BAOSHU_SANDBOX)
  baoshu_need(SECCOMP libseccomp-dev libseccomp)
endif()

# The archive, never the module: the program then needs no LPeg where it runs.
pkg_search_module(LPEG QUIET lua5.4-lpeg)
find_library(BAOSHU_LPEG liblua5.4-lpeg.a liblpeg.a HINTS ${LPEG_LIBRARY_DIRS})
find_path(BAOSHU_LPEG_INCLUDE lua-lpeg.h HINTS ${LPEG_INCLUDE_DIRS} PATH_SUFFIXES lua5.4)
mark_as_advanced(BAOSHU_LPEG BAOSHU_LPEG_INCLUDE)
if(NOT BAOSHU_LPEG OR NOT BAOSHU_LPEG_INCLUDE)
  message(FATAL_ERROR "LPEG is missing: run ./bootstrap, or install Debian's lua-lpeg-dev")
endif()
# Beside its header lies the system's lua.h, and ours must come first.
add_library(baoshu-lpeg INTERFACE)
target_include_directories(baoshu-lpeg SYSTEM INTERFACE ${LUA_INCLUDE_DIRS} ${BAOSHU_LPEG_INCLUDE})
target_link_libraries(baoshu-lpeg INTERFACE ${BAOSHU_LPEG})

# LPeg's companion in Lua. Scripts `require "re"`; without the file they cannot.
find_file(BAOSHU_RE re.lua PATHS /usr/share/lua/5.4 /usr/local/share/lua/5.4 NO_DEFAULT_PATH)
mark_as_advanced(BAOSHU_RE)

add_library(baoshu-dependencies INTERFACE)
add_library(baoshu::dependencies ALIAS baoshu-dependencies)
target_link_libraries(baoshu-dependencies INTERFACE baoshu-lpeg baoshu-lua PkgConfig::CJSON
                      PkgConfig::UCHARDET PkgConfig::UTF8PROC m)

# The same but for Lua, for what is loaded into another program: the library brings its Lua, or needs the
# system's; a Lua module takes that of the program that loads it.
add_library(baoshu-dependencies-shared INTERFACE)
target_link_libraries(baoshu-dependencies-shared INTERFACE baoshu-lpeg PkgConfig::CJSON
                      PkgConfig::UCHARDET PkgConfig::UTF8PROC m)
