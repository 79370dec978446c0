/** The wire: frames of typed values between the supervisor and its workers.
 *
 *  A frame is its size (4 bytes), its type (1 byte) and a body of values in the machine's own byte
 *  order, for both ends are one program. Whoever reads checks every size against what is there:
 *  a worker may have been made to send anything. */
#ifndef BS_WIRE_H
#define BS_WIRE_H

#include "base.h"

/** What a frame is. Those of the supervisor are asked; each but BS_FRAME_ANSWER is answered by
 *  frames that BS_FRAME_END closes. */
typedef enum {
  /* of the supervisor */
  BS_FRAME_PACK = 1, /**< adds a pack */
  BS_FRAME_SCRIPT,   /**< the script that later frames run, with its options */
  BS_FRAME_VIEW,     /**< how rows are shown */
  BS_FRAME_DESCRIBE, /**< what a script says of itself */
  BS_FRAME_RUN,      /**< runs the script over a report, or over none */
  BS_FRAME_TRY,      /**< runs the script's cases */
  BS_FRAME_EXPLAIN,  /**< explains a line of a report */
  BS_FRAME_PROBE,    /**< tries what a worker must not be able to do */
  BS_FRAME_ANSWER,   /**< to BS_FRAME_WANT */
  /* of a worker */
  BS_FRAME_COLUMNS, /**< of the rows that follow */
  BS_FRAME_ROWS,    /**< some rows */
  BS_FRAME_PRINT, /**< lines that a script printed: a byte, whether it is a plain chunk, and text */
  BS_FRAME_TEXT,  /**< text for standard output */
  BS_FRAME_ANALYSIS,
  BS_FRAME_NOTHING, /**< why a report gave no rows */
  BS_FRAME_WANT,    /**< asks for a file; BS_FRAME_ANSWER follows */
  BS_FRAME_END      /**< what came of it */
} bs_frame_type;

/** What BS_FRAME_WANT asks for. */
typedef enum {
  BS_WANT_MODULE, /**< Lua that the script requires, by its name */
  BS_WANT_FILE    /**< a file, by its path */
} bs_want;

/** Bytes before a frame's body. */
enum { BS_FRAME_HEAD = 5 };

/** Begins a frame at the end of `out` and gives its place, for bs_frame_close(). */
size_t bs_frame_open(bs_buffer *out, bs_frame_type type);

/** Closes it: all that was added since is its body. A body of 4 GB or more fails the buffer. */
void bs_frame_close(bs_buffer *out, size_t place);

/** Adds a value. */
void bs_wire_add_byte(bs_buffer *out, uint8_t value);
void bs_wire_add_number(bs_buffer *out, uint64_t value);
void bs_wire_add_real(bs_buffer *out, double value);
void bs_wire_add_bytes(bs_buffer *out, const char *data, size_t size);

/** Begins bytes that are added to the buffer itself, and gives the place to close them with. */
size_t bs_wire_open_bytes(bs_buffer *out);
void bs_wire_close_bytes(bs_buffer *out, size_t place);

/** Adds a string; NULL stays NULL. */
void bs_wire_add_string(bs_buffer *out, const char *string);

/** A body being read. Once a value is not there, or is none that may be, it is broken, and every
 *  further value is 0, NULL or empty. */
typedef struct bs_wire {
  const char *at, *end;
  bool broken;
} bs_wire;

/** Takes a value. What is borrowed lives as long as the body. */
uint8_t bs_wire_byte(bs_wire *wire);
uint64_t bs_wire_number(bs_wire *wire);

/** A number that counts things of which each takes a byte at least, so no more than are left. */
size_t bs_wire_count(bs_wire *wire);

double bs_wire_real(bs_wire *wire);
const char *bs_wire_bytes(bs_wire *wire, size_t *size);

/** A string, which ends in NUL where it lies; NULL where NULL was added. One that holds a NUL
 *  breaks the wire. */
const char *bs_wire_string(bs_wire *wire);

/** A frame as it stands in received bytes. */
typedef struct bs_frame {
  bs_frame_type type;
  bs_wire body;
} bs_frame;

/** Finds the next whole frame in `size` bytes and gives how many it takes; 0 where it is not whole
 *  yet. */
size_t bs_frame_next(bs_frame *out, const char *data, size_t size);

#endif
