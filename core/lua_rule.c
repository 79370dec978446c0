/* Rules, and the patterns that they are made of:

     zh.percent, zh.up …   zh.word "闲置"   zh:role("number", zh.percent)
     zh:rule { "growth", zh:role("verb", zh.up) * zh:role("number", zh.percent), kind = "growth" }

   Patterns are LPeg's, without its captures: only roles capture, a mark and a position each. Marks
   are light userdata, which no pack can make. */
#include "lua_rule.h"

#include <string.h>

#include "lua_error.h"
#include "lua_guard.h"
#include "lua_loading.h"

/* Where the registry keeps the list of rules, later the pattern that joins them, and lpeg.match. */
static const char rules_key, match_key;

static void push_rules(lua_State *L) {
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &rules_key) != LUA_TNIL)
    return;
  lua_newtable(L);
  lua_copy(L, -1, -2);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &rules_key);
}

static void push_mark(lua_State *L, size_t mark) {
  lua_pushlightuserdata(L,
                        (void *)(uintptr_t)mark); /* NOLINT(performance-no-int-to-ptr): a number */
}

/* Pushes the pattern of a string, that of one token for one byte. */
static int push_literal(lua_State *L, uint8_t class) {
  char byte = (char)class;
  lua_getfield(L, lua_upvalueindex(2), "P");
  lua_pushlstring(L, &byte, 1);
  lua_call(L, 1, 1);
  return 1;
}

/* The word that holds where several packs declare it gives the class; a word of none gets one of
   its own. */
int bs_word_pattern(lua_State *L) {
  bs_loading *load = bs_loading_of(L);
  const bs_pack *pack = load->pack;
  bs_slice text = bs_text_at(L, 1);
  uint8_t class = 0;
  bs_error err;
  for (size_t i = pack->word_count; i-- > 0 && class == 0;)
    if (bs_slice_equal(pack->words[i].text, text))
      class = pack->words[i].readings[0].class;
  if (class == 0) {
    bs_word own = {.text = text, .reading_count = 1, .line = bs_lua_line(L)};
    if (bs_pack_find_class(pack, text) != 0)
      return luaL_error(L, "'%s' is a class: zh:word { … } must declare the word before",
                        text.data);
    if (text.size > 0) /* an empty word is told below */
      bs_check(L, bs_pack_class(load->pack, text, &class, &err), &err);
    own.readings[0].class = class;
    bs_check(L, bs_pack_add_word(load->pack, &own, load->source->rank, &err), &err);
    bs_mention_here(L, &load->words[class]);
  }
  bs_mention_here(L, &load->patterns[class]);
  return push_literal(L, class);
}

/* zh.percent, zh.up …: one token of that class. zh.number looks at an amount without taking it,
   zh.quantity takes one of any class, zh.any any token. */
int bs_class_pattern(lua_State *L) {
  if (lua_type(L, 2) != LUA_TSTRING)
    return 0;
  bs_loading *load = bs_loading_of(L);
  bs_slice name = bs_text_at(L, 2);
  bs_classes set = {{0}};
  if (bs_slice_is(name, "any")) {
    lua_getfield(L, lua_upvalueindex(2), "P");
    lua_pushinteger(L, 1);
    lua_call(L, 1, 1);
    return 1;
  }
  bs_add_classes(L, &set, name);
  luaL_Buffer bytes;
  lua_getfield(L, lua_upvalueindex(2), "S");
  luaL_buffinit(L, &bytes);
  for (int class = 1; class < 256; class ++)
    if (bs_classes_have(&set, (uint8_t) class)) {
      luaL_addchar(&bytes, (char)class);
      bs_mention_here(L, &load->patterns[class]);
    }
  luaL_pushresult(&bytes);
  lua_call(L, 1, 1);
  if (bs_slice_is(name, "number"))
    lua_len(L, -1); /* lpeg's #pattern */
  return 1;
}

/* zh:role("number", pattern): the pattern, and its place under that role. */
static int role(lua_State *L) {
  const char *name = luaL_checkstring(L, 2);
  size_t i = 0;
  while (i < BS_ROLE_COUNT && strcmp(name, bs_role_names[i]) != 0)
    i++;
  if (i == BS_ROLE_COUNT)
    return luaL_error(L, "unknown role '%s' (known: number, from, to, verb, period, base)", name);
  luaL_checkany(L, 3);
  lua_settop(L, 3);
  lua_getfield(L, lua_upvalueindex(2), "type");
  lua_pushvalue(L, 3);
  lua_call(L, 1, 1);
  if (lua_isnil(L, -1))
    return luaL_typeerror(L, 3, "pattern");
  lua_getfield(L, lua_upvalueindex(2), "Cc");
  push_mark(L, i);
  lua_call(L, 1, 1);
  lua_getfield(L, lua_upvalueindex(2), "Cp");
  lua_call(L, 0, 1);
  lua_arith(L, LUA_OPMUL);
  lua_pushvalue(L, 3);
  lua_arith(L, LUA_OPMUL);
  return 1;
}

