# The Lua that is linked. The target baoshu-lua is for programs, baoshu-lua-shared for the shared library;
# LUA_VERSION, LUA_INCLUDE_DIRS and BAOSHU_LUA_OWN (one that is built here) tell of it.
#
# Its source is what ./bootstrap fetched to build-deps/ (cmake/fetch-lua), compiled as the rest is, AddressSanitizer
# and UndefinedBehaviorSanitizer included. Without that it is the system's library.
set(BAOSHU_LUA_SOURCE "" CACHE STRING
    "The folder of the Lua 5.4 to build and link; empty: the newest in build-deps/; OFF: the system's Lua")

file(GLOB fetched CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/build-deps/lua-5.4.*/src/lua.h)
list(SORT fetched COMPARE NATURAL ORDER DESCENDING)
set(header "")
if(BAOSHU_LUA_SOURCE)
  cmake_path(ABSOLUTE_PATH BAOSHU_LUA_SOURCE BASE_DIRECTORY ${PROJECT_SOURCE_DIR}
             OUTPUT_VARIABLE header)
  string(APPEND header "/src/lua.h")
  if(NOT EXISTS ${header})
    message(FATAL_ERROR "BAOSHU_LUA_SOURCE: there is no ${header}")
  endif()
elseif(BAOSHU_LUA_SOURCE STREQUAL "" AND fetched)
  list(GET fetched 0 header)
endif()

if(header)
  set(BAOSHU_LUA_OWN ON)
  file(STRINGS ${header} release REGEX "^#define LUA_VERSION_(MAJOR|MINOR|RELEASE)[\t ]")
  string(REGEX REPLACE "[^\"]*\"([0-9]+)\"[^\"]*" "\\1." LUA_VERSION "${release}")
  string(REGEX REPLACE "\\.$" "" LUA_VERSION "${LUA_VERSION}")
  if(NOT LUA_VERSION MATCHES "^5\\.4\\.[0-9]+$")
    message(FATAL_ERROR "${header} is no Lua 5.4's")
  endif()
  cmake_path(GET header PARENT_PATH LUA_INCLUDE_DIRS)
  file(GLOB sources ${LUA_INCLUDE_DIRS}/l*.c)
  list(FILTER sources EXCLUDE REGEX "/luac?\\.c$")
  add_library(baoshu-lua STATIC ${sources})
  target_include_directories(baoshu-lua SYSTEM INTERFACE ${LUA_INCLUDE_DIRS})
  target_link_libraries(baoshu-lua INTERFACE m)
  set_target_properties(baoshu-lua PROPERTIES POSITION_INDEPENDENT_CODE ON C_EXTENSIONS ON)
  # Others' code: always fast, its warnings and coverage are not ours to look at, and a fuzzer shall look
  # for ways through ours. ThreadSanitizer has no use for it, as no state is shared, and keeps something for
  # each frame that an error jumps over.
  get_target_property(options baoshu-lua COMPILE_OPTIONS)
  list(REMOVE_ITEM options --coverage -fprofile-update=atomic -fsanitize=fuzzer-no-link
       -fsanitize=thread)
  set_target_properties(baoshu-lua PROPERTIES COMPILE_OPTIONS "${options}")
  # As Debian builds it, but without loading libraries, and with one seed for strings, so that `pairs` goes over the
  # same keys in the same order on every run, and one for pivots, so that `table.sort` leaves what is equal in the
  # same order.
  target_compile_definitions(baoshu-lua PRIVATE LUA_USE_POSIX LUA_COMPAT_5_3)
  target_compile_options(baoshu-lua PRIVATE -O2 -w "-Dluai_makeseed(L)=0x62616f73u" "-Dl_randomizePivot()=0x62616f73u")
  add_library(baoshu-lua-shared ALIAS baoshu-lua)
else()
  set(BAOSHU_LUA_OWN OFF)
  baoshu_need(LUA liblua5.4-dev "lua5.4;lua-5.4;lua54")
  add_library(baoshu-lua-shared ALIAS PkgConfig::LUA)
  # Its archive where the system has it: calls into it are then calls, not jumps through a table. Debian's is no
  # position-independent code, so it is for programs only.
  find_library(BAOSHU_LUA liblua5.4.a HINTS ${LUA_LIBRARY_DIRS})
  mark_as_advanced(BAOSHU_LUA)
  if(BAOSHU_LUA)
    add_library(baoshu-lua INTERFACE)
    target_include_directories(baoshu-lua SYSTEM INTERFACE ${LUA_INCLUDE_DIRS})
    target_link_libraries(baoshu-lua INTERFACE ${BAOSHU_LUA} ${CMAKE_DL_LIBS} m)
  else()
    add_library(baoshu-lua ALIAS PkgConfig::LUA)
  endif()
endif()
