/* What is said of a pack with a slip in it: the line, the sentence, and that the engine is as
   before. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base.h"
#include "engine.h"
#include "runs.h"

#define COUNT(cases) (sizeof(cases) / sizeof *(cases))

/* A pack behind `local zh = baoshu.pack "zh"` on line 1, and what it must fail with. */
struct slip {
  const char *lua;
  int line;
  const char *message;
};

static bs_status add(const char *lua, bs_error *err) {
  bs_buffer text = {0};
  bs_buffer_printf(&text, "local zh = baoshu.pack \"zh\"\n%s\n", lua);
  assert_false(text.failed);
  *err = (bs_error){0};
  bs_status status = bs_engine_add_pack(engine, "mine.lua", text.data, text.size, err);
  bs_buffer_free(&text);
  return status;
}

static void check(bs_status wanted, const struct slip *cases, size_t count) {
  for (size_t i = 0; i < count; i++) {
    bs_error err;
    const bs_pack *before = engine->pack;
    bs_status status = add(cases[i].lua, &err);
    if (status != wanted || err.line != cases[i].line || strcmp(err.message, cases[i].message) != 0)
      fail_msg("%s\nstatus %d, line %d: %s", cases[i].lua, status, err.line, err.message);
    assert_ptr_equal(engine->pack, before);
    assert_int_equal(engine->source_count, engine->bundled);
  }
}

#define CHECK_SLIPS(status, cases) check(status, cases, COUNT(cases))

