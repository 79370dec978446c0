/* The outline: title, date, place, tree of sections, paragraphs and sentences. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "outline.h"
#include "sentence.h"

static bs_pack pack;

static bs_slice slice(const char *text) {
  return (bs_slice){text, (uint32_t)strlen(text)};
}

static int make_pack(void **state) {
  static const struct {
    const char *form;
    uint32_t level;
  } marks[] = {{"{han}、", 1},   {"{han}", 1},   {"（{han}）", 2}, {"{digits}.", 0},
               {"第{han}，", 0}, {"{han}是", 0}, {"第{han}章", 0}, {"——", 0}};
  static const struct {
    bs_phrase_kind kind;
    const char *text;
  } phrases[] = {{BS_PHRASE_TITLE, "工作报告"},
                 {BS_PHRASE_ADDRESS, "各位代表"},
                 {BS_PHRASE_FURNITURE, "来源："},
                 {BS_PHRASE_FURNITURE, "下载"},
                 {BS_PHRASE_FURNITURE_INSIDE, "名词解释"},
                 {BS_PHRASE_PROSE, "要"},
                 {BS_PHRASE_PROSE, "我们"},
                 {BS_PHRASE_CLAIM, "是"},
                 {BS_PHRASE_PROSE_LIKE, "在"},
                 {BS_PHRASE_PLACE, "省"},
                 {BS_PHRASE_PLACE, "区"},
                 {BS_PHRASE_PLACE, "镇"},
                 {BS_PHRASE_REVIEW, "回顾"}};
  static const char *const dates[] = {"{year}年{month}月{day}日", "{year}年{month}月", "{year}年"};
  (void)state;
  bs_error err;
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    assert_int_equal(bs_pack_add_heading(&pack, slice(marks[i].form), marks[i].level, &err), BS_OK);
  for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
    assert_int_equal(bs_pack_add_phrase(&pack, phrases[i].kind, slice(phrases[i].text), &err),
                     BS_OK);
  for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
    assert_int_equal(
        bs_pack_add_time(&pack, slice(dates[i]), &(bs_time_form){.kind = BS_TIME_CALENDAR}, &err),
        BS_OK);
  assert_int_equal(bs_pack_build(&pack, &err), BS_OK);
  return 0;
}

static int free_pack(void **state) {
  (void)state;
  bs_pack_free(&pack);
  return 0;
}

/* A report read as far as its outline. */
typedef struct reading {
  bs_text text;
  bs_outline outline;
} reading;

static reading read_report(const char *report) {
  bs_source source = {.text = (char *)(uintptr_t)report, .size = (uint32_t)strlen(report)};
  reading r = {0};
  bs_error err;
  assert_int_equal(bs_text_mend(&r.text, &source, &pack, &err), BS_OK);
  assert_int_equal(bs_outline_build(&r.outline, &r.text, &pack, &err), BS_OK);
  return r;
}

static void free_reading(reading *r) {
  bs_outline_free(&r->outline);
  bs_text_free(&r->text);
}

static void assert_span(const reading *r, bs_span span, const char *wanted) {
  char found[256];
  snprintf(found, sizeof found, "%.*s", (int)(span.end - span.start), r->text.text + span.start);
  assert_string_equal(found, wanted);
}

/* The headings of a report, one a line: level, mark, title. */
static void check(const char *report, const char *wanted) {
  reading r = read_report(report);
  char found[4096] = "";
  for (size_t i = 1; i < r.outline.section_count; i++) {
    const bs_section *s = &r.outline.sections[i];
    char line[512];
    snprintf(line, sizeof line, "%u %.*s|%.*s\n", (unsigned)s->level,
             (int)(s->mark.end - s->mark.start), r.text.text + s->mark.start,
             (int)(s->title.end - s->title.start), r.text.text + s->title.start);
    strcat(found, line);
  }
  assert_string_equal(found, wanted);
  free_reading(&r);
}

#define BODY                                                                                                                                      \
  "全镇各项工作平稳推进，群众的收入和生活水平都比上年有了新的提高，基础设施不断得到改善，城乡面貌" \
  "焕然一新，社会保持和谐稳定。"                                                                                                    \
  "群众满意。\n"

