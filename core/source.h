/** A source: the bytes of a file, decoded to UTF-8. */
#ifndef BS_SOURCE_H
#define BS_SOURCE_H

#include "map.h"

/** The most bytes that the name of an encoding takes, with its NUL. */
enum { BS_ENCODING_NAME = 64 };

/** Zero-initialise; free with bs_source_free(). */
typedef struct bs_source {
  char *text; /**< valid UTF-8 without BOM, NUL-terminated; line ends as they stand */
  uint32_t size;
  bs_map map;                      /**< from `text` to the bytes of the file */
  char encoding[BS_ENCODING_NAME]; /**< "UTF-8", "GB18030", "UTF-16LE" …, else as the caller named
                                      it */
  uint32_t replaced; /**< how many malformed sequences, NULs among them, became U+FFFD */
  uint32_t *lines;   /**< where each line of `text` starts; CR, LF and CRLF end one */
  size_t line_count, line_capacity;
} bs_source;

/** The most bytes a file may have, whatever the limits are: decoded, each may become three. */
#define BS_SOURCE_LIMIT (1u << 30)

/** The encodings beside Unicode and GB18030 that may be detected; NULL behind the last. */
extern const char *const bs_source_answers[];

/** Decodes `size` bytes. `encoding` is an iconv name or NULL: then a BOM decides, else valid UTF-8,
 *  else what uchardet says when decoding bears it out. Fails with BS_ENCODING where the bytes are
 *  binary (a NUL in 1000 bytes, say) or text in no encoding that is known (the sentence names
 * --encoding), BS_USAGE for an encoding that iconv lacks, BS_LIMIT, BS_NOMEM. */
bs_status bs_source_decode(bs_source *out, const char *bytes, size_t size, const char *encoding,
                           bs_error *err);

/** The 1-based line of the file that holds offset `at` of `text`. */
uint32_t bs_source_line(const bs_source *source, uint32_t at);

void bs_source_free(bs_source *source);

#endif
