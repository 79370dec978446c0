# Builds scripts/ into the program: each scripts/a/b.lua becomes the builtin "a/b" of one generated C
# file, which defines core/builtin.h's `bs_builtins`. Included, this file says when; run as a script
# (cmake -DINDEX=… -DOUTPUT=… -P Embed.cmake), it writes the file.

if(NOT CMAKE_SCRIPT_MODE_FILE)
  # Sets `result` to the generated file, which is made anew when a script changes, comes or goes.
  function(baoshu_embed result output)
    file(GLOB_RECURSE scripts CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/scripts
         ${PROJECT_SOURCE_DIR}/scripts/*.lua)
    list(FILTER scripts EXCLUDE REGEX "\\.d\\.lua$") # definitions for editors
    list(SORT scripts)
    set(index "")
    set(files "")
    foreach(script IN LISTS scripts)
      string(REGEX REPLACE "\\.lua$" "" name ${script})
      string(APPEND index "${name}=${PROJECT_SOURCE_DIR}/scripts/${script}\n")
      list(APPEND files ${PROJECT_SOURCE_DIR}/scripts/${script})
    endforeach()
    if(BAOSHU_RE)
      string(APPEND index "re=${BAOSHU_RE}\n")
      list(APPEND files ${BAOSHU_RE})
    endif()
    file(CONFIGURE OUTPUT ${output}.index CONTENT "${index}")
    add_custom_command(
      OUTPUT ${output}
      COMMAND ${CMAKE_COMMAND} -DINDEX=${output}.index -DOUTPUT=${output}
              -P ${PROJECT_SOURCE_DIR}/cmake/Embed.cmake
      DEPENDS ${files} ${output}.index ${PROJECT_SOURCE_DIR}/cmake/Embed.cmake
      COMMENT "Embedding scripts" VERBATIM)
    set(${result} ${output} PARENT_SCOPE)
  endfunction()
  return()
endif()

# Bytes as hexadecimal escapes in string literals: safe for whatever a script holds, and read by a
# compiler many times faster than a list of numbers.
string(REPEAT "[0-9a-f]" 64 line)
set(texts "")
set(entries "")
set(count 0)
file(STRINGS ${INDEX} index ENCODING UTF-8)
foreach(entry IN LISTS index)
  string(REGEX MATCH "^([^=]+)=(.*)$" entry "${entry}")
  set(name ${CMAKE_MATCH_1})
  file(READ ${CMAKE_MATCH_2} bytes HEX)
  file(SIZE ${CMAKE_MATCH_2} size)
  string(REGEX REPLACE "(${line})" "\\1\n" bytes "${bytes}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${bytes}")
  string(REPLACE "\n" "\"\n  \"" bytes "${bytes}")
  string(APPEND texts "static const char text${count}[] =\n  \"${bytes}\";\n")
  string(APPEND entries "  {\"${name}\", text${count}, ${size}},\n")
  math(EXPR count "${count} + 1")
endforeach()
file(WRITE ${OUTPUT} "/* Made by cmake/Embed.cmake from scripts/. */
#include \"builtin.h\"

${texts}
const struct bs_builtin bs_builtins[] = {
${entries}  {NULL, NULL, 0},
};
")
