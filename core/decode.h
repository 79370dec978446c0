/** Decoders: from the bytes of one encoding to valid UTF-8, with an offset map. */
#ifndef BS_DECODE_H
#define BS_DECODE_H

#include "source.h"

/** The name by which decoders know `encoding`, in any case: "GB18030" for gbk, "UTF-8" for utf8;
 *  static. An encoding that has no decoder of its own keeps the name it came with. */
const char *bs_encoding_name(const char *encoding);

/** The encoding whose byte order mark the bytes begin with; NULL where there is none. */
const char *bs_encoding_marked(const char *bytes, size_t size);

/** Length of the UTF-8 sequence at `bytes` (`size` > 0): positive for a character, negative for
 * what becomes one U+FFFD, Unicode's maximal subpart. NUL counts as malformed, as no text holds
 * one. */
int bs_utf8_sequence(const char *bytes, size_t size);

/** How many bytes are well-formed UTF-8 from the start on; `size` when all of them are. */
size_t bs_utf8_valid(const char *bytes, size_t size);

/** Decodes into `out`, zero-initialised: text, size, map, encoding, replaced. Drops the encoding's
 *  own byte order mark. `size` is within BS_SOURCE_LIMIT, `encoding` a bs_encoding_name(), `valid`
 *  how many bytes bs_utf8_valid() has found, or 0. After a failure (BS_USAGE, BS_NOMEM) `out` is
 *  still to be freed. */
bs_status bs_decode(bs_source *out, const char *bytes, size_t size, const char *encoding,
                    size_t valid, bs_error *err);

#endif
