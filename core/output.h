/** An output: bytes to a file descriptor, checked. */
#ifndef BS_OUTPUT_H
#define BS_OUTPUT_H

#include "base.h"

/** Collects bytes and writes them out in blocks. The first failure stays: what is added behind it
 * is dropped, and whoever made the output asks once, at the end. Open with bs_output_open(). */
typedef struct bs_output {
  int fd;
  const char *name; /**< for messages: "standard output" */
  int error;        /**< errno of the first failure, or 0 */
  bool wrote;       /**< something was to be written */
  bool holding;     /**< what is added goes into `held` */
  bs_buffer held;
  size_t used;
  char data[64 * 1024];
} bs_output;

/** Begins an output over `fd`, which stays the caller's. `name` must outlive it. */
void bs_output_open(bs_output *output, int fd, const char *name);

/** Adds bytes. False once anything has failed. */
bool bs_output_add(bs_output *output, const char *data, size_t size);
bool bs_output_add_string(bs_output *output, const char *string);

/** Writes out what was collected, but for what is held back. */
bool bs_output_flush(bs_output *output);

/** From here on what is added is held back; nothing may be held back yet. */
void bs_output_hold(bs_output *output);

/** Adds what was held back, if it is to be kept, or forgets it. Nothing is done where nothing is
 *  held back. */
bool bs_output_settle(bs_output *output, bool keep);

/** Flushes and closes the descriptor, for some file systems tell only then that the disk is full.
 */
bool bs_output_close(bs_output *output);

/** BS_OK, or BS_IO and the sentence for its failure: "could not write standard output: No space
 *  left on device". A reader that closed its pipe (error EPIPE) is a failure too. */
bs_status bs_output_failure(const bs_output *output, bs_error *err);

#endif
