/** What stands around a report's text: title, dateline, and what a page put before and behind. */
#ifndef BS_DATELINE_H
#define BS_DATELINE_H

#include "outline.h"

/** Finds title, date and place among the first paragraphs, and says of each paragraph that is no
 *  text what it is. False when there is no memory. */
bool bs_dateline_read(bs_outline *outline, const bs_text *text, const bs_pack *pack);

/** Whether a mended line is what a page puts around a report: 来源：…, 打印. */
bool bs_is_furniture(const bs_pack *pack, bs_slice line);

/** Whether a mended line is a report's title by its end: …工作报告. */
bool bs_is_title(const bs_pack *pack, bs_slice line);

/** Whether a mended line addresses the audience and says nothing else. */
bool bs_is_address(const bs_pack *pack, bs_slice line);

/** Whether a paragraph is so long, and so written, that it is text. */
bool bs_is_text(bs_slice paragraph);

/** Finds the year that headings tell (2015年工作回顾, 2016年任务) where nothing else did. */
void bs_dateline_complete(bs_outline *outline, const bs_text *text, const bs_pack *pack);

#endif