static void a_unit_has_texts_and_a_dimension(void **state) {
  (void)state;
  static const struct slip cases[] = {
      {"zh:unit { '标准棚' }", 2, "a unit needs a dimension, such as dimension = \"length\""},
      {"\n\nzh:unit { '标准棚', dimension = 'lenght' }", 4,
       "unknown dimension 'lenght' (did you mean 'length'?)"},
      {"zh:unit { '标准棚', dimension = 5 }", 2, "field 'dimension' must be a string"},
      {"zh:unit { '', dimension = 'count' }", 2, "an empty unit"},
      {"zh:unit { 5, dimension = 'count' }", 2, "item 1 must be a string, not a number"},
      {"zh:unit { '棚', dim = 'count' }", 2,
       "unknown field 'dim' (known: dimension, name, over, counts, concrete, before, part, size, "
       "base, factor, currency, doubles, again)"},
      {"zh:unit { '棚', dimension = 'area', factor = 2 }", 2,
       "a unit with a factor needs a base, such as base = \"平方米\""},
      {"zh:unit { '棚', dimension = 'area', base = '平方米', factor = -2 }", 2,
       "field 'factor' must be a number above 0, or two of them as in { 2000, 3 }"},
      {"zh:unit { '棚', dimension = 'area', base = '平方米', factor = { 2 } }", 2,
       "field 'factor' must be a number above 0, or two of them as in { 2000, 3 }"},
      {"zh:unit { '棚', dimension = 'area', base = '平方米', factor = 0/0 }", 2,
       "field 'factor' must be a number above 0, or two of them as in { 2000, 3 }"},
      {"zh:unit { '棚', dimension = 'area', base = 5 }", 2, "field 'base' must be a string"},
      {"zh:unit { '棚', dimension = 'ratio', base = '%' }", 2,
       "a ratio is so much of one: it has a factor and no base"},
      {"zh:unit { '亩', dimension = 'area', base = '平方米', factor = 600 }", 2,
       "the unit '亩' converts otherwise in an earlier pack, into 平方米; again = true declares it "
       "anew"},
      {"zh:unit { '元', dimension = 'count' }", 2,
       "the unit '元' has the dimension money in an earlier pack; again = true declares it anew"},
      {"zh:unit { '棚', dimension = 'count', doubles = true }", 2,
       "only a unit with dimension = \"multiple\" can double"},
      {"zh:unit { ('x'):rep(256), dimension = 'count' }", 2,
       "a unit longer than 255 bytes: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…"},
      {"zh:unit { dimension = 'count' }", 2, "a unit needs at least one text"},
      {"zh:unit { '\\xff\\xfe', dimension = 'count' }", 2, "a unit that is not UTF-8"},
      {"zh:unit { '棚\\0', dimension = 'count' }", 2, "a unit that is not UTF-8"},
      {"zh:unit { '棚', name = 'a\\xe4', dimension = 'count' }", 2, "a name that is not UTF-8"},
      {"zh:unit { ('棚'):rep(99), dimension = 'count' }", 2,
       "a unit longer than 255 bytes: 棚棚棚棚棚棚棚棚棚棚…"},
      {"zh:unit { '棚', dimension = 'area', base = '平方米', factor = 1e-40 }", 2,
       "field 'factor' must be a number above 0, or two of them as in { 2000, 3 }"},
      {"zh:unit { '棚', dimension = 'area', base = '平方米', factor = 1e40 }", 2,
       "field 'factor' must be a number above 0, or two of them as in { 2000, 3 }"},
      {"zh:unit { '亩', dimension = 'area', base = '平方米', factor = { 2000, 7 } }", 2,
       "the unit '亩' converts otherwise in an earlier pack, into 平方米; again = true declares it "
       "anew"},
      {"zh:unit { '亩', dimension = 'area', base = '平方米', factor = { 200, 3 } }", 2,
       "the unit '亩' converts otherwise in an earlier pack, into 平方米; again = true declares it "
       "anew"},
      {"zh:unit { '美元', dimension = 'money', currency = 'EUR' }", 2,
       "the unit '美元' converts otherwise in an earlier pack; again = true declares it anew"},
      {"zh:unit { '番', dimension = 'multiple', factor = 2 }", 2,
       "the unit '番' converts otherwise in an earlier pack; again = true declares it anew"},
      {"zh:unit { '棚', dimension = 'xyzzy' }", 2, "unknown dimension 'xyzzy'"},
      {"zh:unit { '棚', dimension = 'area', part = 3 }", 2, "field 'part' must be 1 or 2"},
      {"zh:unit { '棚', dimension = 'area', part = 256 }", 2, "field 'part' must be 1 or 2"},
      {"zh:unit { '棚', dimension = 'area', part = -1 }", 2, "field 'part' must be 1 or 2"},
      {"zh:unit { '棚', dimension = 'area', part = 10000 }", 2,
       "field 'part' must be a whole number"},
      {"zh:unit { '棚', dimension = 'area', part = -10000 }", 2,
       "field 'part' must be a whole number"},
      {"zh.unit { '棚', dimension = 'area' }", 2,
       "a declaration takes a colon, as in zh:unit { … }"},
      {"zh.unit '棚'", 2, "a declaration takes a colon, as in zh:unit { … }"},
      {"zh.unit()", 2, "a declaration takes a colon, as in zh:unit { … }"},
      {"zh:unit { '棚', dimension = 'area', before = { a = 1, b = 2 } }", 2,
       "field 'before' must be a list of strings"},
      {"zh:unit '棚'", 2, "a declaration takes a table, as in zh:unit { … }, not a string"},
  };
  CHECK_SLIPS(BS_SCRIPT, cases);
}

