/* Mending: what a report says once the marks of printing are gone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text.h"

static bs_pack pack;

static bs_slice slice(const char *text) {
  return (bs_slice){text, (uint32_t)strlen(text)};
}

static int make_pack(void **state) {
  static const char *const marks[] = {"{han}、", "（{han}）", "——", "{digits}.", "第{han}章"};
  (void)state;
  bs_error err;
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    assert_int_equal(bs_pack_add_heading(&pack, slice(marks[i]), i < 2 ? (uint32_t)i + 1 : 0, &err),
                     BS_OK);
  bs_pack_add_phrase(&pack, BS_PHRASE_TITLE, slice("工作报告"), &err);
  bs_pack_add_phrase(&pack, BS_PHRASE_ADDRESS, slice("各位代表"), &err);
  bs_pack_add_phrase(&pack, BS_PHRASE_FURNITURE, slice("来源："), &err);
  bs_word of = {.text = slice("的"), .reading_count = 1};
  of.readings[0].class = BS_CLASS_OF;
  bs_pack_add_word(&pack, &of, 0, &err);
  bs_word is = {.text = slice("是"), .reading_count = 1};
  is.readings[0].class = BS_CLASS_REACH;
  bs_pack_add_word(&pack, &is, 0, &err);
  assert_int_equal(bs_pack_build(&pack, &err), BS_OK);
  return 0;
}

static int free_pack(void **state) {
  (void)state;
  bs_pack_free(&pack);
  return 0;
}

static bs_text mend(const char *report) {
  bs_source source = {.text = (char *)(uintptr_t)report, .size = (uint32_t)strlen(report)};
  bs_text text = {0};
  bs_error err;
  assert_int_equal(bs_text_mend(&text, &source, &pack, &err), BS_OK);
  assert_int_equal(strlen(text.text), text.size);
  return text;
}

static void check(const char *report, const char *wanted) {
  bs_text text = mend(report);
  assert_string_equal(text.text, wanted);
  bs_text_free(&text);
}

static void full_width_forms_become_half_width(void **state) {
  (void)state;
  check("增长７．９％，达到３，５３０亿元。\n", "增长7.9%，达到3，530亿元。\n");
  check("（一）ＧＤＰ增长６％－７％；好！\n", "（一）GDP增长6%-7%；好！\n");
  check("１．扩大投资。\n", "1.扩大投资。\n");
  check("甲．乙\n", "甲．乙\n");
}

static void blanks_between_characters_and_digits_go(void **state) {
  (void)state;
  check("1 9 9 3 年达到7 4 7 7 2 亿元，增长4 ．5 ％。\n", "1993年达到74772亿元，增长4.5%。\n");
  check("新增规上企业 47 家、 亿元企业 13 家。\n", "新增规上企业47家、亿元企业13家。\n");
  check("政 府 工 作 报 告\n", "政府工作报告\n");
  check("<U+00A0><U+00A0>现在，&nbsp;我报告\xE2\x80\x8B工作。\n", "现在，我报告工作。\n");
}

static void numbers_of_a_table_stay_apart(void **state) {
  (void)state;
  check("指标表 2019 2020 2021\n", "指标表2019 2020 2021\n");
}

static void latin_words_keep_one_blank(void **state) {
  (void)state;
  check("发布《National Energy  Plan》报告和 AI 标准。\n",
        "发布《National Energy Plan》报告和AI标准。\n");
  check("The economy grew by 5 percent in 2008 , a year of change.\n",
        "The economy grew by 5 percent in 2008 , a year of change.\n");
  check("引进 Écoles Émile 项目，提高（ GDP ）和( GDP 总量)。\n",
        "引进Écoles Émile项目，提高（GDP）和(GDP总量)。\n");
}

static void page_breaks_inside_sentences_close(void **state) {
  (void)state;
  check("各位代表：\n\n一年来，全镇经济平稳发展。出口额五十三亿元，年\n\n均增长百分之十一。进展很大"
        "。\n\n"
        "各项工作都有进步，成绩很好。\n",
        "各位代表：\n一年来，全镇经济平稳发展。出口额五十三亿元，年均增长百分之十一。进展很大。\n"
        "各项工作都有进步，成绩很好。\n");
  check("各位代表：\n\n围绕“高颜值全\n\n— 3 —\n\n域大比拼”，努力实现提升。\n",
        "各位代表：\n围绕“高颜值全域大比拼”，努力实现提升。\n");
  check("各位代表：\n细颗粒物（PM\n2.5\n）浓度继续下降。\n",
        "各位代表：\n细颗粒物（PM2.5）浓度继续下降。\n");
  check("各位代表：\n今年经济社会发展的\n主要目标已经明确。\n",
        "各位代表：\n今年经济社会发展的主要目标已经明确。\n");
}

static void a_line_that_ends_in_the_midst_of_a_phrase_goes_on(void **state) {
  (void)state;
  check("各位代表：\n今年的总要求\n是：坚持稳中求进。\n",
        "各位代表：\n今年的总要求是：坚持稳中求进。\n");
  check("各位代表：\n今年的总要求\n甲：坚持稳中求进。\n",
        "各位代表：\n今年的总要求\n甲：坚持稳中求进。\n");
  check("各位代表：\n全镇经济平稳发展！进出口总额年\n均增长百分之十一。\n",
        "各位代表：\n全镇经济平稳发展！进出口总额年均增长百分之十一。\n");
  check("各位代表：\n全镇建成了3#楼和5#楼，\n面积增加。\n",
        "各位代表：\n全镇建成了3#楼和5#楼，面积增加。\n");
  check("各位代表：\n建成居民住宅\n3#楼和5#楼。\n", "各位代表：\n建成居民住宅\n3#楼和5#楼。\n");
  check("二〇二五年一月，\n李明\n各位代表：\n", "二〇二五年一月，李明\n各位代表：\n");
  check("二〇二五年一月，\n\n李明\n各位代表：\n", "二〇二五年一月，\n李明\n各位代表：\n");
}

static void a_number_goes_on_behind_a_line_of_text(void **state) {
  (void)state;
  check("各位代表：\n全镇全年共完成植树造林面积12\n.5万公顷。\n",
        "各位代表：\n全镇全年共完成植树造林面积12.5万公顷。\n");
  check("各位代表：\n全镇全年共完成植树造林面积12\n.\n",
        "各位代表：\n全镇全年共完成植树造林面积12\n.\n");
  check("各位代表：\n全镇全年共完成植树造林面积12\n.甲\n",
        "各位代表：\n全镇全年共完成植树造林面积12\n.甲\n");
  check("各位代表：\n群众满意。\n.\n5个村通了路。\n", "各位代表：\n群众满意。\n.\n5个村通了路。\n");
}

static void headings_and_titles_stay_apart(void **state) {
  (void)state;
  check("2021年某镇政府工作报告\n张三\n各位代表：\n一、过去一年工作回顾\n（一）经济稳步增长\n全镇经"
        "济增长很快。\n",
        "2021年某镇政府工作报告\n张三\n各位代表：\n一、过去一年工作回顾\n（一）经济稳步增长\n全镇经"
        "济增长很快。\n");
  check("政府工作报\n告\n各位代表：\n", "政府工作报告\n各位代表：\n");
  check("政府工作报\n表\n各位代表：\n", "政府工作报\n表\n各位代表：\n");
  check("各位代表：\n推动高质量发展取得新的成效\n推动高质量发展\n群众满意。\n",
        "各位代表：\n推动高质量发展取得新的成效\n推动高质量发展\n群众满意。\n");
  check("各位代表：\n群众满意。\n***\n成绩很好。\n", "各位代表：\n群众满意。\n成绩很好。\n");
}

static void sentences_without_their_stops_are_not_glued(void **state) {
  (void)state;
  const char *lines =
      "粮食产量稳步增加，农民收入有了很大的提高，农村面貌发生了变化\n"
      "工业生产持续发展，企业效益改善，产品的质量也比过去有了进一步的提高，品种增加\n"
      "城市建设步伐加快，基础设施得到了较大改善\n";
  char report[1024] = "";
  for (int i = 0; i < 3; i++)
    strcat(report, lines);
  check(report, report);
}

static void hard_wraps_close_where_a_line_is_full(void **state) {
  (void)state;
  char report[4096] = "", wanted[4096] = "";
  for (int i = 0; i < 8; i++) {
    strcat(report, "　　全镇上下团结一心，克服困难，经济社会发展取得了新的\n"
                   "成绩，人民生活水平不断提高，城乡面貌有了很大的变化，各\n"
                   "项事业全面进步。\n");
    strcat(wanted,
           "全镇上下团结一心，克服困难，经济社会发展取得了新的成绩，人民生活水平不断提高，城乡面貌"
           "有了很大的变化，各项事业全面进步。\n");
  }
  check(report, wanted);
}

static void words_stay_apart_where_a_line_was_full(void **state) {
  (void)state;
  char report[2048] = "", wanted[2048] = "";
  for (int i = 0; i < 8; i++) {
    strcat(report, "The economy of the town went on to grow,\n");
    strcat(wanted, i > 0 ? " The economy of the town went on to grow,"
                         : "The economy of the town went on to grow,");
  }
  strcat(wanted, "\n");
  check(report, wanted);
  check("各位代表：\n全镇经济平稳发展。今年要引进Green\nEnergy公司，落实2025\nPlan任务。\n",
        "各位代表：\n全镇经济平稳发展。今年要引进Green Energy公司，落实2025 Plan任务。\n");
}

/* A full line that ends in 。 tells nothing by itself: the paragraph ends where the next is set
 * off. */
