/* The lexicon: the phrases that begin at a place, shortest first. */
#include "lexicon.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(cases) (sizeof(cases) / sizeof *(cases))

static bs_slice slice(const char *text) {
  return (bs_slice){text, (uint32_t)strlen(text)};
}

static bs_hit longest(const bs_lexicon *lexicon, const char *text) {
  return bs_lexicon_longest(lexicon, text, strlen(text));
}

/* A built lexicon of phrases whose item is their index. */
static bs_lexicon lexicon_of(const char *const *phrases, size_t count) {
  bs_lexicon lexicon = {0};
  const bs_entry *twice[2];
  for (size_t i = 0; i < count; i++)
    assert_true(bs_lexicon_add(&lexicon, slice(phrases[i]), (uint32_t)i, 0));
  assert_true(bs_lexicon_build(&lexicon, twice));
  return lexicon;
}

static void the_longest_phrase_is_found(void **state) {
  (void)state;
  static const char *const phrases[] = {"增长", "增长极", "增",  "比",    "比重",
                                        "比例", "TEU",    "T恤", "元/吨", "𠮷野家"};
  static const struct {
    const char *text, *phrase;
  } cases[] = {
      {"增长极核", "增长极"}, {"增长8%", "增长"}, {"增加", "增"},     {"比例尺", "比例"},
      {"比较", "比"},         {"长", NULL},       {"", NULL},         {"TEU", "TEU"},
      {"TE", NULL},           {"T恤衫", "T恤"},   {"元/吨", "元/吨"}, {"元", NULL},
      {"𠮷野家", NULL},
  };
  bs_lexicon lexicon = lexicon_of(phrases, COUNT(phrases));
  for (size_t i = 0; i < COUNT(cases); i++) {
    bs_hit hit = longest(&lexicon, cases[i].text);
    const char *want = cases[i].phrase;
    if (hit.size != (want ? strlen(want) : 0) || (want && strcmp(phrases[hit.item], want) != 0))
      fail_msg("%s: %u bytes, %s", cases[i].text, hit.size, phrases[hit.item]);
  }
  bs_lexicon_free(&lexicon);
}

static void the_text_ends_where_its_size_says(void **state) {
  (void)state;
  static const char *const phrases[] = {"增长", "增长极"};
  bs_lexicon lexicon = lexicon_of(phrases, 2);
  assert_int_equal(bs_lexicon_longest(&lexicon, "增长极", 9).size, 9);
  assert_int_equal(bs_lexicon_longest(&lexicon, "增长极", 6).size, 6);
  assert_int_equal(bs_lexicon_longest(&lexicon, "增长极", 3).size, 0);
  assert_int_equal(bs_lexicon_longest(&lexicon, "增长极", 0).size, 0);
  bs_lexicon_free(&lexicon);
}

static void all_phrases_at_a_place_come_shortest_first(void **state) {
  (void)state;
  static const char *const phrases[] = {"工业总产值", "工", "工业", "工人", "业"};
  bs_lexicon lexicon = lexicon_of(phrases, COUNT(phrases));
  bs_hit hits[BS_LEXICON_HITS];
  static const char text[] = "工业总产值";
  assert_int_equal(bs_lexicon_find(&lexicon, text, strlen(text), hits), 3);
  static const char *const wanted[] = {"工", "工业", "工业总产值"};
  for (size_t i = 0; i < 3; i++) {
    assert_string_equal(phrases[hits[i].item], wanted[i]);
    assert_int_equal(hits[i].size, strlen(wanted[i]));
  }
  bs_lexicon_free(&lexicon);
}

static void of_too_many_phrases_the_longest_stay(void **state) {
  (void)state;
  static const char text[] = "aaaaaaaaaaaa";
  bs_lexicon lexicon = {0};
  const bs_entry *twice[2];
  for (uint32_t size = 1; size <= 12; size++)
    assert_true(bs_lexicon_add(&lexicon, (bs_slice){text, size}, size, 0));
  assert_true(bs_lexicon_build(&lexicon, twice));
  bs_hit hits[BS_LEXICON_HITS];
  assert_int_equal(bs_lexicon_find(&lexicon, text, 12, hits), BS_LEXICON_HITS);
  for (uint32_t i = 0; i < BS_LEXICON_HITS; i++)
    assert_int_equal(hits[i].item, 12 - BS_LEXICON_HITS + 1 + i);
  bs_lexicon_free(&lexicon);
}

