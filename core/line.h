/** Lines of a source, without page numbers. */
#ifndef BS_LINE_H
#define BS_LINE_H

#include "pack.h"
#include "source.h"

/** A line that holds text, without the blanks around it. */
typedef struct bs_line {
  uint32_t start, end; /**< of the source's text */
  uint16_t indent;     /**< columns of blanks before it */
  uint16_t columns;    /**< its width, Chinese characters counting two; at most 300 */
  uint8_t gap;         /**< empty lines and page numbers before it, at most 255 */
  bool page;           /**< a page number stands before it */
  bool joins;          /**< goes on with the line before */
} bs_line;

/** Zero-initialise; free(lines). */
typedef struct bs_lines {
  bs_line *lines;
  size_t count, capacity;
  bool chinese; /**< the text is Chinese: blanks between its characters mean nothing */
} bs_lines;

/** Cuts a source into lines and says which join. False when there is no memory. */
bool bs_lines_read(bs_lines *out, const bs_source *source, const bs_pack *pack);

#endif
