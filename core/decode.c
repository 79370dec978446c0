#include "decode.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <wchar.h>

#include "utf8.h"

enum {
  BLOCK = 4096, /* code points that iconv gives at a time */
  LONGEST = 16, /* bytes of the longest character or shift sequence that iconv knows */
  REPLACEMENT = 0xFFFD
};

_Static_assert(sizeof(wchar_t) == sizeof(uint32_t), "iconv's WCHAR_T is read as UTF-32");

static const char UTF8[] = "UTF-8", GB18030[] = "GB18030", UTF16[] = "UTF-16",
                  UTF16LE[] = "UTF-16LE", UTF16BE[] = "UTF-16BE", UTF32[] = "UTF-32",
                  UTF32LE[] = "UTF-32LE", UTF32BE[] = "UTF-32BE";

static const struct {
  const char *alias, *name;
} aliases[] = {
    {"UTF-8", UTF8},       {"UTF8", UTF8},        {"GB18030", GB18030}, {"GB-18030", GB18030},
    {"GBK", GB18030},      {"GB2312", GB18030},   {"GB-2312", GB18030}, {"EUC-CN", GB18030},
    {"CP936", GB18030},    {"UTF-16", UTF16},     {"UTF16", UTF16},     {"UCS-2", UTF16},
    {"UTF-16LE", UTF16LE}, {"UTF16LE", UTF16LE},  {"UCS-2LE", UTF16LE}, {"UTF-16BE", UTF16BE},
    {"UTF16BE", UTF16BE},  {"UCS-2BE", UTF16BE},  {"UTF-32", UTF32},    {"UTF32", UTF32},
    {"UCS-4", UTF32},      {"UTF-32LE", UTF32LE}, {"UTF32LE", UTF32LE}, {"UCS-4LE", UTF32LE},
    {"UTF-32BE", UTF32BE}, {"UTF32BE", UTF32BE},  {"UCS-4BE", UTF32BE},
};

/* UTF-32LE stands before UTF-16LE, whose mark it begins with. */
static const struct {
  const char *encoding, *bytes;
  size_t size;
} marks[] = {
    {UTF8, "\xEF\xBB\xBF", 3}, {UTF32LE, "\xFF\xFE\0\0", 4}, {UTF32BE, "\0\0\xFE\xFF", 4},
    {UTF16LE, "\xFF\xFE", 2},  {UTF16BE, "\xFE\xFF", 2},     {GB18030, "\x84\x31\x95\x33", 4},
};

const char *bs_encoding_name(const char *encoding) {
  for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
    if (strcasecmp(encoding, aliases[i].alias) == 0)
      return aliases[i].name;
  return encoding;
}

/* Length of the mark of `encoding` (NULL: of any) that the bytes begin with; `*found` is whose. */
static size_t mark(const char *bytes, size_t size, const char *encoding, const char **found) {
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if ((!encoding || strcmp(encoding, marks[i].encoding) == 0) && size >= marks[i].size &&
        memcmp(bytes, marks[i].bytes, marks[i].size) == 0) {
      *found = marks[i].encoding;
      return marks[i].size;
    }
  return 0;
}

const char *bs_encoding_marked(const char *bytes, size_t size) {
  const char *found = NULL;
  mark(bytes, size, NULL, &found);
  return found;
}

int bs_utf8_sequence(const char *bytes, size_t size) {
  const unsigned char *at = (const unsigned char *)bytes;
  unsigned char lead = at[0], low = 0x80, high = 0xBF;
  if (lead - 1u < 0x7F)
    return 1;
  if (lead < 0xC2 || lead > 0xF4)
    return -1;
  if (lead == 0xE0)
    low = 0xA0; /* overlong */
  else if (lead == 0xED)
    high = 0x9F; /* surrogates */
  else if (lead == 0xF0)
    low = 0x90; /* overlong */
  else if (lead == 0xF4)
    high = 0x8F; /* beyond U+10FFFF */
  int whole = (int)bs_utf8_size(lead);
  for (int i = 1; i < whole; i++, low = 0x80, high = 0xBF)
    if ((size_t)i == size || at[i] < low || at[i] > high)
      return -i;
  return whole;
}

/* Whether eight bytes are all from 1 to 0x7F. */
static bool ascii(const unsigned char *at) {
  uint64_t word;
  memcpy(&word, at, sizeof word);
  return ((word | (word - 0x0101010101010101u)) & 0x8080808080808080u) == 0;
}

/* Whether three characters with the leads E4 to EB stand at `at`, nine bytes, the bulk of Chinese
   text. */
