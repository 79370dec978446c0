/** A pack: a language and its world, as the core uses it once Lua has declared it. */
#ifndef BS_PACK_H
#define BS_PACK_H

#include "fact_kinds.h"
#include "lexicon.h"
#include "pairs.h"
#include "rational.h"
#include "template.h"
#include "token.h"

/** A form of heading marks: `{han}、` is level 1, `（{han}）` level 2; 0 is relative, as `——` is.
 */
typedef struct bs_heading_form {
  bs_template form;
  uint32_t level;
} bs_heading_form;

/** Lists of phrases by which the outline knows what a line is and the context what a section or a
 *  phrase is about. Declared by `zh:outline { title = { … }, address = { … } }`, one list a name;
 *  bs_phrase_names has the names. */
typedef enum {
  BS_PHRASE_TITLE,            /**< a title ends so: 工作报告, 公报 */
  BS_PHRASE_ADDRESS,          /**< a line that addresses the audience: 各位代表 */
  BS_PHRASE_FURNITURE,        /**< begins or is a line around the report: 相关报道, 下载 */
  BS_PHRASE_FURNITURE_INSIDE, /**< a short line that holds it is one: 名词解释 */
  BS_PHRASE_PROSE,            /**< a sentence that opens so is no heading: 要, 我们 */
  BS_PHRASE_PROSE_LIKE,       /**< one that opens so is one only beside others worded alike: 在 */
  BS_PHRASE_CLAIM,            /**< one that holds it only beside others: 是, 必须 */
  BS_PHRASE_PLACE,            /**< a place name ends so: 省, 市, 镇 */
  BS_PHRASE_REVIEW,           /**< a heading or opening that holds it looks back: 回顾, 成就 */
  BS_PHRASE_PLAN,             /**< one that holds it looks ahead: 任务, 目标 */
  BS_PHRASE_PRESENT, /**< a clause that holds it states what is, also in a plan: 目前, 已 */
  BS_PHRASE_ASIDE,   /**< a clause that ends so speaks only of itself: 在…的基础上 */
  BS_PHRASE_AGENT,   /**< who does things ends so: 财政, 政府, 县 */
  BS_PHRASE_TOWARDS, /**< so begins whom or what something is for: 向, 对, 按照 */
  BS_PHRASE_RANKED,  /**< with it begins among whom a place is held: 居西部省份第2位 */
  BS_PHRASE_VALUED, /**< text that holds it before a place only values: 放在各项工作的首位 */
  BS_PHRASE_GENERIC,  /**< nouns that only say what an amount is: 台阶, 规模, 速度 */
  BS_PHRASE_COMPARED, /**< a clause that ends so says what is compared: 与2000年相比 */
  BS_PHRASE_NORM,     /**< what a figure is held against, before 的: 完成预算数的92% */
  BS_PHRASE_NUMBERED, /**< what a number only numbers: 301线, 12号 */
  BS_PHRASE_TOTAL,    /**< words that by themselves speak of the sentence's subject: 总额 */
  BS_PHRASE_MODIFIER, /**< words that only modify: 城镇, 农村 */
  BS_PHRASE_TAIL,     /**< what makes a noun of the verb before it: 率, 者 */
  BS_PHRASE_HEAD,     /**< nouns that a verb before them only describes: 项目, 企业 */
  BS_PHRASE_COMPLETE, /**< a phrase that ends so names a measure by itself: 额, 人数 */
  BS_PHRASE_ABSTRACT, /**< nouns whose small counts are names: 方面, 原则 */
  BS_PHRASE_SORT, /**< what ends so before 的 says of which sort a noun is: 超百亿级的产业 */
  BS_PHRASE_STOCK, /**< an indicator that ends so is a stock: 率, 总里程 */
  BS_PHRASE_FLOW,  /**< words before an indicator that make it a flow: 新增, 累计 */
  BS_PHRASE_BASIS, /**< words inside a verb that say at which prices: 实际 of 实际增长 */
  BS_PHRASE_COUNT
} bs_phrase_kind;
extern const char *const bs_phrase_names[BS_PHRASE_COUNT];
#define BS_STARTS_HEADING 0x80000000u

/** The phrases of one kind, as declared; bs_pack_begins() and its like find them by a lexicon. */
typedef struct bs_phrases {
  bs_slice *items;
  size_t count, capacity;
  uint32_t longest; /**< bytes */
} bs_phrases;

/** One way to read a word: its class where its neighbours are as said (an empty set: any). */
typedef struct bs_reading {
  uint8_t class;
  bs_classes previous, next;
} bs_reading;

/** A word of the sentence's structure. Its first reading that fits is taken; where none fits it is
 *  open text. */
enum { BS_READINGS = 4 };
typedef struct bs_word {
  bs_slice text;
  bs_reading readings[BS_READINGS];
  uint32_t reading_count;
  bool behind_token; /**< every reading asks for a token other than text before it */
  bool before_token; /**< every reading asks for one behind it */
  bool basis; /**< a price basis or coverage (按可比价格): no token, kept as the facts' scope */
  int line;   /**< of its pack's file */
} bs_word;

