#include "record.h"

#include <errno.h>

#include "json.h"

const char *bs_record_status(const bs_outcome *outcome) {
  switch (outcome->status) {
  case BS_OK:
    return "ok";
  case BS_LIMIT_TIME:
    return "limit_time";
  case BS_LIMIT_MEMORY:
  case BS_NOMEM:
    return "limit_memory";
  case BS_LIMIT_OUTPUT:
    return "limit_output";
  default:
    return outcome->stage == BS_STAGE_DIED  ? "worker_crash"
           : outcome->stage == BS_STAGE_RAN ? "script_error"
                                            : "input_error";
  }
}

bs_status bs_records_open(bs_records *records, const char *path, bs_error *err) {
  bs_status status = bs_replacement_open(&records->file, path, err);
  if (status == BS_OK)
    bs_output_open(&records->out, records->file.fd, path);
  return status;
}

static void add_string(bs_buffer *line, const char *key, const char *text) {
  bs_buffer_printf(line, ",\"%s\":", key);
  if (text)
    bs_json_string(line, text, strlen(text));
  else
    bs_buffer_add_string(line, "null");
}

void bs_records_add(bs_records *records, const char *report, const char *script,
                    const bs_outcome *outcome) {
  bs_buffer line = {0};
  bool failed = outcome->status != BS_OK;
  if (!records->file.path)
    return;
  add_string(&line, "report", report);
  if (!line.failed)
    line.data[0] = '{'; /* instead of its comma */
  add_string(&line, "script", script);
  add_string(&line, "status", bs_record_status(outcome));
  if (failed && outcome->stage == BS_STAGE_RAN && outcome->error.line > 0)
    bs_buffer_printf(&line, ",\"line\":%d", outcome->error.line);
  else
    bs_buffer_add_string(&line, ",\"line\":null");
  add_string(&line, "message", failed ? outcome->error.message : NULL);
  bs_buffer_add_string(&line, "}\n");
  if (line.failed)
    records->out.error = records->out.error ? records->out.error : ENOMEM;
  else
    bs_output_add(&records->out, line.data, line.size);
  bs_buffer_free(&line);
}

bs_status bs_records_close(bs_records *records, bool keep, bs_error *err) {
  if (!records->file.path)
    return BS_OK;
  if (!keep) {
    bs_replacement_drop(&records->file);
    return BS_OK;
  }
  if (bs_output_flush(&records->out))
    return bs_replacement_keep(&records->file, err);
  bs_replacement_drop(&records->file);
  return bs_output_failure(&records->out, err);
}