static bs_kind kind_at(lua_State *L, int index) {
  const char *name = lua_type(L, index) == LUA_TSTRING ? lua_tostring(L, index) : NULL;
  int kind = 0;
  while (kind < BS_KIND_COUNT && !(name && strcmp(name, bs_kind_names[kind]) == 0))
    kind++;
  if (kind == BS_KIND_COUNT)
    luaL_error(L,
               "unknown kind '%s' (known: level, growth, average_growth, multiple, change, "
               "share, rank)",
               name ? name : "?");
  return (bs_kind)kind;
}

/* Reads `kind`: one for all amounts, or one by class. */
static void read_kinds(lua_State *L, bs_rule *rule) {
  const bs_pack *pack = bs_loading_of(L)->pack;
  rule->kind = BS_KIND_COUNT;
  for (int i = 0; i < 128; i++)
    rule->kinds[i] = BS_KIND_COUNT;
  int type = lua_getfield(L, 2, "kind");
  if (type == LUA_TSTRING)
    rule->kind = kind_at(L, -1);
  else if (type != LUA_TTABLE)
    luaL_error(L, "rule '%s' needs a kind, such as kind = \"growth\"", rule->name.data);
  else
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
      bs_slice name = lua_type(L, -2) == LUA_TSTRING ? bs_text_at(L, -2) : (bs_slice){"?", 1};
      bs_kind kind = kind_at(L, -1);
      uint8_t class = bs_pack_find_class(pack, name);
      if (bs_slice_is(name, "default"))
        rule->kind = kind;
      else if (!bs_class_is_amount(class) && class != BS_CLASS_ORDINAL)
        luaL_error(L, "rule '%s': no class '%s' of numbers", rule->name.data, name.data);
      else
        rule->kinds[class] = kind;
    }
  lua_pop(L, 1);
}

/* Checks that a pattern is at the top, one that takes a token at least. */
static void check_pattern(lua_State *L, const char *rule) {
  lua_getfield(L, lua_upvalueindex(2), "type");
  lua_pushvalue(L, -2);
  lua_call(L, 1, 1);
  if (lua_isnil(L, -1))
    luaL_error(L, "rule '%s' needs a pattern behind its name", rule);
  lua_getfield(L, lua_upvalueindex(2), "match");
  lua_pushvalue(L, -3);
  lua_pushliteral(L, "");
  lua_call(L, 2, 1);
  if (!lua_isnil(L, -1))
    luaL_error(L, "rule '%s' matches nothing at all: it must take at least one token", rule);
  lua_pop(L, 2);
}

/* zh:rule { "name", pattern, kind = "growth" or { percent = "growth", default = "change" } } */
static int declare_rule(lua_State *L) {
  static const char *const known[] = {"kind", "negative", "gap", NULL};
  bs_loading *load = bs_loading_of(L);
  bs_error err;
  bs_check_keys(L, known);
  if (!bs_push_text(L, 2, 1))
    return luaL_error(L, "a rule begins with its name");
  bs_rule rule = {.name = bs_text_at(L, -1),
                  .pack = {load->source->name, (uint32_t)strlen(load->source->name)},
                  .line = bs_lua_line(L),
                  .rank = load->source->rank,
                  .negative = bs_flag(L, "negative"),
                  .gap = bs_flag(L, "gap")};
  read_kinds(L, &rule);
  lua_geti(L, 2, 2);
  check_pattern(L, rule.name.data);
  bs_check(L, bs_pack_add_rule(load->pack, &rule, &err), &err);
  /* Cc(mark) * pattern, kept in a list by rule */
  lua_getfield(L, lua_upvalueindex(2), "Cc");
  push_mark(L, BS_ROLE_COUNT + load->pack->rule_count - 1);
  lua_call(L, 1, 1);
  lua_insert(L, -2);
  lua_arith(L, LUA_OPMUL);
  push_rules(L);
  lua_insert(L, -2);
  lua_rawseti(L, -2, (lua_Integer)load->pack->rule_count);
  return 0;
}

const luaL_Reg bs_rule_functions[] = {{"rule", declare_rule}, {"role", role}, {NULL, NULL}};

/* Replaces the pattern at the top by one that LPeg keeps as a choice of its own: a look at what
   follows, then the pattern. One test of all that it may begin with then passes it over. */
static void guard(lua_State *L) {
  lua_getfield(L, 2, "P");
  lua_pushinteger(L, 1);
  lua_call(L, 1, 1);
  lua_len(L, -1); /* lpeg's #pattern */
  lua_remove(L, -2);
  lua_insert(L, -2);
  lua_arith(L, LUA_OPMUL);
}

