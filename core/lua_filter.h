/** Filters: what scripts ask of facts, numbers, sections, paragraphs and sentences.
 *
 *      report:facts { kind = "growth", unit = "%" }    each named field equals its value
 *      period = 2020                 a number for a period means its four digits
 *      base = false, level = true    absent; present
 *      kind = { "growth", "share" }  one of
 *      value = { min = 5, max = 8 }  both inclusive, each may be missing; a period lies between
 *      unit = function(unit) … end   decides; gets nil for an absent field
 *      like = "收入"                 part of a fact's indicator, of a section's title, else of the
 * text within = "2016/2020"          holds the fact's period section = "三/（一）"         stands
 * in it or below; also a section
 *
 *  A field that is not there raises and lists the known; so does a value that the field cannot
 * have. A filter is read once, then works in C; a function is asked last. */
#ifndef BS_LUA_FILTER_H
#define BS_LUA_FILTER_H

#include "lua_object.h"

/** Reads the table at `table` and pushes the filter, for objects of `class`; pushes nil where there
 *  is no table. */
void bs_lua_filter_new(lua_State *L, int table, const bs_lua_class *class);

/** Whether the object passes the filter at `filter` (nil: all do). The report's box lies at `box`.
 *  Raises where a function of the filter closed the report. */
bool bs_lua_filter_match(lua_State *L, int filter, int box, uint32_t index);

/* How a filter is kept: lua_filter_read.c fills it, lua_filter.c asks it. */

/** What one value of the filter's table asks for. */
typedef enum { BS_WANT_ABSENT, BS_WANT_PRESENT, BS_WANT_IS, BS_WANT_SECTION } bs_lua_want_type;

typedef struct bs_lua_want {
  bs_lua_want_type type;
  bool real;          /**< IS: a number that is no integer, in `number` */
  bool below;         /**< IS: a section stands for all below it too */
  bool answer;        /**< SECTION: what the last question gave … */
  uint32_t asked;     /**< … about this section, or BS_NONE: facts of one follow each other */
  bs_lua_value value; /**< IS: of the field's own type */
  double number;
  const bs_report *report; /**< IS, an object: whose */
  bs_slice path;           /**< SECTION */
} bs_lua_want;

typedef enum {
  BS_TEST_ANY_OF,
  BS_TEST_BETWEEN, /**< two wants, min and max; BS_WANT_PRESENT where one is missing */
  BS_TEST_LIKE,
  BS_TEST_WITHIN,
  BS_TEST_CALL
} bs_lua_test_type;

typedef struct bs_lua_test {
  bs_lua_test_type type;
  size_t field;
  size_t first, count;  /**< its wants */
  lua_Integer function; /**< CALL: its place in the anchor */
} bs_lua_test;

/** A userdata; its user value, the anchor, holds the strings and functions that it points to. */
typedef struct bs_lua_filter {
  const bs_lua_class *class;
  size_t test_count;
  bs_lua_test *tests;
  bs_lua_want *wants;
} bs_lua_filter;

#endif