static void a_full_line_that_ends_a_sentence_ends_no_paragraph(void **state) {
  (void)state;
#define FULL "全镇上下团结一心克服困难，使经济社会的发展取得新成绩，"
#define CLOSED "人民生活水平不断提高，城乡面貌也有了很大的新的变化。"
#define LAST "各项事业全面进步。\n"
  static const char *const opens[] = {"\n", "　　"};
  for (size_t k = 0; k < 2; k++) {
    char report[4096] = "", wanted[4096] = "";
    for (int i = 0; i < 6; i++) {
      strcat(report, opens[k]);
      strcat(report, i == 2 ? FULL "\n" CLOSED "\n" FULL "\n" LAST : FULL "\n" FULL "\n" LAST);
      strcat(wanted, i == 2 ? FULL CLOSED FULL LAST : FULL FULL LAST);
    }
    check(report, wanted);
  }
}

static void wide_blanks_part_a_heading_from_its_text(void **state) {
  (void)state;
  check("一、　　　　发展经济\n", "一、发展经济\n");
  check("一、发展经济。　　　　各地都要抓紧。\n", "一、发展经济。各地都要抓紧。\n");
  check("##　　　　一、发展经济\n", "一、发展经济\n");
  check("　　第二章　经济增长　　（一）总产值　　达到十亿元\n",
        "第二章经济增长\n（一）总产值\n达到十亿元\n");
}