static void title_date_and_place_come_from_the_opening(void **state) {
  (void)state;
  reading r = read_report(
      "下载\n2025年东山省政府工作报告\n来源：东山日报\n——2025年1月14日在东山省第十四届人民代表大会"
      "第三次会议上\n省长 "
      "李明\n各位代表：\n现在，我报告工作，请予审议。\n一、2024年工作回顾\n" BODY);
  const bs_outline *o = &r.outline;
  assert_true(o->titled);
  assert_span(&r, o->sections[0].title, "2025年东山省政府工作报告");
  assert_span(&r, o->date, "2025年1月14日");
  assert_span(&r, o->place, "东山省");
  assert_int_equal(o->year, 2025);
  assert_int_equal(o->month, 1);
  assert_int_equal(o->day, 14);
  static const bs_paragraph_kind kinds[] = {
      BS_PARAGRAPH_FURNITURE, BS_PARAGRAPH_TITLE,    BS_PARAGRAPH_FURNITURE,
      BS_PARAGRAPH_DATELINE,  BS_PARAGRAPH_DATELINE, BS_PARAGRAPH_DATELINE,
      BS_PARAGRAPH_BODY,      BS_PARAGRAPH_HEADING,  BS_PARAGRAPH_BODY};
  assert_int_equal(o->paragraph_count, sizeof kinds / sizeof *kinds);
  for (size_t i = 0; i < o->paragraph_count; i++)
    assert_int_equal(o->paragraphs[i].kind, kinds[i]);
  free_reading(&r);
}

