#include "output.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

void bs_output_open(bs_output *output, int fd, const char *name) {
  output->fd = fd;
  output->name = name;
  output->error = 0;
  output->wrote = false;
  output->used = 0;
  output->holding = false;
  output->held = (bs_buffer){0};
}

/* Writes all of it, however little the system takes at a time. */
static bool drain(bs_output *output, const char *data, size_t size) {
  while (size > 0 && !output->error) {
    ssize_t part = write(output->fd, data, size);
    if (part > 0) {
      data += part;
      size -= (size_t)part;
    } else if (part == 0) {
      output->error = ENOSPC; /* what a device without room may answer instead of failing */
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) { /* GCOVR_EXCL_BR_LINE: Linux's are one */
      /* somebody who shares the descriptor made it non-blocking */
      struct pollfd ready = {output->fd, POLLOUT, 0};
      if (poll(&ready, 1, -1) < 0 && errno != EINTR)
        output->error = errno;
    } else if (errno != EINTR) {
      output->error = errno;
    }
  }
  return !output->error;
}

bool bs_output_flush(bs_output *output) {
  size_t size = output->used;
  output->used = 0;
  return drain(output, output->data, size);
}

void bs_output_hold(bs_output *output) {
  output->holding = true;
}

bool bs_output_settle(bs_output *output, bool keep) {
  bs_buffer held = output->held;
  output->holding = false;
  output->held = (bs_buffer){0};
  if (keep && held.size > 0)
    bs_output_add(output, held.data, held.size);
  bs_buffer_free(&held);
  return !output->error;
}

static bool hold(bs_output *output, const char *data, size_t size) {
  bs_buffer_add(&output->held, data, size);
  if (output->held.failed)
    output->error = ENOMEM;
  return !output->error;
}

bool bs_output_add(bs_output *output, const char *data, size_t size) {
  if (output->holding)
    return hold(output, data, size);
  output->wrote = output->wrote || size > 0;
  if (size > sizeof output->data - output->used && !bs_output_flush(output))
    return false;
  if (size > sizeof output->data)
    return drain(output, data, size);
  if (size > 0)
    memcpy(output->data + output->used, data, size);
  output->used += size;
  return !output->error;
}

bool bs_output_add_string(bs_output *output, const char *string) {
  return bs_output_add(output, string, strlen(string));
}

bool bs_output_close(bs_output *output) {
  bs_output_flush(output);
  /* A descriptor that was closed from the start is no loss where nothing was written. Linux closes
     it in any case, so an interrupted close is not repeated. */
  if (close(output->fd) < 0 && errno != EINTR && output->wrote && !output->error)
    output->error = errno;
  return !output->error;
}

bs_status bs_output_failure(const bs_output *output, bs_error *err) {
  if (!output->error)
    return BS_OK;
  return bs_fail(err, BS_IO, 0, "could not write %s: %s", output->name, strerror(output->error));
}
