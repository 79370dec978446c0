#include "base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "utf8.h"

static void a_failure_is_a_sentence_a_line_and_a_status(void **state) {
  (void)state;
  bs_error err;
  assert_int_equal(bs_fail(&err, BS_SYNTAX, 7, "%s: %d", "pack.lua", 42), BS_SYNTAX);
  assert_string_equal(err.message, "pack.lua: 42");
  assert_int_equal(err.line, 7);
  assert_int_equal(bs_fail_memory(&err), BS_NOMEM);
  assert_string_equal(err.message, "out of memory");
  assert_int_equal(err.line, 0);
  assert_int_equal(bs_fail(NULL, BS_IO, 0, "nobody asks"), BS_IO);
}

static void a_long_sentence_is_cut_between_characters(void **state) {
  (void)state;
  for (int shift = 0; shift < 4; shift++) {
    char text[3000] = "";
    memset(text, 'a', (size_t)shift);
    for (int i = 0; i < 600; i++)
      memcpy(text + shift + 3 * i, "报", 4);
    bs_error err;
    bs_fail(&err, BS_IO, 0, "%s", text);
    size_t size = strlen(err.message);
    assert_true(size < sizeof err.message && size > sizeof err.message - 8);
    assert_int_equal((size - (size_t)shift) % 3, 0);
    assert_memory_equal(err.message, text, size - 3);
    assert_string_equal(err.message + size - 3, "…");
  }
  char rests[1200];
  memset(rests, 0x80, sizeof rests - 1); /* no character begins in it */
  rests[sizeof rests - 1] = '\0';
  bs_error err;
  bs_fail(&err, BS_IO, 0, "%s", rests);
  assert_string_equal(err.message, "…");
}

static void an_array_grows_and_keeps_its_items(void **state) {
  (void)state;
  uint64_t *items = NULL;
  size_t capacity = 0;
  for (size_t i = 0; i < 1000; i++) {
    assert_true(bs_grow(&items, &capacity, i + 1, sizeof *items));
    assert_true(capacity > i);
    items[i] = i;
  }
  for (size_t i = 0; i < 1000; i++)
    assert_int_equal(items[i], i);
  free(items);
}

static void growth_beyond_memory_changes_nothing(void **state) {
  (void)state;
  uint64_t *items = NULL;
  size_t capacity = 0;
  assert_true(bs_grow(&items, &capacity, 1, sizeof *items));
  uint64_t *before = items;
  size_t room = capacity;
  assert_false(bs_grow(&items, &capacity, SIZE_MAX, sizeof *items));
  assert_false(bs_grow(&items, &capacity, SIZE_MAX / 4, sizeof *items));
  assert_ptr_equal(items, before);
  assert_int_equal(capacity, room);
  free(items);
}

static void a_buffer_ends_in_nul(void **state) {
  (void)state;
  bs_buffer buffer = {0};
  bs_buffer_add_string(&buffer, "增长");
  bs_buffer_add(&buffer, "", 0);
  bs_buffer_add(&buffer, "8.5", 1);
  bs_buffer_printf(&buffer, "%c%d%s", '.', 5, "%");
  assert_string_equal(buffer.data, "增长8.5%");
  assert_int_equal(buffer.size, strlen("增长8.5%"));
  assert_false(buffer.failed);
  for (int i = 0; i < 5000; i++)
    bs_buffer_printf(&buffer, "%s", "一二三");
  assert_int_equal(buffer.size, strlen("增长8.5%") + 5000 * 9);
  assert_int_equal(strlen(buffer.data), buffer.size);
  bs_buffer_free(&buffer);
  assert_null(buffer.data);
}

static void a_failed_buffer_stays_failed(void **state) {
  (void)state;
  bs_buffer buffer = {0};
  bs_buffer_add_string(&buffer, "kept");
  bs_buffer_add(&buffer, "", SIZE_MAX);
  assert_true(buffer.failed);
  bs_buffer_add_string(&buffer, "dropped");
  bs_buffer_printf(&buffer, "dropped");
  assert_string_equal(buffer.data, "kept");
  bs_buffer_free(&buffer);
}