static void a_heading_of_a_division_may_hold_that_of_another(void **state) {
  (void)state;
  check("第三章深化改革一、总则\n", "第三章深化改革一、总则\n");
}

static void bold_text_is_recorded_without_its_marks(void **state) {
  (void)state;
  bs_text text = mend("各位代表：\n成效明显。**社会治理加强。**调处纠纷。\n## 第二部分\n正文。\n");
  assert_string_equal(text.text,
                      "各位代表：\n成效明显。社会治理加强。调处纠纷。\n第二部分\n正文。\n");
  assert_int_equal(text.bold_count, 2);
  bs_span bold = text.bolds[0];
  assert_int_equal(bold.end - bold.start, strlen("社会治理加强。"));
  assert_memory_equal(text.text + bold.start, "社会治理加强。", bold.end - bold.start);
  assert_memory_equal(text.text + text.bolds[1].start, "第二部分", strlen("第二部分"));
  bs_text_free(&text);
}

static void line_ends_of_all_systems_are_the_same(void **state) {
  (void)state;
  check("一、回顾\r\n增长。\r\n二、目标\r\n", "一、回顾\n增长。\n二、目标\n");
  check("一、回顾\r增长。\r二、目标\r", "一、回顾\n增长。\n二、目标\n");
  check("一、回顾\n\n\n增长。", "一、回顾\n增长。\n");
  check("一、回顾\f\r\n增长。\r\n", "一、回顾\n增长。\n");
  check("", "");
  check("\n \n", "");
}

static void many_empty_lines_and_blanks_are_as_few(void **state) {
  (void)state;
  static char report[200000];
  strcpy(report, "一、回顾\n");
  memset(report + strlen(report), '\n', 1000);
  memset(report + strlen(report), ' ', 100000);
  strcat(report, "增长。\n");
  check(report, "一、回顾\n增长。\n");
}

/* Every character but a blank leads back to the bytes it came from. */
static void the_map_leads_back(void **state) {
  (void)state;
  const char *report =
      "　　各位代表：\r\n\r\n增长７．９％，达到1 2 亿元，年\r\n均“增\r\n长”快。\r\n";
  bs_text text = mend(report);
  const char *found = strstr(text.text, "7.9%");
  bs_span span = {(uint32_t)(found - text.text), (uint32_t)(found - text.text) + 4};
  bs_span origin = bs_map_span(&text.map, span);
  const char *wanted = strstr(report, "７．９％");
  assert_int_equal(origin.start, wanted - report);
  assert_int_equal(origin.end - origin.start, strlen("７．９％"));
  found = strstr(text.text, "12亿元");
  span = (bs_span){(uint32_t)(found - text.text), (uint32_t)(found - text.text) + 2};
  origin = bs_map_span(&text.map, span);
  assert_memory_equal(report + origin.start, "1 2", 3);
  assert_int_equal(origin.end - origin.start, 3);
  bs_text_free(&text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(full_width_forms_become_half_width),
      cmocka_unit_test(blanks_between_characters_and_digits_go),
      cmocka_unit_test(numbers_of_a_table_stay_apart),
      cmocka_unit_test(latin_words_keep_one_blank),
      cmocka_unit_test(page_breaks_inside_sentences_close),
      cmocka_unit_test(headings_and_titles_stay_apart),
      cmocka_unit_test(sentences_without_their_stops_are_not_glued),
      cmocka_unit_test(hard_wraps_close_where_a_line_is_full),
      cmocka_unit_test(wide_blanks_part_a_heading_from_its_text),
      cmocka_unit_test(bold_text_is_recorded_without_its_marks),
      cmocka_unit_test(line_ends_of_all_systems_are_the_same),
      cmocka_unit_test(many_empty_lines_and_blanks_are_as_few),
      cmocka_unit_test(the_map_leads_back),
      cmocka_unit_test(a_line_that_ends_in_the_midst_of_a_phrase_goes_on),
      cmocka_unit_test(a_number_goes_on_behind_a_line_of_text),
      cmocka_unit_test(words_stay_apart_where_a_line_was_full),
      cmocka_unit_test(a_full_line_that_ends_a_sentence_ends_no_paragraph),
      cmocka_unit_test(a_heading_of_a_division_may_hold_that_of_another),
  };
  return cmocka_run_group_tests_name("text", tests, make_pack, free_pack);
}
