/** Tokens: a sentence cut into typed pieces. One byte tells a token's class; the bytes of a
 * sentence are its shape, the string that rules match. */
#ifndef BS_TOKEN_H
#define BS_TOKEN_H

#include "numeral.h"
#include "period.h"

/** The classes that the core itself knows. A pack's further classes take the bytes from
 *  BS_CLASS_FIRST_FREE on. Letters make a shape readable in `explain`. */
enum {
  BS_CLASS_TEXT = 'x', /**< open text, names among it */
  /* amounts: number, multiplier, unit and bounds in one token */
  BS_CLASS_PERCENT = 'P',
  BS_CLASS_POINTS = 'N',   /**< percentage points */
  BS_CLASS_MULTIPLE = 'Z', /**< 倍, 番 */
  BS_CLASS_MEASURE = 'L',  /**< a unit that always measures: 亿元, 公里 */
  BS_CLASS_COUNTER = 'X',  /**< a measure word: 家, 个 */
  BS_CLASS_BARE = 'B',     /**< no unit */
  BS_CLASS_PART = 'p',     /**< of a whole: 8.7∶41.2∶50.1 */
  BS_CLASS_ORDINAL = 'O',  /**< a place in an order: 第三, 前10名 */
  BS_CLASS_TIME = 'T',
  /* marks */
  BS_CLASS_COMMA = ',',
  BS_CLASS_ENUMERATION = '/', /**< 、 behind an amount */
  BS_CLASS_SEMICOLON = ';',
  BS_CLASS_COLON = ':',
  BS_CLASS_OPEN = '(',
  BS_CLASS_CLOSE = ')',
  /* words */
  BS_CLASS_UP = 'G',
  BS_CLASS_DOWN = 'D',
  BS_CLASS_AVERAGE = 'A',      /**< 年均 */
  BS_CLASS_COMPARE = 'C',      /**< 比, 较 */
  BS_CLASS_YEAR_ON_YEAR = 'Y', /**< 同比: against the year before */
  BS_CLASS_SHARE = 'S',        /**< 占, 比重 */
  BS_CLASS_REACH = 'E',        /**< 达到, 为 before an amount: what it then is */
  BS_CLASS_DONE = 'H',         /**< 完成, 实现 before an amount: what was done */
  BS_CLASS_FROM = 'F',         /**< 由, 从 */
  BS_CLASS_RESPECTIVELY = 'R', /**< 分别 */
  BS_CLASS_AMONG = 'n',        /**< 其中 */
  BS_CLASS_PLAN = 'W',         /**< 力争, 确保 */
  BS_CLASS_PLACE = 'K',        /**< 位居, 排名 */
  BS_CLASS_HIGHER = '^',       /**< 高于 before what is no amount: 高于全国2个百分点 */
  BS_CLASS_LOWER = '_',        /**< 低于 */
  BS_CLASS_RATE = 'V',         /**< 增速, 涨幅: a growth as a noun */
  BS_CLASS_OF = 'd',           /**< 的 behind an amount or a time */
  BS_CLASS_AND = 'c',          /**< 和 between amounts */
  /* bound words; beside an amount they become part of it, elsewhere text */
  BS_CLASS_OVER_BEFORE = '>',
  BS_CLASS_UNDER_BEFORE = '<',
  BS_CLASS_ABOUT_BEFORE = '~',
  BS_CLASS_OVER_BEHIND = ']',
  BS_CLASS_UNDER_BEHIND = '[',
  BS_CLASS_ABOUT_BEHIND = '=',
  /* classes of the edge lexicon: never tokens, they say where an indicator begins and ends */
  BS_CLASS_VERB = 'v',
  BS_CLASS_ADVERB = 'a',
  BS_CLASS_SCOPE = 's', /**< whose figure it is: 全镇, 全省 */
  BS_CLASS_NOUN = 'o',  /**< a noun that holds other words and stays whole: 增长极 */
  BS_CLASS_FIRST_FREE = 0x80
};

/** A set of classes. */
typedef struct bs_classes {
  uint64_t bits[4];
} bs_classes;

static inline void bs_classes_add(bs_classes *set, uint8_t class) {
  set->bits[class >> 6] |= UINT64_C(1) << (class & 63);
}
static inline bool bs_classes_have(const bs_classes *set, uint8_t class) {
  return set->bits[class >> 6] >> (class & 63) & 1;
}
static inline bool bs_classes_empty(const bs_classes *set) {
  return !(set->bits[0] | set->bits[1] | set->bits[2] | set->bits[3]);
}

/** A bit for a class among those of the same 64. */
#define BS_CLASS_BIT(class) (UINT64_C(1) << ((class) & 63))

/** Whether a token of this class is an amount, which may become a fact. */
static inline bool bs_class_is_amount(uint8_t class) {
  const uint64_t amounts = BS_CLASS_BIT(BS_CLASS_PERCENT) | BS_CLASS_BIT(BS_CLASS_MEASURE) |
                           BS_CLASS_BIT(BS_CLASS_COUNTER) | BS_CLASS_BIT(BS_CLASS_BARE) |
                           BS_CLASS_BIT(BS_CLASS_PART) | BS_CLASS_BIT(BS_CLASS_POINTS) |
                           BS_CLASS_BIT(BS_CLASS_MULTIPLE);
  return class >> 6 == 1 && amounts >> (class & 63) & 1; /* letters all */
}

/** Whether a clause ends with a token of this class. */
static inline bool bs_class_ends_clause(uint8_t class) {
  const uint64_t ends = BS_CLASS_BIT(BS_CLASS_COMMA) | BS_CLASS_BIT(BS_CLASS_SEMICOLON) |
                        BS_CLASS_BIT(BS_CLASS_COLON);
  return class >> 6 == 0 && ends >> (class & 63) & 1; /* marks all */
}

#endif