static void a_word_has_texts_and_a_class(void **state) {
  (void)state;
  static const struct slip cases[] = {
      {"zh:word { '啊啊' }", 2, "a word needs a class, such as class = \"verb\""},
      {"zh:word { '啊啊', class = 5 }", 2, "a word needs a class, such as class = \"verb\""},
      {"zh:word { '啊啊', clas = 'up' }", 2,
       "unknown field 'clas' (known: class, previous, next, readings, basis, inner, elsewhere); "
       "did you mean 'class'?"},
      {"zh:word { '啊啊', '', class = 'up' }", 2, "an empty word"},
      {"zh:word { '啊啊', {}, class = 'up' }", 2, "item 2 must be a string, not a table"},
      {"zh:word { '啊啊', class = 'up', next = 5 }", 2,
       "field 'next' must be a class or a list of classes"},
      {"zh:word { '啊啊', class = 'up', previous = { 5 } }", 2,
       "item 1 must be a string, not a number"},
      {"zh:word { '啊啊', readings = { { next = 'time' } } }", 2,
       "a word needs a class, such as class = \"verb\""},
      {"local up = { class = 'up' }\nzh:word { '啊啊', readings = { up, up, up, up, up } }", 3,
       "more than 4 readings of one word"},
      {"for i = 1, 200 do zh:word { 'x' .. i, class = 'c' .. i } end", 2,
       "more than 128 classes of a pack's own"},
      {"local a = zh.word ''", 2, "an empty word"},
      {"local a = zh.word 'up'", 2, "'up' is a class: zh:word { … } must declare the word before"},
      {"zh:word { class = 'up' }", 2, "a word needs at least one text"},
      {"zh:word { '啊啊', readings = {} }", 2, "a word needs a class, such as class = \"verb\""},
      {"zh:word { 'a\\xe4', class = 'up' }", 2, "a word that is not UTF-8"},
      {"zh:word { '\\xed\\xa0\\x80', class = 'noun' }", 2, "a word that is not UTF-8"},
      {"zh:word { '啊啊', class = '\\xff' }", 2, "a class that is not UTF-8"},
      {"zh:word { '啊啊', class = 'up', next = '\\xff' }", 2, "a class that is not UTF-8"},
      {"local a = zh['\\xff']", 2, "a class that is not UTF-8"},
      {"zh:word { '啊啊', class = '' }", 2, "an empty class"},
      {"zh:word { '啊啊', class = 'percent' }", 2,
       "a word cannot have the class 'percent', which amounts and times have"},
      {"zh:word { '啊啊', class = 'ordinal' }", 2,
       "a word cannot have the class 'ordinal', which amounts and times have"},
      {"zh:word { '啊啊', class = 'time' }", 2,
       "a word cannot have the class 'time', which amounts and times have"},
  };
  CHECK_SLIPS(BS_SCRIPT, cases);
}

static void a_class_is_named_and_has_words(void **state) {
  (void)state;
  static const struct slip cases[] = {
      {"zh:word { '啊啊', class = 'upp' }", 2,
       "no rule or neighbour names the class 'upp' (did you mean 'up'?)"},
      {"\nzh:word { '啊啊', class = '另类' }", 3, "no rule or neighbour names the class '另类'"},
      {"zh:word { '啊啊', class = 'ahs' }\n"
       "zh:word { '呀呀', class = 'up', next = 'ahs' }\n"
       "zh:word { '哦哦', class = 'aha' }",
       4, "no rule or neighbour names the class 'aha' (did you mean 'ahs'?)"},
      {"zh:word { '啊啊', class = 'up', next = { 'quantty', 'time' } }", 2,
       "no word has the class 'quantty' (did you mean 'quantity'?)"},
      {"zh:word { '啊啊', class = 'up',\n  previous = 'tiem' }", 2,
       "no word has the class 'tiem' (did you mean 'time'?)"},
      {"zh:rule { 'r', zh.up * zh.upp, kind = 'growth' }", 2,
       "no word has the class 'upp' (did you mean 'up'?)"},
      {"zh:word { '啊啊', class = 'ah' }\nzh:rule { 'r',\n  zh.ah * zh.ha, kind = 'growth' }", 4,
       "no word has the class 'ha' (did you mean 'ah'?)"},
  };
  CHECK_SLIPS(BS_SCRIPT, cases);
}

static void a_text_is_declared_once_in_a_pack(void **state) {
  (void)state;
  static const struct slip cases[] = {
      {"zh:unit { '棚', dimension = 'area', base = '大棚' }", 2,
       "the base '大棚' of the unit '棚' is no unit"},
      {"zh:unit { '棚', dimension = 'area', base = '棚' }", 2,
       "the base '棚' of the unit '棚': it leads to no unit"},
      {"zh:unit { '棚', dimension = 'area', base = '棚/' }", 2,
       "the base '棚/' of the unit '棚': it leads to no unit"},
      {"zh:unit { '棚', dimension = 'area', base = '顶' }\n"
       "zh:unit { '顶', dimension = 'area', base = '顶/' }",
       2, "the base '顶' of the unit '棚': it leads to no unit"},
      {"zh:word { '啊啊', class = 'up' }\nzh:word { '呀呀', '啊啊', class = 'down' }", 3,
       "the word '啊啊' is declared twice in one pack"},
      {"zh:word { '啊啊', '啊啊', class = 'up' }", 2,
       "the word '啊啊' is declared twice in one pack"},
      {"zh:word { '啊啊', class = 'noun' }\n\nzh:indicator { '啊啊' }", 4,
       "the word or indicator '啊啊' is declared twice in one pack"},
      {"zh:indicator { '啊啊', aliases = { '啊啊' } }", 2,
       "the word or indicator '啊啊' is declared twice in one pack"},
      {"zh:unit { '棚', dimension = 'count' }\nzh:unit { '棚', dimension = 'area' }", 3,
       "the unit '棚' is declared twice in one pack"},
  };
  CHECK_SLIPS(BS_SYNTAX, cases);
}

