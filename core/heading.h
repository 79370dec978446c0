/** Heading marks: the `一、` `（二）` `第三，` `——` that open a heading. */
#ifndef BS_HEADING_H
#define BS_HEADING_H

#include "pack.h"

/** A mark as read. */
typedef struct bs_heading {
  uint32_t size;  /**< bytes */
  uint32_t form;  /**< which of the pack's heading forms */
  uint32_t level; /**< of that form, 0 where it is relative */
  int32_t value;  /**< the number in it, or -1 */
  bool divides;   /**< made of words at both ends, as 第三章 is: a division of the report */
} bs_heading;

/** Reads the longest mark that mended text opens with; false where there is none. A mark that ends
 *  in its number (一) is one only where the text ends too, `2.5` and `一、二产业` hold none. */
bool bs_heading_read(const bs_pack *pack, bs_slice text, bs_heading *out);

#endif