static bool three_han(const unsigned char *at) {
  uint64_t word, add, mask, form;
  memcpy(&word, at, sizeof word);
  memcpy(&add, "\4\0\0\4\0\0\4\0", sizeof add); /* a lead that this overflows fails all the same */
  memcpy(&mask, "\xF8\xC0\xC0\xF8\xC0\xC0\xF8\xC0", sizeof mask);
  memcpy(&form, "\xE8\x80\x80\xE8\x80\x80\xE8\x80", sizeof form);
  return ((word + add) & mask) == form && (at[8] & 0xC0) == 0x80;
}

/* Whether a character of three bytes stands at `at`, as most of Chinese text does. Says no to the
   leads that bound their second byte. Which characters stand in a text nothing foretells; so no
   test is a branch of its own. */
static inline bool one_of_three(const unsigned char *at) {
  uint32_t code = bs_utf8_three((const char *)at);
  return ((code & 0xF0C0C0) == 0xE08080) & (at[0] != 0xE0) & (at[0] != 0xED);
}

size_t bs_utf8_valid(const char *bytes, size_t size) {
  const unsigned char *at = (const unsigned char *)bytes, *end = at + size;
  for (;;) {
    while (end - at >= 9 && three_han(at))
      at += 9;
    while (end - at >= 3 && one_of_three(at))
      at += 3;
    while (end - at >= 8 && ascii(at))
      at += 8;
    while (at < end && *at - 1u < 0x7F)
      at++;
    if (at == end)
      return size;
    int length = bs_utf8_sequence((const char *)at, (size_t)(end - at));
    if (length < 0)
      return (size_t)((const char *)at - bytes);
    at += length;
  }
}

/* Text as it grows, and the units of the run of the map that its end belongs to. */
typedef struct writer {
  bs_source *out;
  size_t capacity;
  uint32_t next; /* where the bytes of the next character begin, if nothing is dropped */
  uint32_t to_unit, from_unit;
  bool failed;
} writer;

/* Room for `more` bytes and a NUL. */
static bool reserve(writer *w, size_t more) {
  size_t need = (size_t)w->out->size + more + 1;
  bool beyond = need > UINT32_MAX; /* no file within the limit comes to that */
  if (beyond || !bs_grow(&w->out->text, &w->capacity, need, 1)) /* GCOVR_EXCL_BR_LINE: `beyond` */
    w->failed = true;
  return !w->failed;
}

static void add_run(writer *w, uint32_t from, uint32_t to_unit, uint32_t from_unit) {
  w->to_unit = to_unit;
  w->from_unit = from_unit;
  if (!bs_map_add(&w->out->map, w->out->size, from, (uint8_t)to_unit, (uint8_t)from_unit))
    w->failed = true;
}

/* Whether UTF-8 gives a character three bytes. */
static inline bool is_three(uint32_t code) {
  return code - 0x800 < 0xD800 - 0x800 || code - 0xE000 < 0x10000 - 0xE000;
}

static inline char *put_three(char *to, uint32_t code) {
  to[0] = (char)(0xE0 | code >> 12);
  to[1] = (char)(0x80 | (code >> 6 & 0x3F));
  to[2] = (char)(0x80 | (code & 0x3F));
  return to + 3;
}

/* Adds the character that stands at `from` in `unit` bytes; there must be room. What no text may
   hold, NUL among it, is replaced. */
static void put(writer *w, uint32_t code, size_t from, size_t unit) {
  if (code - 1 >= 0x10FFFF || (code & 0xFFFFF800) == 0xD800) {
    code = REPLACEMENT;
    w->out->replaced++;
  }
  uint32_t size = bs_utf8_put(w->out->text + w->out->size, code);
  if (from != w->next || size != w->to_unit || unit != w->from_unit)
    add_run(w, (uint32_t)from, size, (uint32_t)unit);
  w->next = (uint32_t)(from + unit);
  w->out->size += size;
}

/* Adds U+FFFD for `unit` malformed bytes at `from`. */
static void replace(writer *w, size_t from, size_t unit) {
  if (!reserve(w, 4))
    return;
  put(w, REPLACEMENT, from, unit);
  w->out->replaced++;
}

static void decode_utf8(writer *w, const char *bytes, size_t size, size_t at, size_t known) {
  while (at < size && !w->failed) {
    size_t valid = known > at ? known - at : bs_utf8_valid(bytes + at, size - at);
    if (valid > 0) {
      if (!reserve(w, valid))
        return;
      add_run(w, (uint32_t)at, 1, 1);
      memcpy(w->out->text + w->out->size, bytes + at, valid);
      w->out->size += (uint32_t)valid;
      at += valid;
      w->next = (uint32_t)at;
    }
    if (at < size) {
      size_t malformed = (size_t)-bs_utf8_sequence(bytes + at, size - at);
      replace(w, at, malformed);
      at += malformed;
    }
  }
}

/* How many bytes at `at` the character `code` was read from: UTF-32, UTF-16 and GB18030 are told by
   the fewest that a character of theirs can have. */