static void an_indicator_has_a_name_before_its_aliases(void **state) {
  (void)state;
  static const struct slip cases[] = {
      {"zh:indicator { aliases = { '箱量' } }", 2,
       "an indicator with aliases needs a name before them"},
      {"zh:indicator { '吞吐量', alias = { '箱量' } }", 2,
       "unknown field 'alias' (known: aliases)"},
      {"zh:indicator { '吞吐量', aliases = { '箱量', 5 } }", 2,
       "item 2 must be a string, not a number"},
      {"zh:indicator { '' }", 2, "an empty word"},
      {"zh:indicator {}", 2, "an indicator needs at least one text"},
      {"zh:indicator { '吞吐\\xe9' }", 2, "a word that is not UTF-8"},
      {"zh:indicator { '吞吐量', aliases = '箱量' }", 2,
       "field 'aliases' must be a list of strings"},
      {"zh:indicator { '吞吐量', aliases = { long = '箱量' } }", 2,
       "field 'aliases' must be a list of strings"},
  };
  CHECK_SLIPS(BS_SCRIPT, cases);
}

static void a_form_has_known_fields(void **state) {
  (void)state;
  static const struct slip cases[] = {
      {"zh:name { '一带{x}' }", 2,
       "an unknown field (known: year, year2, month, month2, day, n, han, digits) in the form "
       "\"一带{x}\""},
      {"zh:name { '一带{n' }", 2, "a lone brace in the form \"一带{n\""},
      {"zh:name { '' }", 2, "an empty form"},
      {"zh:name { '\\xe4\\xb8' }", 2, "a form that is not UTF-8"},
      {"zh:heading { '{han}\\xf8\\x88\\x80\\x80' }", 2, "a form that is not UTF-8"},
      {"zh:name { class = 'date' }", 2, "a name needs at least one text"},
      {"zh:period { previous = 1 }", 2, "a period needs at least one text"},
      {"zh:heading { level = 1 }", 2, "a heading needs at least one text"},
      {"zh:heading { '{han}：', level = -1 }", 2, "a heading's level is 0 to 9, not -1"},
      {"zh:heading { '{han}：', level = 10 }", 2, "a heading's level is 0 to 9, not 10"},
      {"zh:name { '一带', class = 'fact' }", 2,
       "unknown class 'fact' of a name (known: date, ordinal, name, heading)"},
      {"zh:name { '一带', value = 1.5 }", 2, "field 'value' must be a whole number"},
      {"zh:name { '一带', klass = 'date' }", 2,
       "unknown field 'klass' (known: class, rank, sure, value); did you mean 'class'?"},
      {"zh:period { '{yaer}年度' }", 2,
       "an unknown field (known: year, year2, month, month2, day, n, han, digits) in the form "
       "\"{yaer}年度\""},
      {"zh:heading { '{han', level = 1 }", 2, "a lone brace in the form \"{han\""},
      {"zh:heading { '{han}：', level = 'one' }", 2, "field 'level' must be a whole number"},
      {"zh:heading { '{han}：', depth = 1 }", 2, "unknown field 'depth' (known: level)"},
  };
  CHECK_SLIPS(BS_SCRIPT, cases);
}

