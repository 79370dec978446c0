/** Sections, paragraphs and sentences in Lua.
 *
 *      section.level .mark .title .path .text .line .first .last .run_in
 *      section.parent .next .previous      the section around it; its neighbours in that
 *      section:sections() :paragraphs() :sentences() :numbers() :facts()     all below it; filters
 *      section:fact { … } :count { … }     the first such fact, or nil; how many
 *      section:bytes()  section:bytes "heading"        where it, or its heading, stands in the file
 *
 *      paragraph.kind      "body", "heading", "title", "dateline" or "furniture"
 *      paragraph.section .parent .next .previous .text .line .first .last
 *      paragraph:sentences() :numbers() :facts() :fact() :count() :bytes()
 *
 *      sentence.heading    whether it is a heading or a run-in head
 *      sentence.paragraph .section .parent .next .previous .text .line .first .last
 *      sentence:numbers() :facts() :fact() :count() :bytes()
 *
 *  A section's first, last and text take in its heading and all below it; its line is its
 * heading's. Section 0 is the report: report.root. A paragraph's parent is its section, a
 * sentence's its paragraph; their neighbours are those in the text. `id` counts each type from 1
 * (the root is 0). */
#ifndef BS_LUA_SECTION_H
#define BS_LUA_SECTION_H

#include "lua_object.h" /* bs_lua_section_class and its like */

#endif
