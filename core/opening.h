/** How a paragraph opens: a mark, and a first sentence that may name what the paragraph is about.
 */
#ifndef BS_OPENING_H
#define BS_OPENING_H

#include "heading.h"
#include "outline.h"

/** What a first sentence is good for, by its own form. */
typedef enum {
  BS_OPENING_PROSE, /**< a statement: too long, with figures, or a question */
  BS_OPENING_LIKE,  /**< a heading only where others begin and end as it does: 在教育方面 */
  BS_OPENING_CLAIM, /**< only where others begin as it does, or among topics: 过去五年，是… */
  BS_OPENING_TOPIC /**< names a topic: 推进产业提升 */
} bs_opening_kind;

/** What became of a paragraph. */
typedef enum {
  BS_HEAD_NONE,
  BS_HEAD_MARKED, /**< a list mark opens it */
  BS_HEAD_LINE,   /**< an unmarked line of its own, without 。 */
  BS_HEAD_CLOSED, /**< an unmarked line of its own that ends in 。 */
  BS_HEAD_RUN     /**< unmarked, text follows */
} bs_head;

typedef struct bs_opening {
  bs_heading mark; /**< size 0 where there is none */
  bs_span title;   /**< behind the mark, without 。 or ： at its end */
  uint32_t behind; /**< where the text behind it starts */
  uint32_t length; /**< characters of the title, blanks not counted; at most BS_OPENING_LIMIT */
  bool closed;     /**< it ends in 。 */
  bool colon;      /**< it ends in ： */
  bool more;       /**< text follows in the paragraph */
  bool figures;    /**< it holds figures outside names: a statement */
  bool bold;       /**< Markdown sets it off */
  bool nested;     /**< its list lies inside another of the same level */
  uint8_t kind, head;
} bs_opening;

/** Characters beyond which nothing is a heading. */
enum { BS_OPENING_LIMIT = 120 };

/** Reads how a paragraph opens. `*bold` is the first of the text's bold spans that may lie in it,
 *  moved on. */
bs_opening bs_opening_read(const bs_text *text, bs_span paragraph, const bs_pack *pack,
                           size_t *bold);

/** Marks as heads those of `count` paragraphs that are: lists whose items open with a summary,
 *  lines of their own, and first sentences that form a pattern. False when there is no memory. */
bool bs_openings_judge(bs_opening *openings, const bs_paragraph *paragraphs, size_t count,
                       const bs_text *text, const bs_pack *pack);

#endif