static void a_period_ends_after_it_begins(void **state) {
  (void)state;
  static const struct slip cases[] = {
      {"zh:period { '八七攻坚', from = 2000, to = 1994 }", 2,
       "a period from 2000 to 1994 ends before it begins"},
      {"zh:period { '头季', months = { 1 } }", 2, "months must be two months, such as { 1, 6 }"},
      {"zh:period { '头季', months = { 0, 3 } }", 2, "months must be two months, such as { 1, 6 }"},
      {"zh:period { '头季', months = { 6, 3 } }", 2, "months must be two months, such as { 1, 6 }"},
      {"zh:period { '头季', months = { 6, 13 } }", 2,
       "months must be two months, such as { 1, 6 }"},
      {"zh:period { '头季', months = { 1, 2, 3 } }", 2,
       "months must be two months, such as { 1, 6 }"},
      {"zh:period { '头季', months = 3 }", 2, "months must be two months, such as { 1, 6 }"},
      {"zh:period { '头季', year = 'last' }", 2, "field 'year' must be a whole number"},
      {"zh:period { '头季', yaer = 0 }", 2,
       "unknown field 'yaer' (known: year, from, to, past, future, first, named, previous, here, "
       "part, months); "
       "did you mean 'year'?"},
  };
  CHECK_SLIPS(BS_SCRIPT, cases);
}

static void the_outline_has_known_lists(void **state) {
  (void)state;
  static const struct slip cases[] = {
      {"zh:outline { title = { '' } }", 2, "an empty phrase"},
      {"zh:outline { title = { '汇报', 5 } }", 2, "item 2 must be a string, not a number"},
      {"zh:outline { title = '汇报' }", 2, "field 'title' must be a list of strings"},
      {"zh:outline { plan = { '打算', next = '要' } }", 2,
       "field 'plan' must be a list of strings"},
      {"zh:outline { plan = { '打\\xe7' } }", 2, "a phrase that is not UTF-8"},
  };
  CHECK_SLIPS(BS_SCRIPT, cases);
  bs_buffer known = {0};
  bs_buffer_add_string(&known, "unknown field 'titel' (known: ");
  for (size_t i = 0; i < BS_PHRASE_COUNT; i++)
    bs_buffer_printf(&known, "%s%s", i > 0 ? ", " : "", bs_phrase_names[i]);
  static const char rest[] = "); did you mean 'title'?";
  bs_buffer_add(&known, rest, sizeof rest);
  const struct slip misspelt = {"zh:outline { titel = { '汇报' } }", 2, known.data};
  check(BS_SCRIPT, &misspelt, 1);
  bs_buffer_free(&known);
}

static void a_rule_has_a_name_a_pattern_and_a_kind(void **state) {
  (void)state;
  static const struct slip cases[] = {
      {"zh:rule { 'r', kind = 'share' }", 2, "rule 'r' needs a pattern behind its name"},
      {"zh:rule { 'r', 'text', kind = 'share' }", 2, "rule 'r' needs a pattern behind its name"},
      {"zh:rule { zh.up, kind = 'share' }", 2, "item 1 must be a string, not a userdata"},
      {"zh:rule { kind = 'share' }", 2, "a rule begins with its name"},
      {"zh:rule { 'r', zh.up ^ 0, kind = 'share' }", 2,
       "rule 'r' matches nothing at all: it must take at least one token"},
      {"zh:rule { 'r', zh.up }", 2, "rule 'r' needs a kind, such as kind = \"growth\""},
      {"zh:rule { 'r', zh.up, kind = 'sahre' }", 2,
       "unknown kind 'sahre' (known: level, growth, average_growth, multiple, change, share, "
       "rank)"},
      {"zh:rule { 'r', zh.up, kind = { percent = 'sahre' } }", 2,
       "unknown kind 'sahre' (known: level, growth, average_growth, multiple, change, share, "
       "rank)"},
      {"zh:rule { 'r', zh.up, kind = { percents = 'share' } }", 2,
       "rule 'r': no class 'percents' of numbers"},
      {"zh:rule { 'r', zh.up, kind = 'share', sign = -1 }", 2,
       "unknown field 'sign' (known: kind, negative, gap)"},
      {"zh:rule { 'r', zh:role('numbr', zh.percent), kind = 'share' }", 2,
       "unknown role 'numbr' (known: number, from, to, verb, period, base)"},
      {"zh:rule {\n  'r',\n  zh:role('number'),\n  kind = 'share',\n}", 4,
       "bad argument #2 to 'role' (value expected)"},
      {"zh:rule {\n  'r',\n  zh:role('number', 5),\n  kind = 'share',\n}", 4,
       "bad argument #2 to 'role' (pattern expected, got number)"},
      {"zh:rule { 'r', zh.up, kind = { up = 'share' } }", 2, "rule 'r': no class 'up' of numbers"},
      {"zh:rule { 'r', zh.up, kind = { time = 'share' } }", 2,
       "rule 'r': no class 'time' of numbers"},
      {"zh:rule { 'r', zh.up, kind = { percent = 5 } }", 2,
       "unknown kind '?' (known: level, growth, average_growth, multiple, change, share, rank)"},
      {"zh:rule { 'r', zh.up, kind = { 'share' } }", 2, "rule 'r': no class '?' of numbers"},
      {"zh:rule { 'r', zh[5], kind = 'share' }", 2, "rule 'r' needs a pattern behind its name"},
      {"zh:rule { 'r\\xff', zh.up, kind = 'share' }", 2, "a name that is not UTF-8"},
      {"zh:rule { 'r', zh.up, kind = 'share' }\nzh:rule { 'r', zh.up, kind = 'growth' }", 3,
       "rule 'r' is declared already (mine.lua:2)"},
      {"zh:rule { 'r', lpeg.P { lpeg.V(1) * zh.up }, kind = 'share' }", 2,
       "rule '1' may be left recursive"},
      {"local p = zh.up\nfor i = 1, 20000 do p = zh.up + p end", 3,
       "a pattern of more than 10000 levels (join many alternatives in halves, or match words with "
       "a table: Cmt)"},
      {"zh:rule { 'r', (zh.up ^ 0) ^ 0, kind = 'growth' }", 2, "loop body may accept empty string"},
  };
  CHECK_SLIPS(BS_SCRIPT, cases);
}

