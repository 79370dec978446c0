/** Text as people may see it on a terminal: harmless, and measured in columns. */
#ifndef BS_SHOW_H
#define BS_SHOW_H

#include "base.h"

/** Reads the character at the start of text that may be broken: gives its size and in `*code` its
 * code point, or 1 and -1 for a byte that belongs to none. `size` must not be 0. */
size_t bs_show_next(const char *text, size_t size, int32_t *code);

/** How many bytes at the start stand for themselves in every format and on every terminal:
 * printable ASCII but for quotes and backslashes, and what Chinese is written in (U+3000 to
 * U+9FFF). */
size_t bs_show_plain(const char *text, size_t size);

/** Adds text with all that could steer a terminal written out: `\n`, `\t`, `\x1b` for control
 *  characters, `\u{202e}` for marks of direction and line; broken UTF-8 becomes U+FFFD. Characters
 *  in `keep` (such as "\n\t"; NULL for none) stay as they are. */
void bs_show_text(bs_buffer *out, const char *text, size_t size, const char *keep);

/** Bytes that text takes at most as a format or bs_show_text() writes it. */
size_t bs_show_most(const char *text, size_t size);

/** Columns that text from bs_show_text() takes: 2 for a Chinese character, 0 for a combining mark.
 */
size_t bs_show_width(const char *text, size_t size);

/** Bytes of the longest start of the text that takes at most `width` columns. */
size_t bs_show_fit(const char *text, size_t size, size_t width);

/** Adds so many blanks. */
void bs_show_pad(bs_buffer *out, size_t count);

#endif