/** A word of the edge lexicon: what stands at the edges of an indicator, or a noun to keep whole.
 */
typedef struct bs_edge {
  bs_slice text;
  uint8_t class;
  bool inner;         /**< cuts also inside a phrase: 新增, 建成 */
  bool elsewhere;     /**< a scope that is not the report's own place: 全国 */
  bs_slice indicator; /**< the name under which facts give it; NULL for words that are none */
  int line;
} bs_edge;

/** A unit of measure. */
typedef struct bs_unit {
  bs_slice text; /**< as it stands behind a number */
  bs_slice name; /**< as facts give it: 个百分点 for 百分点 */
  uint8_t class; /**< of its amounts: BS_CLASS_PERCENT … BS_CLASS_COUNTER */
  bool counts;   /**< counts things or people: whole numbers of it are exact */
  bool over;     /**< holds 多: 个多百分点 */
  bool concrete; /**< counts single things: 座, 名; 两座 before a noun is then a fact */
  bool size;     /**< says how large a kind of thing is: a name before a noun (12英寸晶圆) */
  uint8_t part;  /**< of money: 1 for a tenth (角), 2 for a hundredth (分), else 0 */
  bs_slice dimension; /**< money, length, count … */
  bs_slice base; /**< what it is `factor` of: 平方米, 千瓦·小时; NULL where of nothing else */
  bs_rational factor; /**< of the base, or of 1 where it is a ratio; zeros where none is given */
  bs_slice code;      /**< ISO 4217 code of a currency, or NULL */
  bool doubles;       /**< n of them are 2^n times: 番 */
  int line;
} bs_unit;

/** What stands before a number and says its unit: $, 摄氏 (摄氏20度). */
typedef struct bs_unit_sign {
  bs_slice text;
  uint32_t unit;
} bs_unit_sign;

/** How a time says which period it means. */
typedef enum {
  BS_TIME_CALENDAR, /**< by the numbers in it, months from the form: 2020年上半年 */
  BS_TIME_ABSOLUTE, /**< the years from..to: 十三五 */
  BS_TIME_RELATIVE, /**< years from the report's: 今年 is 0..0 */
  BS_TIME_PAST,     /**< the {n} years that ended before the report: 过去五年 */
  BS_TIME_FUTURE,   /**< the {n} years that begin with the report's: 今后五年 */
  BS_TIME_FIRST,    /**< the first {n} of the years of the plan: 前三年 */
  BS_TIME_PREVIOUS, /**< `from` years before the period that governs: 上年 */
  BS_TIME_HERE,     /**< the year spoken of: 全年, 这一年 */
  BS_TIME_PART      /**< months of the year spoken of: 上半年, 3月 */
} bs_time_kind;

typedef struct bs_time_form {
  bs_template form;
  bs_time_kind kind;
  int32_t from, to;
  int8_t month_from, month_to;
  bool named;    /**< of a plan under way with {n} years all of them: 五年内 */
  uint32_t rank; /**< of two forms that match as much the one of a higher rank holds */
} bs_time_form;

/** A phrase with numerals in it that is no fact, or a place in an order. */
typedef struct bs_name_form {
  bs_template form;
  bs_number_class class; /**< BS_NUMBER_NAME, _ORDINAL or _DATE */
  bool sure;             /**< a rank without a rule, at a clause's end: 第三位, 前10名 */
  bool rank;             /**< an ordinal token: a fact where a rule says so */
  int32_t value;         /**< of a rank without {n}: 首位 is 1 */
  uint32_t pack_rank;    /**< of two forms that match as much the one of a higher rank holds */
} bs_name_form;

/** What a rule captures. */
typedef enum {
  BS_ROLE_NUMBER, /**< an amount that the rule speaks of */
  BS_ROLE_FROM,   /**< the first of a from–to pair */
  BS_ROLE_TO,     /**< the second */
  BS_ROLE_VERB,   /**< the word whose class gives the sign: down makes it negative */
  BS_ROLE_PERIOD, /**< a time that governs the amounts */
  BS_ROLE_BASE,   /**< a time that they are compared with */
  BS_ROLE_COUNT
} bs_role;
extern const char *const bs_role_names[BS_ROLE_COUNT];

typedef struct bs_rule {
  bs_slice name;
  bs_slice pack; /**< and where it is declared */
  int line;
  uint32_t rank;      /**< rules of a higher one are tried first */
  bs_kind kind;       /**< of amounts of classes that `kinds` does not name */
  bs_kind kinds[128]; /**< by class, BS_KIND_COUNT where `kind` holds */
  bool gap;           /**< from something that is no period: it has no base */
  bool negative;      /**< the sign is negative whatever the verb */
} bs_rule;

/** What a character may end. */
enum { BS_ENDS_VERB = 1, BS_ENDS_ADVERB = 2 };