static void a_misspelt_function_is_told_apart_from_a_class(void **state) {
  (void)state;
#define FUNCTIONS "unit, word, indicator, heading, period, name, outline, rule, role"
  static const struct slip cases[] = {
      {"zh:unti { '棚', dimension = 'count' }", 2,
       "a pack has no function 'unti' (it has " FUNCTIONS "; did you mean 'unit'?)"},
      {"\nzh.indicators { '箱量' }", 3,
       "a pack has no function 'indicators' (it has " FUNCTIONS "; did you mean 'indicator'?)"},
      {"zh:declare { '箱量' }", 2, "a pack has no function 'declare' (it has " FUNCTIONS ")"},
      {"local up = zh.up\nup(1)", 3, "a pattern is no function"},
      {"local function up() return zh.up end\nup()(1)", 3, "a pattern is no function"},
  };
  CHECK_SLIPS(BS_SCRIPT, cases);
}

static void a_pack_names_a_language(void **state) {
  (void)state;
#define TAKES "baoshu.pack takes a language, such as \"zh\"; { \"es\" } begins one"
  static const struct slip cases[] = {
      {"baoshu.pack 'z'", 2, TAKES},
      {"baoshu.pack '1a'", 2, TAKES},
      {"baoshu.pack '-a'", 2, TAKES},
      {"baoshu.pack 'Zh'", 2, TAKES},
      {"baoshu.pack(5)", 2, TAKES},
      {"baoshu.pack { 'z' }", 2, TAKES},
      {"baoshu.pack(('a'):rep(99))", 2, TAKES},
  };
  CHECK_SLIPS(BS_SCRIPT, cases);
}

static void only_roles_capture(void **state) {
  (void)state;
  static const struct slip cases[] = {
      {"local a = lpeg.C(1)", 2, "attempt to call a nil value (field 'C')"},
      {"local a = lpeg.Cc(1)", 2, "attempt to call a nil value (field 'Cc')"},
      {"local a = lpeg.Cmt(1, error)", 2, "attempt to call a nil value (field 'Cmt')"},
      {"lpeg.setmaxstack(1)", 2, "attempt to call a nil value (field 'setmaxstack')"},
      {"local a = zh.up / 1", 2, "attempt to perform arithmetic on a pattern value (field 'up')"},
      {"local a = zh.up:match ''", 2, "attempt to index a pattern value (field 'up')"},
      {"local a = lpeg.P(error)", 2, "a pattern of tokens cannot hold a function"},
      {"local a = zh.up * error", 2, "a pattern of tokens cannot hold a function"},
      {"local a = error + zh.up", 2, "a pattern of tokens cannot hold a function"},
      {"local a = lpeg.P { zh.up, { error } }", 2, "a pattern of tokens cannot hold a function"},
      {"local t = {}\nt[1] = t\nlpeg.P(t)", 4, "a grammar nested too deeply"},
      {"getmetatable(zh.up).__mul = nil", 2, "attempt to index a boolean value"},
  };
  CHECK_SLIPS(BS_SCRIPT, cases);
}

