#include "wire.h"

/* How many bytes a string has that is none. */
static const uint64_t absent = UINT64_MAX;

size_t bs_frame_open(bs_buffer *out, bs_frame_type type) {
  const char head[BS_FRAME_HEAD] = {0, 0, 0, 0, (char)type};
  size_t place = out->size;
  bs_buffer_add(out, head, sizeof head);
  return place;
}

void bs_frame_close(bs_buffer *out, size_t place) {
  if (out->failed)
    return;
  size_t size = out->size - place - BS_FRAME_HEAD;
  uint32_t stored = (uint32_t)size;
  if (size > UINT32_MAX)
    out->failed = true;
  else
    memcpy(out->data + place, &stored, sizeof stored);
}

void bs_wire_add_byte(bs_buffer *out, uint8_t value) {
  bs_buffer_add(out, (const char *)&value, 1);
}

void bs_wire_add_number(bs_buffer *out, uint64_t value) {
  bs_buffer_add(out, (const char *)&value, sizeof value);
}

void bs_wire_add_real(bs_buffer *out, double value) {
  bs_buffer_add(out, (const char *)&value, sizeof value);
}

void bs_wire_add_bytes(bs_buffer *out, const char *data, size_t size) {
  bs_wire_add_number(out, size);
  if (size > 0)
    bs_buffer_add(out, data, size);
}

size_t bs_wire_open_bytes(bs_buffer *out) {
  size_t place = out->size;
  bs_wire_add_number(out, 0);
  return place;
}

void bs_wire_close_bytes(bs_buffer *out, size_t place) {
  uint64_t size = out->size - place - sizeof size;
  if (!out->failed)
    memcpy(out->data + place, &size, sizeof size);
}

void bs_wire_add_string(bs_buffer *out, const char *string) {
  if (!string)
    bs_wire_add_number(out, absent);
  else
    bs_wire_add_bytes(out, string, strlen(string) + 1);
}

/* Takes `size` bytes; NULL where they are not there. */
static const char *take(bs_wire *wire, uint64_t size) {
  const char *data = wire->at;
  if (wire->broken || size > (uint64_t)(wire->end - wire->at)) {
    wire->broken = true;
    return NULL;
  }
  wire->at += size;
  return data;
}

uint8_t bs_wire_byte(bs_wire *wire) {
  const char *data = take(wire, 1);
  return data ? (uint8_t)*data : 0;
}

uint64_t bs_wire_number(bs_wire *wire) {
  uint64_t value = 0;
  const char *data = take(wire, sizeof value);
  if (data)
    memcpy(&value, data, sizeof value);
  return value;
}

size_t bs_wire_count(bs_wire *wire) {
  uint64_t value = bs_wire_number(wire);
  if (value > (uint64_t)(wire->end - wire->at))
    wire->broken = true;
  return wire->broken ? 0 : (size_t)value;
}

double bs_wire_real(bs_wire *wire) {
  double value = 0;
  const char *data = take(wire, sizeof value);
  if (data)
    memcpy(&value, data, sizeof value);
  return value;
}

const char *bs_wire_bytes(bs_wire *wire, size_t *size) {
  uint64_t own = bs_wire_number(wire);
  const char *data = take(wire, own);
  *size = data ? (size_t)own : 0;
  return data;
}

const char *bs_wire_string(bs_wire *wire) {
  uint64_t size = bs_wire_number(wire);
  if (size == absent)
    return NULL;
  const char *data = take(wire, size);
  if (data && (size == 0 || memchr(data, '\0', size) != data + size - 1)) {
    wire->broken = true;
    return NULL;
  }
  return data;
}

size_t bs_frame_next(bs_frame *out, const char *data, size_t size) {
  uint32_t body;
  if (size < BS_FRAME_HEAD)
    return 0;
  memcpy(&body, data, sizeof body);
  if (body > size - BS_FRAME_HEAD)
    return 0;
  const char *at = data + BS_FRAME_HEAD;
  *out = (bs_frame){(bs_frame_type)(unsigned char)data[BS_FRAME_HEAD - 1], {at, at + body, false}};
  return BS_FRAME_HEAD + (size_t)body;
}
