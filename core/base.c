#include "base.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 16 * 1024 };

struct bs_arena_block {
  struct bs_arena_block *next;
  size_t size;
  max_align_t data[];
};

bs_status bs_fail(bs_error *err, bs_status status, int line, const char *format, ...) {
  if (!err)
    return status;
  va_list args;
  va_start(args, format);
  int size = vsnprintf(err->message, sizeof err->message, format, args);
  va_end(args);
  if (size >= (int)sizeof err->message) { /* cut between characters */
    static const char more[] = "…";
    size_t end = sizeof err->message - sizeof more;
    while (end > 0 && ((unsigned char)err->message[end] & 0xC0) == 0x80)
      end--;
    memcpy(err->message + end, more, sizeof more);
  }
  err->line = line;
  return status;
}

bs_status bs_fail_memory(bs_error *err) {
  return bs_fail(err, BS_NOMEM, 0, "out of memory");
}

bool bs_grow_now(void *array, size_t *capacity, size_t need, size_t item) {
  size_t size = *capacity < 8 ? 8 : *capacity;
  while (size < need) {
    if (size > SIZE_MAX / 2)
      return false;
    size *= 2;
  }
  if (size > SIZE_MAX / item)
    return false;
  void *old;
  memcpy(&old, array, sizeof old); /* array is a T **, whatever T is */
  void *grown = realloc(old, size * item);
  if (!grown)
    return false;
  memcpy(array, &grown, sizeof grown);
  *capacity = size;
  return true;
}

void bs_buffer_add(bs_buffer *buffer, const char *data, size_t size) {
  if (buffer->failed || size >= SIZE_MAX - buffer->size ||
      !bs_grow(&buffer->data, &buffer->capacity, buffer->size + size + 1, 1)) {
    buffer->failed = true;
    return;
  }
  if (size > 0)
    memcpy(buffer->data + buffer->size, data, size);
  buffer->size += size;
  buffer->data[buffer->size] = '\0';
}

void bs_buffer_add_string(bs_buffer *buffer, const char *string) {
  bs_buffer_add(buffer, string, strlen(string));
}

void bs_buffer_printf(bs_buffer *buffer, const char *format, ...) {
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  int size = vsnprintf(NULL, 0, format, args);
  va_end(args);
  if (size < 0 || buffer->failed ||
      !bs_grow(&buffer->data, &buffer->capacity, buffer->size + (size_t)size + 1, 1))
    buffer->failed = true;
  else {
    vsnprintf(buffer->data + buffer->size, (size_t)size + 1, format, again);
    buffer->size += (size_t)size;
  }
  va_end(again);
}

void bs_buffer_free(bs_buffer *buffer) {
  free(buffer->data);
  *buffer = (bs_buffer){0};
}

void *bs_arena_take(bs_arena *arena, size_t size) {
  const size_t step = sizeof(max_align_t);
  if (size > SIZE_MAX - BLOCK)
    return NULL;
  size = (size + step - 1) / step * step;
  struct bs_arena_block *block = arena->blocks;
  if (!block || block->size - arena->used < size) {
    size_t room = size > BLOCK ? size : BLOCK;
    block = malloc(sizeof *block + room);
    if (!block)
      return NULL;
    block->size = room;
    block->next = arena->blocks;
    arena->blocks = block;
    arena->used = 0;
    arena->total += room;
  }
  void *data = (char *)block->data + arena->used;
  arena->used += size;
  return data;
}

char *bs_arena_copy(bs_arena *arena, const char *data, size_t size) {
  char *copy = size < SIZE_MAX ? bs_arena_take(arena, size + 1) : NULL;
  if (!copy)
    return NULL;
  if (size > 0)
    memcpy(copy, data, size);
  copy[size] = '\0';
  return copy;
}

void bs_arena_free(bs_arena *arena) {
  for (struct bs_arena_block *block = arena->blocks, *next; block; block = next) {
    next = block->next;
    free(block);
  }
  *arena = (bs_arena){0};
}

bool bs_slice_equal(bs_slice a, bs_slice b) {
  return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

int bs_slice_compare(bs_slice a, bs_slice b) {
  uint32_t size = a.size < b.size ? a.size : b.size;
  int order = size > 0 ? memcmp(a.data, b.data, size) : 0;
  if (order != 0)
    return order;
  return a.size < b.size ? -1 : a.size > b.size;
}

bool bs_slice_is(bs_slice a, const char *string) {
  return bs_slice_equal(a, (bs_slice){string, (uint32_t)strlen(string)});
}