/* Pushes the choice of the rules from `first` to before `end`, in this order. */
static void push_choice(lua_State *L, size_t first, size_t end) {
  lua_getfield(L, 2, "P");
  lua_pushboolean(L, 0);
  lua_call(L, 1, 1);
  for (size_t i = first; i < end; i++) {
    lua_rawgeti(L, 3, (lua_Integer)i + 1);
    lua_arith(L, LUA_OPADD);
  }
}

/* Those of the highest rank come first, and each pack's in its own order:
   (rule + rule + … + 1)^0, but for the guards. */
int bs_rules_join(lua_State *L) {
  const bs_pack *pack = lua_touserdata(L, 1);
  push_rules(L); /* at 3 */
  push_choice(L, 0, 0);
  for (size_t end = pack->rule_count, first; end > 0; end = first) {
    for (first = end - 1; first > 0 && pack->rules[first - 1].rank == pack->rules[end - 1].rank;)
      first--;
    push_choice(L, first, end);
    lua_arith(L, LUA_OPADD);
  }
  guard(L);
  lua_getfield(L, 2, "P");
  lua_pushinteger(L, 1);
  lua_call(L, 1, 1);
  lua_arith(L, LUA_OPADD);
  lua_pushinteger(L, 0);
  lua_arith(L, LUA_OPPOW);
  lua_pushvalue(L, -1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &rules_key);
  lua_getfield(L, 2, "match");
  lua_pushvalue(L, -1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &match_key);
  lua_insert(L, -2); /* a first match compiles the pattern */
  lua_pushliteral(L, "");
  lua_call(L, 2, 0);
  return 0;
}

/* One match of all rules. */
typedef struct matching {
  const bs_pack *pack;
  const char *shape;
  size_t from, to;
  bs_rule_hits *out;
  bs_error *err;
  bs_status status;
} matching;

/* Reads the captures from `at` to the top: of each match the rule's mark, then marks of roles, each
   with a position from 1. Whatever else a pattern captured is refused. */
static bs_status read_hits(lua_State *L, int at, const matching *m) {
  const bs_rule *rule = NULL;
  int32_t *values = m->out->values;
  for (int last = lua_gettop(L); at <= last; at++) {
    uintptr_t mark = (uintptr_t)lua_touserdata(L, at);
    bool marked = lua_islightuserdata(L, at);
    if (marked && mark >= BS_ROLE_COUNT && mark - BS_ROLE_COUNT < m->pack->rule_count) {
      rule = &m->pack->rules[mark - BS_ROLE_COUNT];
      values[m->out->count++] = ~(int32_t)(mark - BS_ROLE_COUNT);
      continue;
    }
    if (!rule) /* a match without captures gives the end's position: no rule fired */
      return BS_OK;
    if (!marked || mark >= BS_ROLE_COUNT || at == last || !lua_isinteger(L, at + 1))
      return bs_fail(m->err, BS_SCRIPT, 0, "rule '%s' (%s:%d) captures something without zh:role",
                     rule->name.data, rule->pack.data, rule->line);
    lua_Integer place = lua_tointeger(L, ++at);
    if (place < 1 || (size_t)place > m->to - m->from)
      return bs_fail(m->err, BS_SCRIPT, 0, "rule '%s' (%s:%d) gives the role '%s' to no token",
                     rule->name.data, rule->pack.data, rule->line, bs_role_names[mark]);
    values[m->out->count++] = (int32_t)mark;
    values[m->out->count++] = (int32_t)(m->from + (size_t)place - 1);
  }
  return BS_OK;
}

/* Runs protected: the joined pattern over the shape; its captures become hits. */
static int match(lua_State *L) {
  matching *m = lua_touserdata(L, 1);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &match_key);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &rules_key);
  lua_pushlstring(L, m->shape + m->from, m->to - m->from);
  lua_call(L, 2, LUA_MULTRET);
  bs_rule_hits *out = m->out;
  size_t most = out->count + (size_t)lua_gettop(L);
  m->status = bs_grow(&out->values, &out->capacity, most, sizeof *out->values)
                  ? read_hits(L, 2, m)
                  : bs_fail_memory(m->err);
  return 0;
}

bs_status bs_pack_match(bs_pack *pack, const char *shape, size_t from, size_t to, bs_rule_hits *out,
                        bs_error *err) {
  lua_State *L = pack->lua;
  matching m = {.pack = pack, .shape = shape, .from = from, .to = to, .out = out, .err = err};
  bs_guard *guard = pack->guard;
  bs_guard_enter(guard);
  int ended = LUA_ERRRUN;
  if (guard->below && guard->below->reached != BS_OK) { /* the run that asks is over */
    bs_guard_reach(guard, (bs_status)guard->below->reached);
  } else {
    lua_pushcfunction(L, match);
    lua_pushlightuserdata(L, &m);
    ended = lua_pcall(L, 1, 0, 0);
  }
  bs_status status = ended == LUA_OK ? m.status : bs_lua_fail(L, ended, BS_SCRIPT, err);
  bs_guard_leave(guard);
  return status;
}
