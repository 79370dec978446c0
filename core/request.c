#include "request.h"

#include "wire_analysis.h"

/* Tells or asks a frame that is complete, and frees it. */

static void tell(bs_supervisor *supervisor, bs_buffer *frame, size_t place, bs_outcome *out) {
  bs_frame_close(frame, place);
  bs_supervisor_tell(supervisor, frame, out);
  bs_buffer_free(frame);
}

static void ask(bs_supervisor *supervisor, bs_buffer *frame, size_t place,
                void (*take)(void *self, size_t index, bs_frame *frame), void *self,
                bs_outcome *out) {
  bs_frame_close(frame, place);
  bs_supervisor_ask(supervisor, frame, take, self, out);
  bs_buffer_free(frame);
}

void bs_request_pack(bs_supervisor *supervisor, const char *name, const char *lua, size_t size,
                     bs_outcome *out) {
  bs_buffer frame = {0};
  size_t place = bs_frame_open(&frame, BS_FRAME_PACK);
  bs_wire_add_string(&frame, name);
  bs_wire_add_bytes(&frame, lua, size);
  tell(supervisor, &frame, place, out);
}

void bs_request_script(bs_supervisor *supervisor, const bs_script *script,
                       const bs_request_option *options, size_t count, bs_outcome *out) {
  bs_buffer frame = {0};
  size_t place = bs_frame_open(&frame, BS_FRAME_SCRIPT);
  bs_wire_add_string(&frame, script->name);
  bs_wire_add_bytes(&frame, script->lua, script->size);
  bs_wire_add_number(&frame, count);
  for (size_t i = 0; i < count; i++) {
    const bs_buffer *file = options[i].file;
    bs_wire_add_string(&frame, options[i].name);
    bs_wire_add_string(&frame, file ? options[i].value : NULL);
    if (file)
      bs_wire_add_bytes(&frame, file->data, file->size);
    else
      bs_wire_add_string(&frame, options[i].value);
  }
  tell(supervisor, &frame, place, out);
}

void bs_request_view(bs_supervisor *supervisor, const char *units, bool people, bs_outcome *out) {
  bs_buffer frame = {0};
  size_t place = bs_frame_open(&frame, BS_FRAME_VIEW);
  bs_wire_add_string(&frame, units);
  bs_wire_add_byte(&frame, people);
  tell(supervisor, &frame, place, out);
}

static void take_analysis(void *self, size_t index, bs_frame *frame) {
  bs_analysis **out = self;
  (void)index;
  if (frame->type == BS_FRAME_ANALYSIS && !*out)
    *out = bs_wire_analysis(&frame->body);
}

void bs_request_describe(bs_supervisor *supervisor, const bs_script *script, bs_analysis **analysis,
                         bs_outcome *out) {
  bs_buffer frame = {0};
  size_t place = bs_frame_open(&frame, BS_FRAME_DESCRIBE);
  bs_analysis *taken = NULL;
  bs_wire_add_string(&frame, script->name);
  bs_wire_add_bytes(&frame, script->lua, script->size);
  ask(supervisor, &frame, place, take_analysis, &taken, out);
  if (out->status == BS_OK && !taken)
    out->status = bs_fail_memory(&out->error);
  if (out->status == BS_OK)
    *analysis = taken;
  else
    bs_analysis_free(taken);
}

static void take_text(void *self, size_t index, bs_frame *frame) {
  size_t size;
  (void)index;
  if (frame->type != BS_FRAME_TEXT)
    return;
  const char *data = bs_wire_bytes(&frame->body, &size);
  if (data)
    bs_buffer_add(self, data, size);
}

void bs_request_try(bs_supervisor *supervisor, bs_buffer *text, bs_outcome *out) {
  bs_buffer frame = {0};
  ask(supervisor, &frame, bs_frame_open(&frame, BS_FRAME_TRY), take_text, text, out);
}

void bs_request_explain(bs_supervisor *supervisor, const char *path, const char *encoding,
                        const bs_buffer *bytes, uint64_t line, bs_buffer *text, bs_outcome *out) {
  bs_buffer frame = {0};
  size_t place = bs_frame_open(&frame, BS_FRAME_EXPLAIN);
  bs_wire_add_number(&frame, line);
  bs_wire_add_string(&frame, path);
  bs_wire_add_string(&frame, encoding);
  bs_wire_add_bytes(&frame, bytes->data, bytes->size);
  ask(supervisor, &frame, place, take_text, text, out);
}

void bs_request_probe(bs_supervisor *supervisor, bs_buffer *text, bs_outcome *out) {
  bs_buffer frame = {0};
  ask(supervisor, &frame, bs_frame_open(&frame, BS_FRAME_PROBE), take_text, text, out);
}

bs_request_place bs_request_open_run(bs_buffer *frame, bool reason, const char *path,
                                     const char *encoding) {
  bs_request_place place = {.frame = bs_frame_open(frame, BS_FRAME_RUN)};
  bs_wire_add_byte(frame, reason);
  bs_wire_add_byte(frame, path != NULL);
  bs_wire_add_string(frame, path);
  bs_wire_add_string(frame, encoding);
  place.bytes = bs_wire_open_bytes(frame);
  return place;
}

void bs_request_close_run(bs_buffer *frame, bs_request_place place) {
  bs_wire_close_bytes(frame, place.bytes);
  bs_frame_close(frame, place.frame);
}