static inline size_t width(const char *at, uint32_t code, size_t least) {
  if (least > 1)
    return least == 2 && code >= 0x10000 ? 4 : least;
  if ((unsigned char)at[0] < 0x80)
    return 1;
  return (unsigned char)at[1] < 0x40 ? 4 : 2;
}

/* GB18030 that glibc refuses and WHATWG reads: the euro of Windows, and the four-byte forms of
   characters that have a two-byte form as well. 0 where it is neither. */
static uint32_t refused(const char *bytes, size_t size, size_t *unit) {
  const unsigned char *at = (const unsigned char *)bytes;
  *unit = 1;
  if (at[0] == 0x80)
    return 0x20AC;
  if (size < 4 || at[1] < 0x30 || at[1] > 0x39 || at[2] < 0x81 || at[3] < 0x30 || at[3] > 0x39)
    return 0;
  uint32_t form = (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (at[2] * 10u + at[3]);
  *unit = 4;
  if (form - 0x823505D7 < 8) /* 82 35 90 37 on; the last two bytes count in tens */
    return 0x9FB4 + (form - 0x823505D7);
  if (form - 0x8431054A < 10) /* 84 31 82 36 on */
    return 0xFE10 + (form - 0x8431054A);
  return 0;
}

/* Whether what iconv finds too short is a character cut off by the end. It waits for four bytes of
   GB18030 before it looks at the third. */
static bool is_cut(const char *bytes, size_t left, size_t least) {
  unsigned char third = left == 3 ? (unsigned char)bytes[2] : 0;
  return least > 1 || left < 3 || (third >= 0x81 && third <= 0xFE);
}

/* Adds `count` characters that begin at `at`; there must be room. Only the first of each run goes
   through put(), the others are alike. */
static void put_block(writer *w, const uint32_t *codes, size_t count, const char *bytes, size_t at,
                      size_t least) {
  for (size_t i = 0; i < count;) {
    size_t unit = width(bytes + at, codes[i], least);
    put(w, codes[i++], at, unit);
    at += unit;
    char *to = w->out->text + w->out->size;
    if (w->to_unit == 3)
      for (; i < count && is_three(codes[i]) && width(bytes + at, codes[i], least) == unit; i++) {
        to = put_three(to, codes[i]);
        at += unit;
      }
    else if (w->to_unit == 1)
      for (; i < count && codes[i] - 1 < 0x7F; i++) {
        *to++ = (char)codes[i];
        at += unit;
      }
    w->out->size = (uint32_t)(to - w->out->text);
    w->next = (uint32_t)at;
  }
}

/* Decodes by blocks, for encodings without shift states. `least` is the fewest bytes that a
   character can have, which is what a malformed sequence costs. */
static void decode_blocks(writer *w, iconv_t cd, const char *bytes, size_t size, size_t at,
                          size_t least) {
  uint32_t codes[BLOCK];
  while (at < size && !w->failed) {
    char *in = (char *)bytes + at, *out = (char *)codes; /* iconv does not write to its input */
    size_t block = size - at < BLOCK ? size - at : BLOCK, left = block, room = sizeof codes;
    int problem = iconv(cd, &in, &left, &out, &room) == (size_t)-1 ? errno : 0;
    size_t count = BLOCK - room / sizeof *codes;
    if (!reserve(w, 4 * (count + 1)))
      return;
    put_block(w, codes, count, bytes, at, least);
    at = (size_t)(in - bytes);
    bool ends = problem == EINVAL && at + left == size;
    /* no encoding has characters of a block's length; if one did, this would have no end */
    bool stuck = problem && left == block; /* GCOVR_EXCL_BR_LINE */
    if (ends && is_cut(bytes + at, left, least)) {
      replace(w, at, left);
      at += left;
    } else if (ends || problem == EILSEQ || stuck) { /* GCOVR_EXCL_BR_LINE */
      size_t unit = least;
      uint32_t code = least == 1 ? refused(bytes + at, size - at, &unit) : 0;
      if (code)
        put(w, code, at, unit);
      else
        replace(w, at, unit = least);
      at += unit;
    }
  }
}

/* What one call of iconv did to a shortest piece of text. */
typedef struct piece {
  size_t used; /* 0: malformed, or cut off by the end */
  bool cut;
  size_t count;
  uint32_t codes[LONGEST];
} piece;

/* Feeds one byte more at a time until iconv takes something. */
static void feed(piece *p, iconv_t cd, const char *bytes, size_t size) {
  size_t most = size < LONGEST ? size : LONGEST;
  *p = (piece){0};
  for (size_t length = 1; length <= most; length++) {
    char *in = (char *)bytes, *out = (char *)p->codes;
    size_t left = length, room = sizeof p->codes;
    int problem = iconv(cd, &in, &left, &out, &room) == (size_t)-1 ? errno : 0;
    p->used = length - left;
    p->count = LONGEST - room / sizeof *p->codes;
    if (p->used > 0 || p->count > 0 || problem != EINVAL)
      return;
  }
  p->cut = size <= LONGEST;
}

/* Asks iconv for a character that it holds back because the next one might combine with it. */
static void flush(piece *p, iconv_t cd) {
  char *out = (char *)p->codes;
  size_t room = sizeof p->codes;
  iconv(cd, NULL, NULL, &out, &room);
  p->count = LONGEST - room / sizeof *p->codes;
}

/* Adds the characters of a piece that stands at `from` in `unit` bytes, a run for each, since
   several may come from the same bytes. */
static void put_piece(writer *w, const piece *p, size_t from, size_t unit) {
  for (size_t i = 0; i < p->count && reserve(w, 4); i++) {
    w->to_unit = 0;
    put(w, p->codes[i], from, unit);
  }
}

/* Decodes character by character whatever iconv knows. A sequence that gives no character is a
   shift and counts with the character behind it, or else a character held back: `probe`, a second
   descriptor of the same kind, tells, because asking for it would undo a shift. */
static void decode_characters(writer *w, iconv_t cd, iconv_t probe, const char *bytes, size_t size,
                              size_t at) {
  size_t shifts = at;         /* where the shifts before the next character begin */
  size_t from = at, unit = 0; /* the last character */
  piece p = {0};
  while (at < size && !w->failed) {
    feed(&p, cd, bytes + at, size - at);
    if (p.used == 0 && p.count == 0) {
      from = at;
      unit = p.cut ? size - at : 1;
      replace(w, from, unit);
      shifts = at += unit;
      continue;
    }
    if (p.count == 0) {
      piece held;
      iconv(probe, NULL, NULL, NULL, NULL);
      feed(&held, probe, bytes + at, p.used);
      flush(&held, probe);
      if (held.count > 0)
        flush(&p, cd);
    }
    at += p.used;
    if (p.count > 0 && p.used > 0) { /* else it comes from the bytes of the last one, too */
      from = at - shifts > UINT8_MAX ? at - p.used : shifts;
      unit = at - from;
      shifts = at;
    }
    put_piece(w, &p, from, unit);
  }
  flush(&p, cd);
  if (unit > 0)
    put_piece(w, &p, from, unit);
}

/* Opens iconv; what fails here fails for want of memory, or of the encoding. */
static bs_status open_iconv(iconv_t *cd, const char *encoding, bs_error *err) {
  /* "" is the locale's, "//IGNORE" drops text, and so may what stands behind a comma */
  if (*encoding && !strpbrk(encoding, "/,") && strlen(encoding) < BS_ENCODING_NAME) {
    *cd = iconv_open("WCHAR_T", encoding);
    if ((intptr_t)*cd != -1)
      return BS_OK;
    if (errno == ENOMEM)
      return bs_fail_memory(err);
  }
  return bs_fail(err, BS_USAGE, 0,
                 "unknown encoding '%s' (for example: UTF-8, GB18030, UTF-16LE, BIG5)", encoding);
}

static bs_status decode_iconv(writer *w, const char *bytes, size_t size, size_t at,
                              const char *encoding, bs_error *err) {
  iconv_t cd = NULL, probe = NULL;
  bs_status status = open_iconv(&cd, encoding, err);
  if (status != BS_OK)
    return status;
  if (encoding == GB18030)
    decode_blocks(w, cd, bytes, size, at, 1);
  else if (encoding == UTF16LE || encoding == UTF16BE)
    decode_blocks(w, cd, bytes, size, at, 2);
  else if (encoding == UTF32LE || encoding == UTF32BE)
    decode_blocks(w, cd, bytes, size, at, 4);
  else if ((status = open_iconv(&probe, encoding, err)) == BS_OK) {
    decode_characters(w, cd, probe, bytes, size, at);
    iconv_close(probe);
  }
  iconv_close(cd);
  return status;
}

bs_status bs_decode(bs_source *out, const char *bytes, size_t size, const char *encoding,
                    size_t valid, bs_error *err) {
  writer w = {.out = out};
  bs_status status = BS_OK;
  size_t at = mark(bytes, size, encoding, &encoding);
  w.next = (uint32_t)at;
  snprintf(out->encoding, sizeof out->encoding, "%s", encoding); /* iconv has none that is longer */
  reserve(&w, encoding == UTF8 ? size - at : 0);
  if (encoding == UTF8)
    decode_utf8(&w, bytes, size, at, valid);
  else
    status = decode_iconv(&w, bytes, size, at, encoding, err);
  if (status == BS_OK && w.failed)
    return bs_fail_memory(err);
  if (status == BS_OK)
    out->text[out->size] = '\0';
  return status;
}
