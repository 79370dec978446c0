#include "outcome.h"

#include <limits.h>

void bs_outcome_add(bs_buffer *out, const bs_outcome *outcome) {
  size_t frame = bs_frame_open(out, BS_FRAME_END);
  bs_wire_add_byte(out, (uint8_t)outcome->status);
  bs_wire_add_byte(out, (uint8_t)outcome->stage);
  bs_wire_add_number(out, (uint64_t)outcome->error.line);
  bs_wire_add_string(out, outcome->status == BS_OK ? "" : outcome->error.message);
  bs_wire_add_number(out, outcome->size);
  bs_wire_add_number(out, outcome->replaced);
  bs_wire_add_string(out, outcome->encoding);
  bs_wire_add_number(out, outcome->cases);
  bs_wire_add_number(out, outcome->failures);
  bs_wire_add_byte(out, outcome->fitted);
  bs_wire_add_byte(out, outcome->bare);
  bs_wire_add_byte(out, outcome->narrow);
  bs_frame_close(out, frame);
}

/* Copies a string into `size` bytes; one that does not fit breaks the wire. */
static void take_string(bs_wire *wire, char *out, size_t size) {
  const char *string = bs_wire_string(wire);
  if (!string || strlen(string) >= size)
    wire->broken = true;
  else
    memcpy(out, string, strlen(string) + 1);
}

void bs_outcome_take(bs_outcome *out, bs_wire *wire) {
  *out = (bs_outcome){0};
  uint8_t status = bs_wire_byte(wire), stage = bs_wire_byte(wire);
  uint64_t line = bs_wire_number(wire);
  take_string(wire, out->error.message, sizeof out->error.message);
  out->size = (size_t)bs_wire_number(wire);
  out->replaced = (size_t)bs_wire_number(wire);
  take_string(wire, out->encoding, sizeof out->encoding);
  out->cases = (size_t)bs_wire_number(wire);
  out->failures = (size_t)bs_wire_number(wire);
  out->fitted = bs_wire_byte(wire) != 0;
  out->bare = bs_wire_byte(wire) != 0;
  out->narrow = bs_wire_byte(wire) != 0;
  if (status > BS_LIMIT_OUTPUT || stage > BS_STAGE_RAN || line > INT_MAX)
    wire->broken = true;
  out->status = (bs_status)status;
  out->stage = (bs_stage)stage;
  out->error.line = (int)line;
}