static void lua_speaks_for_itself(void **state) {
  (void)state;
  static const struct slip syntax[] = {
      {"zh:unit {\n", 4, "unexpected symbol near <eof>"},
      {"x = = 1", 2, "unexpected symbol near '='"},
      {"\x1bLua", 2, "unexpected symbol near '<\\27>'"},
  };
  static const struct slip script[] = {
      {"\nerror 'no port'", 3, "no port"},
      {"error {}", 2, "the pack raised a table value instead of a message"},
      {"\nerror()", 3, "the pack raised a nil value instead of a message"},
      {"error('no', 0)", 2, "no"},
      {"error('mine.lua:7: no', 0)", 7, "no"},
      {"error('mine.lua: no', 0)", 2, "mine.lua: no"},
      {"error('mine.lua:7 no', 0)", 2, "mine.lua:7 no"},
      {"error('mine.lua:7:no', 0)", 2, "mine.lua:7:no"},
      {"error('mine.lua:0: no', 0)", 2, "mine.lua:0: no"},
      {"error('mine.lua:2000000000: no', 0)", 2, "mine.lua:2000000000: no"},
      {"locl()", 2, "attempt to call a nil value (global 'locl'); did you mean 'local'?"},
      {"_G[1] = 1\nfor i = 1, 100 do _G['x' .. i] = 1 end\nlocl()", 4,
       "attempt to call a nil value (global 'locl'); did you mean 'local'?"},
      {"local x = nil + 1", 2, "attempt to perform arithmetic on a nil value"},
      {"print 'loaded'", 2, "attempt to call a nil value (global 'print'); packs have no 'print'"},
      {"require 'os'", 2,
       "attempt to call a nil value (global 'require'); packs have no 'require'"},
      {"io.open 'x'", 2, "io.open is not available in baoshu scripts"},
      {"os.exit()", 2, "os.exit is not available in baoshu scripts"},
      {"load 'return 1'", 2, "load is not available in baoshu scripts"},
      {"dofile 'x.lua'", 2, "dofile is not available in baoshu scripts"},
  };
  CHECK_SLIPS(BS_SYNTAX, syntax);
  CHECK_SLIPS(BS_SCRIPT, script);
}

static void a_failed_pack_leaves_reading_as_it_was(void **state) {
  (void)state;
  bs_error err;
  assert_int_equal(add("zh:unit { '标准棚', dimension = 'count' }\nerror 'no'", &err), BS_SCRIPT);
  bs_report *report = read_report();
  bs_report_free(report);
  assert_int_equal(add("zh:unit { '标准棚', dimension = 'count' }", &err), BS_OK);
  assert_int_equal(engine->source_count, engine->bundled + 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_unit_has_texts_and_a_dimension),
      cmocka_unit_test(a_word_has_texts_and_a_class),
      cmocka_unit_test(a_class_is_named_and_has_words),
      cmocka_unit_test(a_text_is_declared_once_in_a_pack),
      cmocka_unit_test(an_indicator_has_a_name_before_its_aliases),
      cmocka_unit_test(a_form_has_known_fields),
      cmocka_unit_test(a_period_ends_after_it_begins),
      cmocka_unit_test(the_outline_has_known_lists),
      cmocka_unit_test(a_rule_has_a_name_a_pattern_and_a_kind),
      cmocka_unit_test(a_misspelt_function_is_told_apart_from_a_class),
      cmocka_unit_test(a_pack_names_a_language),
      cmocka_unit_test(only_roles_capture),
      cmocka_unit_test(lua_speaks_for_itself),
      cmocka_unit_test(a_failed_pack_leaves_reading_as_it_was),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
