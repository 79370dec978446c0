/** A port: a worker's end of its socket. Whoever is at the other end is all that a worker lives
 * for, so that the process ends where the socket does. */
#ifndef BS_PORT_H
#define BS_PORT_H

#include <time.h>

#include "wire.h"

/** Begin with bs_port_open(). */
typedef struct bs_port {
  int fd;
  bs_buffer out;      /**< frames to be sent; once it has failed nothing of it is */
  size_t joined;      /**< where the frame begins that may grow, SIZE_MAX where there is none */
  bs_frame_type type; /**< of that one */
  struct timespec sent;
} bs_port;

void bs_port_open(bs_port *port, int fd);

/** Waits for a frame and receives its body into `out`, instead of what that held. */
bs_frame_type bs_port_receive(bs_port *port, bs_buffer *out);

/** Begins a frame, for bs_frame_close(). One that may grow is closed. */
size_t bs_port_begin(bs_port *port, bs_frame_type type);

/** Goes on with a frame that may grow until another begins or all is sent. True where none of that
 * type was there, and it begins now. */
bool bs_port_join(bs_port *port, bs_frame_type type);

/** Closes the frame that may grow, if there is one. */
void bs_port_part(bs_port *port);

/** Adds a whole frame of bytes. */
void bs_port_add(bs_port *port, bs_frame_type type, const bs_buffer *bytes);

/** Sends all, once `size` bytes are there; 0 sends in any case. */
void bs_port_send(bs_port *port, size_t size);

/** Whether nothing was sent for a while: whoever looks on would wait. */
bool bs_port_is_overdue(const bs_port *port);

/** Ends the process. What a sanitizer or a count of branches has to say takes files, so it is said
 *  only where there are no walls. */
_Noreturn void bs_port_leave(void);

/** Ends it where memory does not suffice even to say so: its exit status does. */
_Noreturn void bs_port_starve(void);
enum { BS_PORT_STARVED = 12 /**< that status */ };

#endif
