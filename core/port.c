#define _GNU_SOURCE
#include "port.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "walls.h"

/* Nanoseconds without a word. */
enum { PATIENCE = 50000000 };

void bs_port_open(bs_port *port, int fd) {
  *port = (bs_port){.fd = fd, .joined = SIZE_MAX};
}

static _Noreturn void leave(int status) {
  if (BS_WALLS_BUILT)
    _exit(status);
  exit(status);
}

void bs_port_leave(void) {
  leave(0);
}

void bs_port_starve(void) {
  leave(BS_PORT_STARVED);
}

static void receive(const bs_port *port, char *data, size_t size) {
  while (size > 0) {
    ssize_t part = read(port->fd, data, size);
    if (part == 0 || (part < 0 && errno != EINTR))
      bs_port_leave();
    if (part > 0) {
      data += part;
      size -= (size_t)part;
    }
  }
}

bs_frame_type bs_port_receive(bs_port *port, bs_buffer *out) {
  char head[BS_FRAME_HEAD];
  uint32_t size;
  receive(port, head, sizeof head);
  memcpy(&size, head, sizeof size);
  bs_buffer_free(out);
  if (!bs_grow(&out->data, &out->capacity, (size_t)size + 1, 1))
    bs_port_starve();
  receive(port, out->data, size);
  out->data[size] = '\0';
  out->size = size;
  return (bs_frame_type)head[BS_FRAME_HEAD - 1];
}

void bs_port_part(bs_port *port) {
  if (port->joined != SIZE_MAX)
    bs_frame_close(&port->out, port->joined);
  port->joined = SIZE_MAX;
}

size_t bs_port_begin(bs_port *port, bs_frame_type type) {
  bs_port_part(port);
  return bs_frame_open(&port->out, type);
}

bool bs_port_join(bs_port *port, bs_frame_type type) {
  if (port->joined != SIZE_MAX && port->type == type)
    return false;
  port->joined = bs_port_begin(port, type);
  port->type = type;
  return true;
}

void bs_port_add(bs_port *port, bs_frame_type type, const bs_buffer *bytes) {
  size_t frame = bs_port_begin(port, type);
  bs_wire_add_bytes(&port->out, bytes->data, bytes->size);
  bs_frame_close(&port->out, frame);
  port->out.failed = port->out.failed || bytes->failed;
}

void bs_port_send(bs_port *port, size_t size) {
  if (port->out.failed || port->out.size < size)
    return;
  bs_port_part(port);
  for (size_t at = 0; at < port->out.size;) {
    ssize_t sent = write(port->fd, port->out.data + at, port->out.size - at);
    if (sent < 0 && errno != EINTR)
      bs_port_leave();
    if (sent > 0)
      at += (size_t)sent;
  }
  port->out.size = 0;
  clock_gettime(CLOCK_MONOTONIC_COARSE, &port->sent);
}

bool bs_port_is_overdue(const bs_port *port) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC_COARSE, &now);
  return (now.tv_sec - port->sent.tv_sec) * 1000000000 + now.tv_nsec - port->sent.tv_nsec >
         PATIENCE;
}
