/** What all objects that Lua sees of a report have in common.
 *
 *      object.field            what is known; an unknown name raises and shows the way
 *      object:method()         a question or a walk
 *      a == b                  the same thing of the same report
 *      tostring(object)        a few words, never an address
 *
 *  An object is a small full userdata: an index, and in its user value the report's box. An object
 *  that outlives its report raises `this fact's report is closed`. Each type is a bs_lua_class. */
#ifndef BS_LUA_OBJECT_H
#define BS_LUA_OBJECT_H

#include <lauxlib.h>
#include <lua.h>

#include "report.h"

/** A report's box, the userdata of the class "report". Its first user value caches the text, the
 * second keeps what the report needs (lua_module.c: its engine). */
typedef struct bs_lua_report {
  bs_report *report; /**< NULL once closed */
  bool owned;        /**< freed when closed or collected */
  size_t charge;     /**< bytes of the run's memory that it is counted as */
} bs_lua_report;

typedef struct bs_lua_class bs_lua_class;

/** What a field holds. Every type but those of lists may also be BS_LUA_NIL. */
typedef enum {
  BS_LUA_NIL,
  BS_LUA_BOOLEAN,
  BS_LUA_NUMBER, /**< an exact decimal; Lua sees an integer where it is one, else a float */
  BS_LUA_TEXT,
  BS_LUA_NAME,   /**< one of a few words: "growth" */
  BS_LUA_TEXTS,  /**< a list of texts */
  BS_LUA_PERIOD, /**< an ISO 8601 string in Lua */
  BS_LUA_OBJECT,
  BS_LUA_WHOLE, /**< the report's text, cached */
  BS_LUA_PATH,  /**< a section's path */
  BS_LUA_QUANTITY
} bs_lua_type;

/** The value of a field; strings are borrowed from the report or static. */
typedef struct bs_lua_value {
  bs_lua_type type;
  union {
    bool boolean;
    bs_decimal number;
    struct {
      bs_slice head, tail; /**< one behind the other, the tail mostly empty */
    } text;
    const char *name;
    struct {
      const bs_slice *items;
      uint32_t count;
    } texts;
    bs_period period;
    struct {
      const bs_lua_class *class;
      uint32_t index;
    } object;
    uint32_t section; /**< BS_LUA_PATH */
    uint32_t fact;    /**< BS_LUA_QUANTITY: whose */
  } as;
} bs_lua_value;

/** A field as scripts and filters know it. */
typedef struct bs_lua_field {
  const char *name;
  bs_lua_type type;
  const char *const *names; /**< BS_LUA_NAME: all that there are */
  size_t name_count;
} bs_lua_field;

enum { BS_LUA_FIELDS = 48 }; /**< more than any class has, methods and filter words included */

struct bs_lua_class {
  const char *name; /**< of its metatable, and in messages: "fact" */
  const bs_lua_field *fields;
  size_t field_count;
  const luaL_Reg *methods;
  size_t like, within; /**< the fields that filters so named look at, or field_count */
  size_t shown[2];     /**< the fields that tostring gives */
  bs_lua_value (*get)(const bs_report *report, uint32_t index, size_t field);
  bs_span (*span)(const bs_report *report, uint32_t index);
  uint32_t (*count)(const bs_report *report);
};

extern const bs_lua_class bs_lua_report_class, bs_lua_section_class, bs_lua_paragraph_class,
    bs_lua_sentence_class, bs_lua_number_class, bs_lua_fact_class;

/** An object that a method was called on. */
typedef struct bs_lua_self {
  const bs_lua_class *class;
  bs_report *report; /**< open */
  uint32_t index;    /**< 0 for a report */
  int box;           /**< where its report's box lies on the stack */
} bs_lua_self;

/** Makes the class's metatable. */
void bs_lua_class_open(lua_State *L, const bs_lua_class *class);

/** The object at argument 1 of a method, whose upvalue 1 is the class; keeps `arguments` more
 *  arguments and puts the box behind them. Raises for another value and for a closed report. */
bs_lua_self bs_lua_self_get(lua_State *L, int arguments);

/** The open report in the box at `box`; raises `this fact's report is closed` for the class. */
bs_report *bs_lua_open_report(lua_State *L, int box, const bs_lua_class *class);

/** Pushes an object of the report in the box at `box`; nil for BS_NONE. */
void bs_lua_push_object(lua_State *L, int box, const bs_lua_class *class, uint32_t index);

/** Pushes a value as Lua sees it. */
void bs_lua_push_value(lua_State *L, int box, const bs_lua_value *value);

/** The report and index of the object at `at`, or NULL where it is none of that class. A closed
 *  report raises. */
bs_report *bs_lua_test_object(lua_State *L, int at, const bs_lua_class *class, uint32_t *index);

/** Finds numbers and facts; raises what prevents it. */
const bs_facts *bs_lua_facts(lua_State *L, bs_report *report);

/** Pushes two integers, the bytes of the file that a span of the text stands for. Returns 2. */
int bs_lua_push_bytes(lua_State *L, const bs_report *report, bs_span span);

/** `object:bytes()`: where it stands in the file, 0-based, the end exclusive. */
int bs_lua_bytes(lua_State *L);

/** Values for getters. An empty slice or span is nil. */
bs_lua_value bs_lua_nil(void);
bs_lua_value bs_lua_boolean(bool boolean);
bs_lua_value bs_lua_integer(int64_t integer);
bs_lua_value bs_lua_decimal(bs_decimal decimal);
bs_lua_value bs_lua_name(const char *name);
bs_lua_value bs_lua_slice(bs_slice slice);
bs_lua_value bs_lua_text(const bs_report *report, bs_span span);
bs_lua_value bs_lua_period(bs_period period);
bs_lua_value bs_lua_ref(const bs_lua_class *class, uint32_t index);

/** A buffer of the run that C code fills and Lua frees, empty. */
bs_buffer *bs_lua_scratch(lua_State *L);

#endif