static void the_place_of_a_title_stands_before_or_behind_its_year(void **state) {
  (void)state;
  static const char *const cases[][2] = {
      {"菱湖镇2022年政府工作报告", "菱湖镇"},
      {"2022年菱湖镇政府工作报告", "菱湖镇"},
      {"二〇二二年菱湖镇政府工作报告", "菱湖镇"},
      {"（2022年）菱湖镇政府工作报告", "菱湖镇"},
      {"菱湖镇政府工作报告（2022年）", "菱湖镇"},
      {"菱湖镇人民政府2022年工作报告", "菱湖镇"},
      {"关于菱湖镇2022年情况的工作报告", "菱湖镇"},
      {"菱湖镇政府工作报告", "菱湖镇"},
      {"2022年政府工作报告", ""},
      {"(2022年)菱湖镇政府工作报告", "菱湖镇"},
      {"政府工作报告（2022年）", ""},
      {"政府工作报告(2022年)", ""},
      /* a name of two characters needs a date beside it */
      {"政府工作报告\n菱镇第十七届人民代表大会第二次会议", ""},
      {"政府工作报告\n2022年1月5日在菱镇第十七届人民代表大会上", "菱镇"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char text[1024];
    snprintf(text, sizeof text, "%s\n一、2022年工作回顾\n" BODY, cases[i][0]);
    reading r = read_report(text);
    assert_span(&r, r.outline.place, cases[i][1]);
    free_reading(&r);
  }
}

static void the_year_is_told_by_what_there_is(void **state) {
  static const struct {
    const char *report;
    int year;
  } cases[] = {
      {"政府工作报告\n——二○○三年三月五日在大会上\n各位代表：\n" BODY, 2003},
      {"2013政府工作报告\n各位代表：\n" BODY, 2013},
      {"各位代表：\n一、2015年工作回顾\n" BODY "二、今年工作安排\n" BODY, 2016},
      {"各位代表：\n一、2015年工作回顾\n" BODY "二、2016年工作安排\n" BODY, 2016},
      {"各位代表：\n" BODY, 0},
      {"", 0},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    reading r = read_report(cases[i].report);
    assert_int_equal(r.outline.year, cases[i].year);
    free_reading(&r);
  }
}

static void the_date_is_that_of_the_day(void **state) {
  static const struct {
    const char *report, *date;
    int year, month, day;
  } cases[] = {
      {"工作报告\n2025年1月\n——2025年1月14日在大会上\n各位代表：\n" BODY, "2025年1月14日", 2025, 1,
       14},
      {"工作报告\n2025年1月\n各位代表：\n" BODY "2025年2月14日\n", "2025年2月14日", 2025, 2, 14},
      {"工作报告\n2024年编印，2025年1月14日\n各位代表：\n" BODY, "2025年1月14日", 2025, 1, 14},
      {"工作报告\n2024年编印，2025年1月\n各位代表：\n" BODY, "2025年1月", 2025, 1, 0},
      {"工作报告\n2025年1月，2024年3月编印\n各位代表：\n" BODY, "2025年1月", 2025, 1, 0},
      {"工作报告\n2025年1月，2024年编印\n各位代表：\n" BODY, "2025年1月", 2025, 1, 0},
      {"工作报告\n2025年1月\n2024年编印\n各位代表：\n" BODY, "2025年1月", 2025, 1, 0},
      {"工作报告\n2025年\n各位代表：\n" BODY, "", 2025, 0, 0},
      /* four digits are a year only where one can be meant */
      {"1234政府工作报告\n各位代表：\n" BODY, "", 0, 0, 0},
      {"2150政府工作报告\n各位代表：\n" BODY, "", 0, 0, 0},
      {"20135政府工作报告\n各位代表：\n" BODY, "", 0, 0, 0},
      {"**序**\n各位代表：\n" BODY, "", 0, 0, 0},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    reading r = read_report(cases[i].report);
    assert_true(r.outline.titled);
    assert_span(&r, r.outline.date, cases[i].date);
    assert_int_equal(r.outline.year, cases[i].year);
    assert_int_equal(r.outline.month, cases[i].month);
    assert_int_equal(r.outline.day, cases[i].day);
    free_reading(&r);
  }
}

static void a_title_has_no_day_and_is_else_what_is_set_in_bold(void **state) {
  static const struct {
    const char *report, *title;
  } cases[] = {
      {"2025年1月14日政府工作报告\n各位代表：\n" BODY, ""},
      {"东山省的工作\n各位代表：\n" BODY, ""},
      {"来源：东山日报\n**东山省的工作**\n各位代表：\n" BODY, "东山省的工作"},
      {"**东山省**的工作\n各位代表：\n" BODY, ""},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    reading r = read_report(cases[i].report);
    assert_int_equal(r.outline.titled, *cases[i].title != '\0');
    assert_span(&r, r.outline.sections[0].title, cases[i].title);
    free_reading(&r);
  }
}

/* What each paragraph is, one letter each: body, heading, title, dateline, furniture. */
static void check_kinds(const char *report, const char *wanted) {
  reading r = read_report(report);
  char found[64] = "";
  for (size_t i = 0; i < r.outline.paragraph_count; i++)
    found[i] = "bhtdf"[r.outline.paragraphs[i].kind];
  assert_string_equal(found, wanted);
  free_reading(&r);
}

static void who_signs_stands_above_the_date(void **state) {
  (void)state;
  check_kinds("工作报告\n各位代表：\n" BODY "李明\n2025年1月14日\n", "tdbdd");
  check_kinds("工作报告\n各位代表：\n" BODY "镇里的人\n李明\n王强\n张华\n2025年1月14日\n",
              "tdbbdddd");
  check_kinds("工作报告\n各位代表：\n" BODY "谢谢大家。\n2025年1月14日\n", "tdbbd");
  check_kinds("工作报告\n各位代表：\n" BODY "（全文完）\n2025年1月14日\n", "tdbbd");
  check_kinds("工作报告\n各位代表：\n" BODY "各位代表：\n2025年1月14日\n" BODY, "tdbddb");
}

static void an_address_is_a_line_of_its_own(void **state) {
  (void)state;
  check_kinds("工作报告\n各位代表：\n" BODY, "tdb");
  check_kinds("工作报告\n各位代表！大家好！\n" BODY, "tbb");
  check_kinds("工作报告\n各位代表，大家好。\n" BODY, "tbb");
  check_kinds(BODY BODY BODY "各位代表：\n" BODY, "bbbdb");
}

static void a_heading_that_stands_again_ends_a_table_of_contents(void **state) {
  (void)state;
  check("工作报告\n一、回顾\n二、目标\n三、措施\n四、要求\n五、希望\n一、回顾\n" BODY
        "二、目标\n" BODY,
        "1 一、|回顾\n1 二、|目标\n");
  check("工作报告\n一、回顾\n二、目标\n三、措施\n一、回顾\n" BODY "二、目标\n" BODY,
        "1 一、|回顾\n1 二、|目标\n");
  /* but not what is too short for one, nor a part with text in it */
  check("工作报告\n一、回顾\n二、目标\n一、回顾\n" BODY, "1 一、|回顾\n1 二、|目标\n1 一、|回顾\n");
  check("工作报告\n一、回顾\n成绩很好。\n二、目标\n任务很重。\n一、回顾\n成绩不小。\n",
        "1 一、|回顾\n1 二、|目标\n1 一、|回顾\n");
}

static void marks_make_a_tree(void **state) {
  (void)state;
  check(
      "政府工作报告\n各位代表：\n一、去年工作\n（一）发展经济。" BODY "（二）改善民生。" BODY
      "二、今年工作\n（一）扩大投资\n" BODY "1.抓好项目。" BODY "2.优化环境。" BODY
      "（二）提高收入\n" BODY,
      "1 一、|去年工作\n2 （一）|发展经济\n2 （二）|改善民生\n1 二、|今年工作\n2 （一）|扩大投资\n"
      "3 1.|抓好项目\n3 2.|优化环境\n2 （二）|提高收入\n");
  check("第一章 总则\n" BODY "第一章 目标\n（一）任务\n" BODY "第二章 措施\n" BODY,
        "1 第一章|总则\n1 第一章|目标\n2 （一）|任务\n1 第二章|措施\n");
  check("各位代表：\n一\n" BODY "二\n" BODY, "1 一|\n1 二|\n");
}

static void a_mark_of_the_second_rank_alone_divides_the_report(void **state) {
  (void)state;
  check("各位代表：\n（一）经济形势\n" BODY "（二）经济改革\n" BODY "第一，加强管理。" BODY
        "第二，克服困难。" BODY,
        "1 （一）|经济形势\n1 （二）|经济改革\n2 第一，|加强管理\n2 第二，|克服困难\n");
}

static void a_list_that_counts_anew_lies_inside(void **state) {
  (void)state;
  check("各位代表：\n一、去年工作\n" BODY "二、今年工作\n" BODY "一、扩大投资。" BODY
        "二、优化环境。" BODY "三、对外工作\n" BODY,
        "1 一、|去年工作\n1 二、|今年工作\n2 一、|扩大投资\n2 二、|优化环境\n1 三、|对外工作\n");
}

static void three_topics_in_a_row_are_heads(void **state) {
  (void)state;
  check("各位代表：\n一、今年工作\n" BODY "推进产业提升。" BODY "加快企业提质。" BODY
        "实现服务提效。" BODY,
        "1 一、|今年工作\n2 |推进产业提升\n2 |加快企业提质\n2 |实现服务提效\n");
  check("各位代表：\n一、今年工作\n" BODY "推进产业提升。" BODY BODY "各项工作都要抓好。\n",
        "1 一、|今年工作\n");
}

static void two_heads_suffice_where_they_are_all_or_alike(void **state) {
  (void)state;
  check("各位代表：\n一、今年工作\n大力抓改革。" BODY "全力促开放。" BODY,
        "1 一、|今年工作\n2 |大力抓改革\n2 |全力促开放\n");
  check("各位代表：\n一、今年工作\n" BODY "关于经济增长。" BODY "关于物价水平。" BODY BODY,
        "1 一、|今年工作\n2 |关于经济增长\n2 |关于物价水平\n");
}

static void claims_are_heads_only_where_they_are_alike(void **state) {
  (void)state;
  check("各位代表：\n一、回顾\n过去五年，是实力大幅跃升的五年。" BODY
        "过去五年，是面貌精彩蝶变的五年。" BODY "过去五年，是成效显著的五年。" BODY,
        "1 一、|回顾\n2 |过去五年，是实力大幅跃升的五年\n2 |过去五年，是面貌精彩蝶变的五年\n"
        "2 |过去五年，是成效显著的五年\n");
  check("各位代表：\n一、回顾\n农业是发展的基础。" BODY "工业是发展的主导。" BODY
        "要抓好产业。" BODY "我们提高收入。" BODY,
        "1 一、|回顾\n");
}

static void a_list_of_figures_has_no_heads(void **state) {
  (void)state;
  check("各位代表：\n一、回顾\n——粮食增长5%。" BODY "——工业增长8%。" BODY "——投资增长9%。" BODY,
        "1 一、|回顾\n");
  check("各位代表：\n一、回顾\n——综合实力增强。" BODY "——产业结构优化。" BODY,
        "1 一、|回顾\n2 ——|综合实力增强\n2 ——|产业结构优化\n");
}

static void short_lines_over_text_are_heads(void **state) {
  (void)state;
  check("各位代表：\n一、回顾\n生态底色更加亮丽。\n" BODY "经济运行持续向好。\n" BODY
        "特色产业向新向优。\n" BODY,
        "1 一、|回顾\n2 |生态底色更加亮丽\n2 |经济运行持续向好\n2 |特色产业向新向优\n");
  check("各位代表：\n" BODY "过去五年的回顾\n" BODY "今后五年的任务\n" BODY,
        "1 |过去五年的回顾\n1 |今后五年的任务\n");
}

static void a_pattern_of_lines_tells_heads_from_text(void **state) {
  (void)state;
  /* items that end in 、 go on */
  check("各位代表：\n" BODY "——扩大投资、\n——优化环境、\n——改善民生。\n", "");
  /* a lead-in is long, a heading short */
  check("各位代表：\n一、去年工作：\n" BODY
        "二、今年要在巩固去年成果的基础上继续抓紧抓好镇里各村各户已经定下的下面这些事情：\n" BODY,
        "1 一、|去年工作\n");
  check("各位代表：\n1.扩大投资：\n" BODY "2.优化环境：\n" BODY, "");
  check("各位代表：\n1.扩大投资\n" BODY "2.优化环境\n" BODY, "1 1.|扩大投资\n1 2.|优化环境\n");
  /* a line that is furniture stands between */
  check("各位代表：\n一、回顾\n" BODY "二、名词解释\n三、目标\n" BODY BODY BODY BODY,
        "1 一、|回顾\n1 三、|目标\n");
  /* one line that begins as another does */
  check("各位代表：\n一、今年工作\n" BODY "关于经济增长。" BODY "关于经济增长的质量。" BODY BODY,
        "1 一、|今年工作\n2 |关于经济增长\n2 |关于经济增长的质量\n");
  /* what holds a percentage, or ends in ： and is not set off, states something */
  check("各位代表：\n一、今年工作\n" BODY "推进产业提升。" BODY "占比按%计算。" BODY
        "实现服务提效。" BODY,
        "1 一、|今年工作\n");
}

static void of_two_lines_over_text_the_first_is_a_head(void **state) {
  (void)state;
  check("过去五年的回顾\n主要成绩和经验\n群众的生活有了提高。镇里的面貌有了变化，成绩很好。\n",
        "1 |过去五年的回顾\n1 |主要成绩和经验\n");
  check("各位代表：\n" BODY "今后五年的任务\n主要目标和措施\n" BODY,
        "1 |今后五年的任务\n1 |主要目标和措施\n");
  check("各位代表：\n" BODY "各村工作的情况\n过去五年的回顾\n主要成绩和经验\n" BODY,
        "1 |主要成绩和经验\n");
  check("各位代表：\n" BODY "过去五年的回顾\n主要成绩和经验\n", "");
}

static void what_is_set_in_bold_is_a_head(void **state) {
  (void)state;
  check("各位代表：\n一、**扩大投资**各地都要抓紧。\n二、**优化环境**镇里都要抓好。\n",
        "1 一、|扩大投资\n1 二、|优化环境\n");
  check("各位代表：\n一、今年工作\n1.**扩大投资**：抓好项目。\n2.**优化环境**:抓好服务。\n",
        "1 一、|今年工作\n2 1.|扩大投资\n2 2.|优化环境\n");
  check("各位代表：\n一、今年工作\n**扩大投资**。抓好项目。\n**优化环境**.抓好服务。\n",
        "1 一、|今年工作\n2 |扩大投资\n2 |优化环境\n");
  check("各位代表：\n**GDP怎样**\n" BODY, "1 |GDP怎样\n");
  check("各位代表：\n一、今年工作\n**任务如下：**\n" BODY, "1 一、|今年工作\n2 |任务如下\n");
  /* but not a question, what is too long, one item alone, nor more than its first sentence */
  check("各位代表：\n一、今年工作\n**怎么办？**" BODY "1.**扩大投资。**" BODY, "1 一、|今年工作\n");
  check("各位代表：\n一、今年工作\n**"
        "镇里今年要在去年和前年已经取得的很大成绩上继续抓紧抓好各村各户的每一件"
        "大事小事和难事急事**大家努力。\n",
        "1 一、|今年工作\n");
  check("各位代表：\n一、今年工作\n**要扩大投资。要优化环境。**" BODY, "1 一、|今年工作\n");
}

static void bold_text_behind_a_sentence_is_a_head_where_it_ends_as_one(void **state) {
  (void)state;
  check("各位代表：\n一、回顾\n成绩不小。**民生改善：**建成学校。**治理加强**。调处纠纷。\n",
        "1 一、|回顾\n2 |民生改善\n2 |治理加强\n");
  check("各位代表：\n一、回顾\n成绩不小。**社会治理**得到加强。群众满意。\n", "1 一、|回顾\n");
  check("各位代表：\n一、回顾\n成绩不小。**"
        "镇里今年要在去年和前年已经取得的很大成绩上继续抓紧抓好各村各户的"
        "每一件大事小事和难事急事。**大家努力。\n",
        "1 一、|回顾\n");
  check("工作报告\n在大会上。**关于民生。**李明\n各位代表：\n" BODY, "");
}

static void a_list_stands_where_what_is_around_it_ends(void **state) {
  (void)state;
  /* inside the item that goes on behind it */
  check("各位代表：\n一、工作\n（一）发展经济。" BODY BODY "1.抓好项目。" BODY "2.抓好环境。" BODY
        "（二）改善民生。" BODY,
        "1 一、|工作\n2 （一）|发展经济\n3 1.|抓好项目\n3 2.|抓好环境\n2 （二）|改善民生\n");
  /* behind the last item, or a lead-in, no longer in it */
  check("各位代表：\n一、工作\n（一）发展经济。" BODY "（二）改善民生。" BODY BODY
        "1.抓好项目。" BODY "2.抓好环境。" BODY,
        "1 一、|工作\n2 （一）|发展经济\n2 （二）|改善民生\n2 1.|抓好项目\n2 2.|抓好环境\n");
  check("各位代表：\n一、工作\n（一）发展经济。" BODY "镇里的任务如下：\n1.抓好项目。" BODY
        "2.抓好环境。" BODY "（二）改善民生。" BODY,
        "1 一、|工作\n2 （一）|发展经济\n2 1.|抓好项目\n2 2.|抓好环境\n2 （二）|改善民生\n");
  check("各位代表：\n一、发展经济。" BODY "镇里的任务如下：\n1.抓好项目。" BODY "2.抓好环境。" BODY
        "二、改善民生。" BODY,
        "1 一、|发展经济\n2 1.|抓好项目\n2 2.|抓好环境\n1 二、|改善民生\n");
  check("各位代表：\n推进产业提升。" BODY "加快企业提质。" BODY "实现服务提效。" BODY
        "镇里的任务如下：\n1.抓好项目。" BODY "2.抓好环境。" BODY,
        "1 |推进产业提升\n1 |加快企业提质\n1 |实现服务提效\n1 1.|抓好项目\n1 2.|抓好环境\n");
  /* a division stands above what is run in */
  check("各位代表：\n一、总的要求。" BODY "第一章 总则\n" BODY, "1 一、|总的要求\n1 第一章|总则\n");
  /* marks of a higher level that go on below one of a lower */
  check("各位代表：\n（一）经济形势\n" BODY "（二）经济改革\n" BODY "一、加强管理。" BODY
        "二、克服困难。" BODY,
        "1 （一）|经济形势\n1 （二）|经济改革\n2 一、|加强管理\n2 二、|克服困难\n");
  check("各位代表：\n（一）经济形势\n" BODY "（二）经济改革\n" BODY "一、加强管理。" BODY
        "三、克服困难。" BODY,
        "1 （一）|经济形势\n1 （二）|经济改革\n2 一、|加强管理\n1 三、|克服困难\n");
}

static void a_list_is_told_by_its_numbers_and_its_form(void **state) {
  (void)state;
  check("各位代表：\n一、去年工作\n" BODY "一、扩大投资。" BODY "二、今年工作\n" BODY,
        "1 一、|去年工作\n2 一、|扩大投资\n1 二、|今年工作\n");
  check("各位代表：\n一、去年工作\n" BODY "二、今年工作。\n" BODY,
        "1 一、|去年工作\n1 二、|今年工作\n");
  /* which of two lists a number goes on with is told by its form, else it is the last */
  check("各位代表：\n一、前年工作。" BODY "一、去年工作。" BODY "二、今年工作\n" BODY,
        "1 一、|前年工作\n1 一、|去年工作\n1 二、|今年工作\n");
  check("各位代表：\n一、前年工作\n" BODY "一、去年工作\n" BODY "二、今年工作。\n" BODY,
        "1 一、|前年工作\n1 一、|去年工作\n1 二、|今年工作\n");
  check("各位代表：\n（一）去年工作\n" BODY "一、今年工作\n" BODY,
        "1 （一）|去年工作\n1 一、|今年工作\n");
  check("一、二\n" BODY, "1 一、|二\n");
  check("\xF0\xA0\xAE\xB7一、去年工作\n" BODY, "");
}

static void an_address_turns_back(void **state) {
  (void)state;
  check("各位代表：\n一、回顾\n（一）发展经济\n" BODY "各位代表！\n" BODY
        "国防建设开创新局面。" BODY "对外工作进一步加强。" BODY "民族工作取得新进展。" BODY,
        "1 一、|回顾\n2 （一）|发展经济\n2 |国防建设开创新局面\n2 |对外工作进一步加强\n2 "
        "|民族工作取得新进展\n");
}

static void bold_text_inside_a_paragraph_is_a_head(void **state) {
  (void)state;
  const char *report = "各位代表：\n一、回顾\n**民生持续改善。**成绩很好。**社会事业发展。**"
                       "建成学校三所。**治理加强。**调处纠纷。\n";
  check(report, "1 一、|回顾\n2 |民生持续改善\n3 |社会事业发展\n3 |治理加强\n");
  reading r = read_report(report);
  uint32_t at = (uint32_t)(strstr(r.text.text, "建成学校") - r.text.text);
  const bs_sentence *sentence = &r.outline.sentences[bs_outline_sentence(&r.outline, at)];
  assert_int_equal(sentence->section, 3);
  assert_false(sentence->heading);
  assert_true(sentence[-1].heading);
  free_reading(&r);
}

static void sentences_end_behind_quotes_and_stay_in_their_paragraph(void **state) {
  (void)state;
  static const char *const wanted[] = {"他说：“很好！”", "增长5%；收入提高。", "（完）"};
  reading r = read_report("他说：“很好！”增长5%；收入提高。（完）\n");
  assert_int_equal(r.outline.sentence_count, 3);
  for (size_t i = 0; i < 3; i++)
    assert_span(&r, r.outline.sentences[i].span, wanted[i]);
  assert_int_equal(bs_outline_sentence(&r.outline, r.text.size), BS_NONE);
  free_reading(&r);
  r = read_report("群众满意。\n成绩很好。\n");
  uint32_t line_end = (uint32_t)(strchr(r.text.text, '\n') - r.text.text);
  assert_int_equal(bs_outline_sentence(&r.outline, line_end - 1), 0);
  assert_int_equal(bs_outline_sentence(&r.outline, line_end), BS_NONE);
  assert_int_equal(bs_outline_sentence(&r.outline, line_end + 1), 1);
  free_reading(&r);
}

static void a_full_stop_or_a_question_mark_may_end_no_sentence(void **state) {
  (void)state;
  static const struct {
    const char *text;
    size_t count;
  } cases[] = {
      {"The economy grew. Prices fell.\n", 2},
      {"The work of J. Smith went on.\n", 1},
      {"Growth was approx. five.\n", 1},
      {"Some places, e.g. Liuhe, grew.\n", 1},
      {"Of plan b. Smith spoke.\n", 1},
      {"增长5%吗？是的。\n", 2},
      {"?增长5%。\n", 2},
      {"见index.html?id=3。\n", 1},
      {"见a?~b。\n", 2},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    reading r = read_report(cases[i].text);
    assert_int_equal(r.outline.sentence_count, cases[i].count);
    free_reading(&r);
  }
}

static void a_glossary_and_a_copy_are_furniture(void **state) {
  (void)state;
  reading r = read_report("政府工作报告\n各位代表：\n一、回顾\n" BODY BODY BODY
                          "有关名词解释\n1.两重：重大战略。\n");
  size_t count = r.outline.paragraph_count;
  assert_int_equal(r.outline.paragraphs[count - 1].kind, BS_PARAGRAPH_FURNITURE);
  assert_int_equal(r.outline.paragraphs[count - 2].kind, BS_PARAGRAPH_FURNITURE);
  assert_int_equal(r.outline.section_count, 2);
  free_reading(&r);
#define LONGER                                                                                                                                    \
  "这一年全镇上下齐心协力，克服了许多困难，经济社会各项事业都取得了令人鼓舞的新成绩，人民生活更加" \
  "幸福美好。\n"
#define COPY "政府工作报告\n各位代表：\n一、回顾\n" BODY LONGER LONGER BODY
  check(COPY COPY COPY, "1 一、|回顾\n");
#define PAGE "来源：东山日报\n" COPY
  check(PAGE PAGE PAGE PAGE PAGE PAGE, "1 一、|回顾\n");
}

static void more_copies_than_a_page_holds_are_text(void **state) {
  (void)state;
  check(COPY COPY COPY COPY COPY "有关名词解释\n一、两重\n",
        "1 一、|回顾\n1 一、|回顾\n1 一、|回顾\n1 一、|回顾\n1 一、|回顾\n");
}

/* A report of its own: its place, its date, and a text that no other one has. */
#define REPORT(place, year, heading)                                                                                                 \
  place "政府工作报告\n——" year "年1月14日在人民代表大会上\n各位代表：\n一、" heading "\n"                                           \
        "今年，" place year "年的目标是：全力以赴扩大投资，坚持不懈改善民生，实事求是，埋头苦干，" \
        "把各项工作抓紧抓好，使人民群众过上更好的日子。\n有关名词解释\n"

static void another_report_in_the_file_is_text(void **state) {
  (void)state;
  check(REPORT("东山省", "2024", "甲") REPORT("东山省", "2025", "乙") REPORT("西山省", "2025", "丙")
            REPORT("南山省", "2025", "丁"),
        "1 一、|甲\n1 一、|乙\n1 一、|丙\n1 一、|丁\n");
  check("东山省政府工作报告\n各位代表：\n" COPY REPORT("西山省", "2025", "甲") COPY,
        "1 一、|回顾\n1 一、|甲\n1 一、|回顾\n");
}

static void sections_and_paragraphs_know_each_other(void **state) {
  (void)state;
  reading r = read_report("政府工作报告\n各位代表：\n一、甲乙\n" BODY "（一）丙丁。" BODY
                          "二、戊己\n" BODY);
  const bs_section *s = r.outline.sections;
  assert_int_equal(r.outline.section_count, 4);
  assert_int_equal(s[0].parent, BS_NONE);
  assert_int_equal(s[0].next, 4);
  assert_int_equal(s[0].span.end, r.text.size);
  assert_int_equal(s[1].next, 3);
  assert_int_equal(s[2].parent, 1);
  assert_true(s[2].run_in);
  assert_int_equal(s[1].span.end, s[3].span.start);
  assert_int_equal(s[1].paragraph, 2);
  assert_int_equal(s[1].paragraph_end, 5);
  assert_int_equal(r.outline.paragraphs[4].section, 2);
  assert_int_equal(r.outline.paragraphs[6].section, 3);
  const bs_paragraph *run = &r.outline.paragraphs[4];
  assert_true(r.outline.sentences[run->sentence].heading);
  assert_false(r.outline.sentences[run->sentence + 1].heading);
  assert_int_equal(run->sentence_end - run->sentence, 3);
  free_reading(&r);
}

static void strange_input_makes_no_trouble(void **state) {
  (void)state;
  check("", "");
  check("\n\n", "");
  check("一、", "1 一、|\n");
  check("**", "");
  char *many = malloc(200000 * 4 + 1);
  assert_non_null(many);
  *many = '\0';
  for (size_t i = 0, at = 0; i < 100000; i++, at += 7)
    memcpy(many + at, "一、\n", 8);
  reading r = read_report(many);
  assert_true(r.outline.paragraph_count >= 99000);
  free_reading(&r);
  free(many);
}

/* What is done sentence by sentence must not grow faster than the text. */
static void a_sentence_without_end_is_cut_at_clause_marks(void **state) {
  (void)state;
  static const char *const clauses[] = {"产值增长5%，", "产值、",   "产值增长5%；",
                                        "GDP +5%,",     "GDP +5%;", "增长"};
  for (size_t c = 0; c < sizeof clauses / sizeof *clauses; c++) {
    size_t size = strlen(clauses[c]);
    bs_buffer text = {0};
    for (int i = 0; i < 5000; i++)
      bs_buffer_add_string(&text, clauses[c]);
    reading r = read_report(text.data);
    assert_true(r.outline.sentence_count >= 5000 * size / BS_SENTENCE_LIMIT);
    for (size_t i = 0; i < r.outline.sentence_count; i++) {
      bs_span span = r.outline.sentences[i].span;
      assert_true(span.end - span.start <= BS_SENTENCE_LIMIT);
      assert_int_equal((span.end - span.start) % size, 0);
    }
    free_reading(&r);
    bs_buffer_free(&text);
  }
}

static void a_long_paragraph_is_cut_where_its_sentences_end(void **state) {
  (void)state;
  bs_buffer text = {0};
  for (int i = 0; i < 1000; i++)
    bs_buffer_add_string(&text, "产值增长，群众满意。");
  reading r = read_report(text.data);
  assert_int_equal(r.outline.sentence_count, 1000);
  free_reading(&r);
  bs_buffer_free(&text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_sentence_without_end_is_cut_at_clause_marks),
      cmocka_unit_test(title_date_and_place_come_from_the_opening),
      cmocka_unit_test(the_place_of_a_title_stands_before_or_behind_its_year),
      cmocka_unit_test(the_year_is_told_by_what_there_is),
      cmocka_unit_test(marks_make_a_tree),
      cmocka_unit_test(a_mark_of_the_second_rank_alone_divides_the_report),
      cmocka_unit_test(a_list_that_counts_anew_lies_inside),
      cmocka_unit_test(three_topics_in_a_row_are_heads),
      cmocka_unit_test(two_heads_suffice_where_they_are_all_or_alike),
      cmocka_unit_test(claims_are_heads_only_where_they_are_alike),
      cmocka_unit_test(a_list_of_figures_has_no_heads),
      cmocka_unit_test(short_lines_over_text_are_heads),
      cmocka_unit_test(an_address_turns_back),
      cmocka_unit_test(bold_text_inside_a_paragraph_is_a_head),
      cmocka_unit_test(sentences_end_behind_quotes_and_stay_in_their_paragraph),
      cmocka_unit_test(a_glossary_and_a_copy_are_furniture),
      cmocka_unit_test(more_copies_than_a_page_holds_are_text),
      cmocka_unit_test(another_report_in_the_file_is_text),
      cmocka_unit_test(sections_and_paragraphs_know_each_other),
      cmocka_unit_test(strange_input_makes_no_trouble),
      cmocka_unit_test(the_date_is_that_of_the_day),
      cmocka_unit_test(a_title_has_no_day_and_is_else_what_is_set_in_bold),
      cmocka_unit_test(who_signs_stands_above_the_date),
      cmocka_unit_test(an_address_is_a_line_of_its_own),
      cmocka_unit_test(a_heading_that_stands_again_ends_a_table_of_contents),
      cmocka_unit_test(a_pattern_of_lines_tells_heads_from_text),
      cmocka_unit_test(of_two_lines_over_text_the_first_is_a_head),
      cmocka_unit_test(what_is_set_in_bold_is_a_head),
      cmocka_unit_test(bold_text_behind_a_sentence_is_a_head_where_it_ends_as_one),
      cmocka_unit_test(a_list_stands_where_what_is_around_it_ends),
      cmocka_unit_test(a_list_is_told_by_its_numbers_and_its_form),
      cmocka_unit_test(a_full_stop_or_a_question_mark_may_end_no_sentence),
      cmocka_unit_test(a_long_paragraph_is_cut_where_its_sentences_end),
  };
  return cmocka_run_group_tests_name("outline", tests, make_pack, free_pack);
}