static void an_arena_gives_aligned_memory_of_any_size(void **state) {
  (void)state;
  bs_arena arena = {0};
  char *last = NULL;
  for (size_t size = 1; size < 60000; size = size * 2 + 1) {
    char *data = bs_arena_take(&arena, size);
    assert_non_null(data);
    assert_int_equal((uintptr_t)data % _Alignof(max_align_t), 0);
    memset(data, 1, size);
    assert_ptr_not_equal(data, last);
    last = data;
  }
  assert_true(arena.total >= 60000);
  assert_null(bs_arena_take(&arena, SIZE_MAX));
  bs_arena_free(&arena);
  assert_null(arena.blocks);
  assert_int_equal(arena.total, 0);
}

static void an_arena_copies_with_a_nul(void **state) {
  (void)state;
  bs_arena arena = {0};
  char *copy = bs_arena_copy(&arena, "三亿元", 6);
  assert_string_equal(copy, "三亿");
  assert_string_equal(bs_arena_copy(&arena, NULL, 0), "");
  assert_null(bs_arena_copy(&arena, "", SIZE_MAX));
  assert_string_equal(copy, "三亿");
  bs_arena_free(&arena);
}

static void slices_are_equal_by_their_bytes(void **state) {
  (void)state;
  bs_slice none = {NULL, 0};
  bs_slice slice = bs_slice_of("增长8%以上", (bs_span){6, 8});
  assert_true(bs_slice_is(slice, "8%"));
  assert_false(bs_slice_is(slice, "8"));
  assert_false(bs_slice_is(slice, "8%以"));
  assert_true(bs_slice_equal(none, (bs_slice){"", 0}));
  assert_true(bs_slice_is(none, ""));
}

static void characters_are_put_and_read_back(void **state) {
  (void)state;
  static const struct {
    uint32_t code;
    const char *text;
  } cases[] = {{'8', "8"},          {0x7F, "\x7F"},
               {0x80, "\xC2\x80"},  {0xB7, "·"},
               {0x7FF, "\xDF\xBF"}, {0x800, "\xE0\xA0\x80"},
               {0x62A5, "报"},      {0xFFFD, "\xEF\xBF\xBD"},
               {0x20000, "𠀀"},     {0x10FFFF, "\xF4\x8F\xBF\xBF"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char text[5] = "";
    assert_int_equal(bs_utf8_put(text, cases[i].code), strlen(cases[i].text));
    assert_string_equal(text, cases[i].text);
    assert_int_equal(bs_utf8_at(text), cases[i].code);
    assert_int_equal(bs_utf8_size((unsigned char)text[0]), strlen(text));
    assert_int_equal(bs_utf8_before(text, (uint32_t)strlen(text)), 0);
  }
  assert_int_equal(bs_utf8_length("3.15亿元", strlen("3.15亿元")), 6);
  assert_int_equal(bs_utf8_length("", 0), 0);
}

static void han_characters_are_known(void **state) {
  (void)state;
  static const uint32_t han[] = {0x4E00, 0x9FFF, 0x3400, 0x3007, 0xF900, 0x20000};
  static const uint32_t other[] = {'8', 0x3002, 0xFF0C, 0x25CB, 0xB7, 0xAC00, 0x3006};
  for (size_t i = 0; i < sizeof han / sizeof *han; i++)
    assert_true(bs_is_han(han[i]));
  for (size_t i = 0; i < sizeof other / sizeof *other; i++)
    assert_false(bs_is_han(other[i]));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_failure_is_a_sentence_a_line_and_a_status),
      cmocka_unit_test(a_long_sentence_is_cut_between_characters),
      cmocka_unit_test(an_array_grows_and_keeps_its_items),
      cmocka_unit_test(growth_beyond_memory_changes_nothing),
      cmocka_unit_test(a_buffer_ends_in_nul),
      cmocka_unit_test(a_failed_buffer_stays_failed),
      cmocka_unit_test(an_arena_gives_aligned_memory_of_any_size),
      cmocka_unit_test(an_arena_copies_with_a_nul),
      cmocka_unit_test(slices_are_equal_by_their_bytes),
      cmocka_unit_test(characters_are_put_and_read_back),
      cmocka_unit_test(han_characters_are_known),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