/** All packs of an engine, compiled into one. Shared by the engine and the reports read with it. */
typedef struct bs_pack {
  uint32_t users; /**< how many hold it */
  bs_arena arena; /**< owns every string and form */
  bs_heading_form *headings;
  size_t heading_count, heading_capacity;
  bs_phrases phrases[BS_PHRASE_COUNT];
  uint32_t *phrase_starts; /**< by code point below U+10000: the kinds that begin with it, as bits,
                              and BS_STARTS_HEADING where a heading form does */
  uint32_t *phrase_ends;   /**< the same for the characters that they end with */
  bs_word *words;
  size_t word_count, word_capacity;
  bs_edge *edges;
  size_t edge_count, edge_capacity;
  bs_unit *units;
  size_t unit_count, unit_capacity;
  bs_unit_sign *unit_signs;
  size_t unit_sign_count, unit_sign_capacity;
  bs_time_form *times;
  size_t time_count, time_capacity;
  bs_name_form *names;
  size_t name_count, name_capacity;
  bs_rule *rules;
  size_t rule_count, rule_capacity;
  bs_slice *classes; /**< names of the pack's own classes, from BS_CLASS_FIRST_FREE on */
  size_t class_count, class_capacity;
  bs_lexicon word_lexicon;   /**< items are words */
  bs_lexicon edge_lexicon;   /**< items are edges */
  bs_lexicon unit_lexicon;   /**< items are units */
  bs_lexicon phrase_lexicon; /**< of all kinds; items are sets of kinds, one bit each */
  bs_lexicon form_lexicon;   /**< literal beginnings of times and names; items index form_groups */
  struct bs_form_group *form_groups;
  size_t form_group_count, form_group_capacity;
  uint8_t *starts;    /**< by code point below U+10000: what it may begin, see starts.h */
  uint8_t *edge_ends; /**< by code point below U+10000: whether verbs or adverbs among the edges end
                         with it, BS_ENDS_… */
  bs_pairs *pairs;    /**< what words and forms begin with */
  bs_pairs *edge_pairs;   /**< what edges begin with */
  bool letters;           /**< it has words in letters, which blanks part */
  struct lua_State *lua;  /**< the state that holds and runs the rules */
  struct bs_guard *guard; /**< its guard, owned */
} bs_pack;

/** Each adds one declaration, copying its strings. BS_SYNTAX for a form that does not compile or a
 *  text that is empty, longer than 255 bytes or not UTF-8. */
bs_status bs_pack_add_heading(bs_pack *pack, bs_slice form, uint32_t level, bs_error *err);
bs_status bs_pack_add_phrase(bs_pack *pack, bs_phrase_kind kind, bs_slice text, bs_error *err);
bs_status bs_pack_add_word(bs_pack *pack, const bs_word *word, uint32_t rank, bs_error *err);
bs_status bs_pack_add_edge(bs_pack *pack, const bs_edge *edge, uint32_t rank, bs_error *err);
bs_status bs_pack_add_unit(bs_pack *pack, const bs_unit *unit, uint32_t rank, bs_error *err);
bs_status bs_pack_add_unit_sign(bs_pack *pack, bs_slice text, uint32_t unit, bs_error *err);
bs_status bs_pack_add_time(bs_pack *pack, bs_slice form, const bs_time_form *time, bs_error *err);
bs_status bs_pack_add_name(bs_pack *pack, bs_slice form, const bs_name_form *name, bs_error *err);
bs_status bs_pack_add_rule(bs_pack *pack, const bs_rule *rule, bs_error *err);

/** Finds the byte of a class by its name, a new one for a name not seen before. BS_SYNTAX when all
 *  are taken or the name cannot be one. */
bs_status bs_pack_class(bs_pack *pack, bs_slice name, uint8_t *class, bs_error *err);

/** The byte of a class that exists, or 0. */
uint8_t bs_pack_find_class(const bs_pack *pack, bs_slice name);

/** The name of a class byte, for messages. */
bs_slice bs_pack_class_name(const bs_pack *pack, uint8_t class);

/** Builds the lexicons once all is declared. BS_SYNTAX for a word declared twice in one pack. */
bs_status bs_pack_build(bs_pack *pack, bs_error *err);

/** Whether `text` holds, ends with or begins with one of the phrases of a kind; the size of that
 *  phrase or 0. */
uint32_t bs_pack_holds(const bs_pack *pack, bs_phrase_kind kind, bs_slice text);
uint32_t bs_pack_ends(const bs_pack *pack, bs_phrase_kind kind, bs_slice text);
uint32_t bs_pack_begins(const bs_pack *pack, bs_phrase_kind kind, bs_slice text);

/** One more, or one less, holds it; the last one frees it. NULL is fine. */
bs_pack *bs_pack_hold(bs_pack *pack);
void bs_pack_release(bs_pack *pack);

/** Frees what it owns but the Lua state. */
void bs_pack_free(bs_pack *pack);

#endif
