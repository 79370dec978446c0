/** What every file of the core uses: growth, errors, slices of text. */
#ifndef BS_BASE_H
#define BS_BASE_H

#include <stdarg.h>
#include <string.h>

#include "baoshu.h"

/** No index: the value of an index field that points at nothing. */
#define BS_NONE UINT32_MAX

/** Fills `err` (may be NULL) with a sentence, printf-style, cut at its size between characters, and
 *  returns `status`, so that `return bs_fail(...)` reads as one line. */
bs_status bs_fail(bs_error *err, bs_status status, int line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/** The sentence for memory that the system refused. */
bs_status bs_fail_memory(bs_error *err);

/** What bs_grow() does where there is no room. */
bool bs_grow_now(void *array, size_t *capacity, size_t need, size_t item);

/** Makes room for `need` items of `item` bytes in the array at `*array` (NULL at first), whose
 *  capacity is `*capacity`. False, and nothing changed, when memory or size_t does not suffice. */
static inline bool bs_grow(void *array, size_t *capacity, size_t need, size_t item) {
  return need <= *capacity || bs_grow_now(array, capacity, need, item);
}

/** A growing string of bytes. Zero-initialise; free with bs_buffer_free(). A failed growth sets
 *  `failed` and drops what was to be added, so a writer checks once at its end. */
typedef struct bs_buffer {
  char *data;
  size_t size, capacity;
  bool failed;
} bs_buffer;

void bs_buffer_add(bs_buffer *buffer, const char *data, size_t size);
void bs_buffer_add_string(bs_buffer *buffer, const char *string);
void bs_buffer_printf(bs_buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void bs_buffer_free(bs_buffer *buffer);

/** Memory that lives and goes together, in blocks. Zero-initialise; free with bs_arena_free(). */
typedef struct bs_arena {
  struct bs_arena_block *blocks;
  size_t used, total; /**< bytes used of the newest block; bytes of all blocks */
} bs_arena;

/** `size` bytes, aligned for anything, uninitialised; NULL when there is no memory. */
void *bs_arena_take(bs_arena *arena, size_t size);
/** A copy of `size` bytes with a NUL behind it; NULL when there is no memory. */
char *bs_arena_copy(bs_arena *arena, const char *data, size_t size);
void bs_arena_free(bs_arena *arena);

static inline bool bs_span_empty(bs_span span) {
  return span.end <= span.start;
}

/** Whether `word` stands at `at`, inside the span of `text`. */
static inline bool bs_span_has(const char *text, bs_span span, uint32_t at, const char *word) {
  size_t size = strlen(word);
  return at + size <= span.end && memcmp(text + at, word, size) == 0;
}

static inline bs_slice bs_slice_of(const char *text, bs_span span) {
  return (bs_slice){text + span.start, span.end - span.start};
}
bool bs_slice_equal(bs_slice a, bs_slice b);

/** Negative, 0 or positive, by bytes; of two that begin alike the shorter comes first. */
int bs_slice_compare(bs_slice a, bs_slice b);

#endif