static void it_tells_which_characters_begin_a_phrase(void **state) {
  (void)state;
  static const char *const phrases[] = {"增长", "A级"};
  bs_lexicon lexicon = lexicon_of(phrases, 2), empty = {0};
  assert_true(bs_lexicon_begins(&lexicon, 0x589E /* 增 */));
  assert_true(bs_lexicon_begins(&lexicon, 'A'));
  assert_false(bs_lexicon_begins(&lexicon, 0x957F /* 长 */));
  assert_false(bs_lexicon_begins(&lexicon, 0x20BB7 /* 𠮷 */));
  assert_false(bs_lexicon_begins(&empty, 'A'));
  bs_lexicon_free(&lexicon);
}

static void of_equal_phrases_the_higher_rank_stays(void **state) {
  (void)state;
  for (uint32_t first = 0; first < 2; first++) {
    bs_lexicon lexicon = {0};
    const bs_entry *twice[2];
    assert_true(bs_lexicon_add(&lexicon, slice("居"), first, first));
    assert_true(bs_lexicon_add(&lexicon, slice("居民"), 7, 0));
    assert_true(bs_lexicon_add(&lexicon, slice("居"), 1 - first, 1 - first));
    assert_true(bs_lexicon_build(&lexicon, twice));
    assert_int_equal(longest(&lexicon, "居全省").item, 1);
    assert_int_equal(longest(&lexicon, "居民").item, 7);
    bs_lexicon_free(&lexicon);
  }
}

static void equal_phrases_of_one_rank_are_told(void **state) {
  (void)state;
  bs_lexicon lexicon = {0};
  const bs_entry *twice[2];
  assert_true(bs_lexicon_add(&lexicon, slice("占"), 4, 2));
  assert_true(bs_lexicon_add(&lexicon, slice("比重"), 5, 2));
  assert_true(bs_lexicon_add(&lexicon, slice("占"), 6, 2));
  assert_false(bs_lexicon_build(&lexicon, twice));
  assert_non_null(twice[0]);
  assert_true(bs_slice_is(twice[0]->text, "占"));
  assert_true(bs_slice_is(twice[1]->text, "占"));
  assert_int_equal(twice[0]->item + twice[1]->item, 10);
  bs_lexicon_free(&lexicon);
}

static void it_can_be_built_again_with_more(void **state) {
  (void)state;
  static const char *const phrases[] = {"增长"};
  bs_lexicon lexicon = lexicon_of(phrases, 1);
  const bs_entry *twice[2];
  assert_int_equal(longest(&lexicon, "增长极").size, 6);
  assert_true(bs_lexicon_add(&lexicon, slice("增长极"), 9, 0));
  assert_true(bs_lexicon_build(&lexicon, twice));
  assert_int_equal(longest(&lexicon, "增长极").item, 9);
  assert_int_equal(longest(&lexicon, "增长率").size, 6);
  bs_lexicon_free(&lexicon);
}

static void an_empty_lexicon_finds_nothing(void **state) {
  (void)state;
  bs_lexicon lexicon = {0};
  const bs_entry *twice[2];
  assert_int_equal(longest(&lexicon, "增长").size, 0);
  assert_true(bs_lexicon_build(&lexicon, twice));
  assert_int_equal(longest(&lexicon, "增长").size, 0);
  bs_lexicon_free(&lexicon);
  bs_lexicon_free(&lexicon);
}

/* Every phrase of a big lexicon is found where it stands, and none longer than it. */
static void thousands_of_phrases_are_all_found(void **state) {
  (void)state;
  enum { PHRASES = 4000 };
  static char texts[PHRASES][16];
  bs_lexicon lexicon = {0};
  const bs_entry *twice[2];
  for (uint32_t i = 0; i < PHRASES; i++) {
    snprintf(texts[i], sizeof texts[i], "%u的%u", i % 61, i);
    assert_true(bs_lexicon_add(&lexicon, slice(texts[i]), i, 0));
  }
  assert_true(bs_lexicon_build(&lexicon, twice));
  for (uint32_t i = 0; i < PHRASES; i++) {
    bs_hit hit = longest(&lexicon, texts[i]);
    assert_int_equal(hit.item, i);
    assert_int_equal(hit.size, strlen(texts[i]));
  }
  bs_lexicon_free(&lexicon);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_longest_phrase_is_found),
      cmocka_unit_test(the_text_ends_where_its_size_says),
      cmocka_unit_test(all_phrases_at_a_place_come_shortest_first),
      cmocka_unit_test(of_too_many_phrases_the_longest_stay),
      cmocka_unit_test(it_tells_which_characters_begin_a_phrase),
      cmocka_unit_test(of_equal_phrases_the_higher_rank_stays),
      cmocka_unit_test(equal_phrases_of_one_rank_are_told),
      cmocka_unit_test(it_can_be_built_again_with_more),
      cmocka_unit_test(an_empty_lexicon_finds_nothing),
      cmocka_unit_test(thousands_of_phrases_are_all_found),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
