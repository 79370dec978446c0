/* What rules may capture, and what is said of those that capture more. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <lauxlib.h>
#include <lua-lpeg.h>
#include <lua.h>

#include "engine.h"
#include "explain.h"
#include "lua_pack.h"
#include "reading.h"

#define COUNT(cases) (sizeof(cases) / sizeof *(cases))

/* Two words behind `local zh`, of the class `aim`, and a rule. */
#define RULE(pattern)                                                                              \
  "local zh = baoshu.pack 'zh'\n"                                                                  \
  "zh:word { '对标', '剑指', class = 'aim' }\n"                                                \
  "zh:rule { 'mine', zh.aim * " pattern ", kind = 'level' }\n"

/* A pack, a report, and what finding facts fails with. */
struct misuse {
  const char *lua, *text, *message;
};

static void a_role_is_given_to_what_can_have_it(void **state) {
  (void)state;
  static const struct misuse cases[] = {
      {RULE("zh:role('base', zh.text) * zh:role('number', zh.percent)"), "2020年产值对标全省8%。\n",
       "rule 'mine' (mine.lua:3) gives the role 'base' to a 'text'"},
      {RULE("zh:role('period', zh.percent)"), "2020年产值对标8%。\n",
       "rule 'mine' (mine.lua:3) gives the role 'period' to a 'percent'"},
      {RULE("zh:role('number', zh.text) * zh.percent"), "2020年产值对标全省8%。\n",
       "rule 'mine' (mine.lua:3) gives the role 'number' to a 'text'"},
      {RULE("zh:role('from', zh.time)"), "3家企业对标2020年。\n",
       "rule 'mine' (mine.lua:3) gives the role 'from' to a 'time'"},
      {RULE("zh:role('to', zh.percent ^ -1)"), "2020年3家企业对标，增长8%。\n",
       "rule 'mine' (mine.lua:3) gives the role 'to' to a 'comma'"},
      {RULE("zh:role('number', zh.percent ^ -1)"), "2020年3家企业对标\n",
       "rule 'mine' (mine.lua:3) gives the role 'number' to no token"},
      {RULE("zh:role('verb', zh.percent ^ -1)"), "2020年3家企业对标\n",
       "rule 'mine' (mine.lua:3) gives the role 'verb' to no token"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    bs_engine *with;
    bs_report *report;
    bs_error err = {0};
    const bs_facts *facts;
    assert_int_equal(bs_engine_new(&with, &err), BS_OK);
    if (bs_engine_add_pack(with, "mine.lua", cases[i].lua, strlen(cases[i].lua), &err) != BS_OK)
      fail_msg("%s\nline %d: %s", cases[i].lua, err.line, err.message);
    assert_int_equal(
        bs_report_read(with, &report, "r", cases[i].text, strlen(cases[i].text), NULL, &err),
        BS_OK);
    bs_status status = bs_report_facts(report, &facts, &err);
    if (status != BS_SCRIPT || err.line != 0 || strcmp(err.message, cases[i].message) != 0)
      fail_msg("%s\nstatus %d, line %d: %s", cases[i].lua, status, err.line, err.message);
    bs_report_free(report);
    bs_engine_free(with);
  }
}

/* Leaves at the top the registry's key of the joined rules: the light userdata that has a pattern.
 */
static void push_rules_key(lua_State *L) {
  for (lua_pushnil(L); lua_next(L, LUA_REGISTRYINDEX); lua_pop(L, 1))
    if (lua_islightuserdata(L, -2) && luaL_testudata(L, -1, "lpeg-pattern")) {
      lua_pop(L, 1);
      return;
    }
  fail_msg("no rules in the registry");
}

/* No pack can build these: they come in as if LPeg were whole. `rule` is the mark of rule 0. */
static void a_foreign_capture_is_refused(void **state) {
  (void)state;
  static const char *const patterns[] = {
      "lpeg.Cc(rule) * lpeg.Cc(1)",
      "lpeg.Cc(rule) * lpeg.C(1)",
      "lpeg.Cc(rule) * lpeg.Cc(-500)",
      "lpeg.Cc(rule) * lpeg.Cc(role)",
      "lpeg.Cc(rule) * lpeg.Cc(role) * lpeg.Cc 'x'",
      "lpeg.Cc(rule) * lpeg.Cc(0) * lpeg.Cc(3)",
      "lpeg.Cc(rule) * lpeg.Cc(beyond) * lpeg.Cp()",
      "lpeg.Cc(rule) * lpeg.Ct(lpeg.Cp())",
      "lpeg.Cc(rule) * lpeg.Cc(nil, nil)",
  };
  static const char *const places[] = {"0", "-1", "5", "1 << 40"};
  bs_error err;
  bs_engine *with;
  assert_int_equal(bs_engine_new(&with, &err), BS_OK);
  lua_State *L = with->pack->lua;
  luaL_requiref(L, "lpeg", luaopen_lpeg, 1);
  const struct {
    const char *name;
    size_t mark;
  } marks[] = {{"rule", BS_ROLE_COUNT}, {"role", BS_ROLE_BASE}, {"beyond", BS_ROLE_COUNT + 9999}};
  for (size_t i = 0; i < COUNT(marks); i++) {
    lua_pushlightuserdata(L, (void *)(uintptr_t)marks[i].mark);
    lua_setglobal(L, marks[i].name);
  }
  bs_rule_hits hits = {0};
  bs_buffer wanted = {0};
  const bs_rule *rule = &with->pack->rules[0];
  bs_buffer_printf(&wanted, "rule '%s' (%s:%d) ", rule->name.data, rule->pack.data, rule->line);
  for (size_t i = 0; i < COUNT(patterns) + COUNT(places); i++) {
    bool place = i >= COUNT(patterns);
    bs_buffer lua = {0};
    if (place)
      bs_buffer_printf(&lua, "return lpeg.Cc(rule) * lpeg.Cc(role) * lpeg.Cc(%s)",
                       places[i - COUNT(patterns)]);
    else
      bs_buffer_printf(&lua, "return %s", patterns[i]);
    lua_settop(L, 0);
    push_rules_key(L);
    assert_int_equal(luaL_dostring(L, lua.data), LUA_OK);
    lua_rawset(L, LUA_REGISTRYINDEX);
    assert_int_equal(bs_pack_match(with->pack, "xTxP", 0, 4, &hits, &err), BS_SCRIPT);
    const char *rest = err.message + wanted.size;
    if (strncmp(err.message, wanted.data, wanted.size) != 0 ||
        strcmp(rest, place ? "gives the role 'base' to no token"
                           : "captures something without zh:role") != 0)
      fail_msg("%s: %s", lua.data, err.message);
    bs_buffer_free(&lua);
  }
  bs_buffer_free(&wanted);
  free(hits.values);
  bs_engine_free(with);
}

static void a_pack_cannot_break_the_matching(void **state) {
  (void)state;
  static const char pack[] = "match, lpeg.match, lpeg.P, lpeg.type = nil, nil, nil, nil\n"
                             "lpeg, type, tostring = nil, nil, nil\n"
                             "baoshu.pack 'zh'\n";
  bs_engine *with;
  bs_error err;
  assert_int_equal(bs_engine_new(&with, &err), BS_OK);
  assert_int_equal(bs_engine_add_pack(with, "mine.lua", pack, strlen(pack), &err), BS_OK);
  struct reading reading = {"2020年产值增长8%。", "8 % exact growth 产值 2020 2019 actual\n"};
  check_readings(with, "", "\n", &reading, 1);
  bs_engine_free(with);
}

/* What a pack leaves to the collector runs when its declarations are over. */
static void declaring_ends_with_the_load(void **state) {
  (void)state;
  static const char pack[] = "local zh = baoshu.pack 'zh'\n"
                             "late = setmetatable({}, { __gc = function()\n"
                             "  zh:unit { '棚', dimension = 'count' }\n"
                             "end })\n";
  bs_engine *with;
  bs_error err;
  assert_int_equal(bs_engine_new(&with, &err), BS_OK);
  assert_int_equal(bs_engine_add_pack(with, "mine.lua", pack, strlen(pack), &err), BS_SCRIPT);
  assert_string_equal(err.message, "setmetatable: scripts have no __gc");
  bs_engine_free(with);
}

/* An allocator that gives nothing new. */
static void *give_nothing(void *self, void *block, size_t old, size_t size) {
  (void)self;
  if (size == 0) {
    free(block);
    return NULL;
  }
  return block && size <= old ? block : NULL;
}

static void no_memory_is_no_slip_of_a_script(void **state) {
  (void)state;
  char shape[BS_SHAPE_LIMIT];
  memset(shape, BS_CLASS_TEXT, sizeof shape);
  bs_engine *with;
  bs_error err;
  bs_rule_hits hits = {0};
  void *self;
  assert_int_equal(bs_engine_new(&with, &err), BS_OK);
  lua_Alloc given = lua_getallocf(with->pack->lua, &self);
  lua_setallocf(with->pack->lua, give_nothing, NULL);
  assert_int_equal(bs_pack_match(with->pack, shape, 0, sizeof shape, &hits, &err), BS_NOMEM);
  assert_string_equal(err.message, "out of memory");
  lua_setallocf(with->pack->lua, given, self);
  assert_int_equal(bs_pack_match(with->pack, shape, 0, sizeof shape, &hits, &err), BS_OK);
  assert_int_equal(hits.count, 0);
  free(hits.values);
  bs_engine_free(with);
}

static void a_shape_shows_a_packs_own_classes_as_stars(void **state) {
  (void)state;
  static const char pack[] = RULE("zh:role('number', zh.percent)");
  bs_engine *with;
  bs_error err;
  bs_buffer out = {0};
  assert_int_equal(bs_engine_new(&with, &err), BS_OK);
  assert_int_equal(bs_engine_add_pack(with, "mine.lua", pack, strlen(pack), &err), BS_OK);
  bs_report *report = read_text(with, "2020年产值对标8%。\n");
  assert_int_equal(bs_explain(report, 1, &out, &err), BS_OK);
  bs_buffer_add(&out, "", 1);
  assert_non_null(strstr(out.data, "对标 aim | 8% percent"));
  assert_non_null(strstr(out.data, "\n  shape   Tx*P;\n"));
  bs_buffer_free(&out);
  bs_report_free(report);
  bs_engine_free(with);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_role_is_given_to_what_can_have_it),
      cmocka_unit_test(a_foreign_capture_is_refused),
      cmocka_unit_test(a_pack_cannot_break_the_matching),
      cmocka_unit_test(declaring_ends_with_the_load),
      cmocka_unit_test(no_memory_is_no_slip_of_a_script),
      cmocka_unit_test(a_shape_shows_a_packs_own_classes_as_stars),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
