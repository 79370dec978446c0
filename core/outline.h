/** The outline: a report's title, date, place and tree of sections, and its paragraphs and
 *  sentences. */
#ifndef BS_OUTLINE_H
#define BS_OUTLINE_H

#include "text.h"

/** A headed part. Section 0 is the report itself: level 0, its title, all the text. Sections stand
 *  in text order, so what lies below one follows it directly. */
typedef struct bs_section {
  uint32_t parent;        /**< BS_NONE for section 0 */
  uint32_t next;          /**< first section behind this one and all below it */
  uint32_t level;         /**< of the heading: 1 for 一、, 2 for （一） … */
  bs_span mark;           /**< the list mark as written, empty where there is none */
  bs_span title;          /**< what follows it, without the final 。 */
  bs_span span;           /**< heading and all below it, up to the next section that is not below */
  uint32_t paragraph;     /**< the paragraph that holds the heading */
  uint32_t paragraph_end; /**< first paragraph behind the section */
  bool run_in;            /**< the heading opens a paragraph of text */
} bs_section;

/** What a paragraph is. */
typedef enum {
  BS_PARAGRAPH_BODY,
  BS_PARAGRAPH_HEADING,  /**< a heading on a line of its own */
  BS_PARAGRAPH_TITLE,    /**< the report's title */
  BS_PARAGRAPH_DATELINE, /**< date, occasion, speaker, address (各位代表：) */
  BS_PARAGRAPH_FURNITURE /**< what a web page or a printer put around the report */
} bs_paragraph_kind;

typedef struct bs_paragraph {
  bs_span span; /**< without its '\n' */
  bs_paragraph_kind kind;
  uint32_t
      section; /**< the innermost section that it stands in; a run-in head's own for its text */
  uint32_t sentence, sentence_end;
} bs_paragraph;

/** A sentence ends behind 。！？ and closing quotes, or with its paragraph. */
typedef struct bs_sentence {
  bs_span span;
  uint32_t paragraph;
  uint32_t section; /**< innermost; differs from its paragraph's behind a bold head inside it */
  bool heading;     /**< is a heading or a run-in head */
} bs_sentence;

/** Zero-initialise; free with bs_outline_free(). */
typedef struct bs_outline {
  bs_section *sections;
  size_t section_count, section_capacity;
  bs_paragraph *paragraphs;
  size_t paragraph_count, paragraph_capacity;
  bs_sentence *sentences;
  size_t sentence_count, sentence_capacity;
  bool titled;  /**< a title was found: section 0 has a title span */
  bs_span date; /**< the dateline's date as written (2021年2月28日), empty where there is none */
  int16_t year; /**< the year the report was given in, or 0 where nothing tells */
  int8_t month, day; /**< 0 where not known */
  bs_span place;     /**< 屠甸镇, 福建省 …, empty where there is none */
} bs_outline;

/** Finds all of it. Fails with BS_NOMEM only. */
bs_status bs_outline_build(bs_outline *out, const bs_text *text, const bs_pack *pack,
                           bs_error *err);

/** The sentence that holds text offset `at`, or BS_NONE (blank lines between paragraphs). */
uint32_t bs_outline_sentence(const bs_outline *outline, uint32_t at);

void bs_outline_free(bs_outline *outline);

#endif
