#include "source.h"

#include <stdlib.h>
#include <string.h>
#include <uchardet/uchardet.h>

#include "decode.h"

enum {
  SAMPLE = 64 * 1024,  /* bytes that tell UTF-16 and UTF-32 */
  PORTION = 4 * 1024,  /* bytes that uchardet gets to see */
  WINDOW = 1024 * 1024 /* bytes behind the first malformed sequence that tell what is UTF-8 */
};

/* Files that people take for text. `inside` is a name that tells a kind of ZIP from the rest. */
static const struct {
  const char *magic;
  size_t size;
  const char *inside, *what, *advice;
} documents[] = {
    {"%PDF-", 5, NULL, "a PDF", "convert it first (pdftotext)"},
    {"PK\x03\x04", 4, "word/document.xml", "a DOCX", "convert it first (pandoc)"},
    {"PK\x03\x04", 4, "xl/workbook.xml", "an XLSX", "save it as text first"},
    {"PK\x03\x04", 4, "ppt/presentation.xml", "a PPTX", "save it as text first"},
    {"PK\x03\x04", 4, "vnd.oasis.opendocument.text", "an ODT", "convert it first (pandoc)"},
    {"PK\x03\x04", 4, NULL, "a ZIP", "unpack it first (unzip)"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, NULL, "a DOC or XLS", "save it as text first"},
    {"{\\rtf", 5, NULL, "an RTF", "convert it first (pandoc)"},
    {"\x1F\x8B", 2, NULL, "a gzip", "unpack it first (gunzip)"},
    {"Rar!\x1A\x07", 6, NULL, "a RAR", "unpack it first (unrar)"},
    {"7z\xBC\xAF\x27\x1C", 6, NULL, "a 7z", "unpack it first (7z)"},
    {"\x89PNG", 4, NULL, "a PNG", "recognise its text first (tesseract)"},
    {"\xFF\xD8\xFF", 3, NULL, "a JPEG", "recognise its text first (tesseract)"},
    {"II*\0", 4, NULL, "a TIFF", "recognise its text first (tesseract)"},
    {"MM\0*", 4, NULL, "a TIFF", "recognise its text first (tesseract)"},
};

/* What uchardet may answer beside Unicode and GB18030, and iconv knows; the Latin ones last. */
const char *const bs_source_answers[] = {"BIG5",
                                         "EUC-TW",
                                         "EUC-JP",
                                         "SHIFT_JIS",
                                         "EUC-KR",
                                         "UHC",
                                         "ISO-8859-5",
                                         "ISO-8859-6",
                                         "ISO-8859-7",
                                         "ISO-8859-8",
                                         "ISO-8859-11",
                                         "WINDOWS-1251",
                                         "WINDOWS-1253",
                                         "WINDOWS-1255",
                                         "WINDOWS-1256",
                                         "KOI8-R",
                                         "TIS-620",
                                         "IBM855",
                                         "IBM866",
                                         "MAC-CYRILLIC",
                                         "ISO-8859-1",
                                         "ISO-8859-2",
                                         "ISO-8859-3",
                                         "ISO-8859-4",
                                         "ISO-8859-9",
                                         "ISO-8859-10",
                                         "ISO-8859-13",
                                         "ISO-8859-15",
                                         "ISO-8859-16",
                                         "WINDOWS-1250",
                                         "WINDOWS-1252",
                                         "WINDOWS-1257",
                                         "WINDOWS-1258",
                                         "VISCII",
                                         "IBM852",
                                         "IBM865",
                                         "MAC-CENTRALEUROPE",
                                         NULL};
enum { LATIN = 20 }; /* where those begin */

static bool holds(const char *bytes, size_t size, const char *name) {
  size_t length = strlen(name);
  for (const char *at = bytes, *end = bytes + size; (size_t)(end - at) >= length; at++) {
    at = memchr(at, name[0], (size_t)(end - at) - length + 1);
    if (!at)
      return false;
    if (memcmp(at, name, length) == 0)
      return true;
  }
  return false;
}

static bs_status refuse_document(const char *bytes, size_t size, bs_error *err) {
  for (size_t i = 0; i < sizeof documents / sizeof *documents; i++)
    if (size >= documents[i].size && memcmp(bytes, documents[i].magic, documents[i].size) == 0 &&
        (!documents[i].inside || holds(bytes, size, documents[i].inside)))
      return bs_fail(err, BS_ENCODING, 0, "this is %s file, not text; %s", documents[i].what,
                     documents[i].advice);
  return BS_OK;
}

/* A control character that no text has use for. */
static bool odd(unsigned char byte) {
  return byte < 0x20 && (byte < '\t' || byte > '\r');
}

static uint32_t unit_at(const unsigned char *at, unsigned width, bool big) {
  uint32_t unit = 0;
  for (unsigned i = 0; i < width; i++)
    unit = unit << 8 | at[big ? i : width - 1 - i];
  return unit;
}

/* A character that texts in Chinese, and in the languages around it, are made of. Those whose last
   byte is 0 would be ASCII in the other byte order; only the blank and 一 are everyday. */
static bool likely(uint32_t c) {
  if (c < 0x80)
    return c >= 0x20 ? c < 0x7F : c >= '\t' && c <= '\r';
  if ((c & 0xFF) == 0)
    return c == 0x3000 || c == 0x4E00;
  return (c >= 0xA0 && c < 0x250) || (c >= 0x370 && c < 0x530) || (c >= 0x2000 && c < 0x2800) ||
         (c >= 0x3000 && c < 0x3400) || (c >= 0x4E00 && c < 0xA000) ||
         (c >= 0xFF00 && c < 0xFFF0) || (c >= 0x20000 && c < 0x31350);
}

/* How many of a sample's units are likely characters; none when they read better as pairs of ASCII
   characters. */
static size_t count_likely(const char *bytes, size_t size, unsigned width, bool big) {
  const unsigned char *at = (const unsigned char *)bytes;
  size_t count = 0, pairs = 0;
  for (size_t i = 0; i + width <= size; i += width) {
    count += likely(unit_at(at + i, width, big));
    pairs += at[i] >= 0x20 && at[i] < 0x7F && at[i + 1] >= 0x20 && at[i + 1] < 0x7F;
  }
  return pairs > size / width / 2 ? 0 : count;
}

/* UTF-16 or UTF-32 without a mark, by the share of likely characters; NULL where it is neither. */
static const char *guess_wide(const char *bytes, size_t size) {
  static const char *const names[2][2] = {{"UTF-16LE", "UTF-16BE"}, {"UTF-32LE", "UTF-32BE"}};
  size = size < SAMPLE ? size : SAMPLE;
  for (unsigned width = 4; width >= 2; width -= 2) {
    size_t little = count_likely(bytes, size, width, false);
    size_t big = count_likely(bytes, size, width, true);
    size_t best = little >= big ? little : big, units = size / width;
    if (units > 0 && best * 10 >= units * 9)
      return bs_encoding_name(names[width / 4][big > little]);
  }
  return NULL;
}

static bool has_odd(const char *bytes, size_t size) {
  for (size_t i = 0; i < size && i < SAMPLE; i++)
    if (odd((unsigned char)bytes[i]))
      return true;
  return false;
}

/* Whether characters of several bytes outnumber stray bytes, to a point well behind `valid`, where
   the first of those stands. Chinese text in another encoding comes nowhere near: GB18030 has four
   stray bytes for each character. No branches, since nothing foretells them there. */
static bool mostly_utf8(const char *bytes, size_t size, size_t valid) {
  size_t high = 0, twos = 0, threes = 0, fours = 0;
  uint32_t last = 0; /* the last four bytes */
  if (size - valid > WINDOW)
    size = valid + WINDOW;
  for (size_t i = 0; i < size; i++) {
    last = last << 8 | (unsigned char)bytes[i];
    high += last >> 7 & 1;
    twos += (last & 0xE0C0) == 0xC080;
    threes += (last & 0xF0C0C0) == 0xE08080;
    fours += (last & 0xF8C0C0C0) == 0xF0808080;
  }
  return twos + threes + fours >= high - 2 * twos - 3 * threes - 4 * fours;
}

/* Whether UTF-8 that is well-formed up to `valid` stops there because the end cuts a character. */
static bool cut(const char *bytes, size_t size, size_t valid) {
  size_t left = size - valid;
  unsigned char lead = (unsigned char)bytes[valid];
  return left < 4 && lead >= 0xC2 && lead <= 0xF4 &&
         (size_t)-bs_utf8_sequence(bytes + valid, left) == left;
}

/* Whether the characters beyond ASCII, read as GB18030, are everyday Chinese, the 3,755 commonest,
   punctuation and full-width forms, `times` as often as anything else. */
static bool everyday_chinese(const char *bytes, size_t size, size_t times) {
  const unsigned char *at = (const unsigned char *)bytes;
  size_t common = 0, other = 0;
  for (size_t i = 0; i + 1 < size; i++) {
    unsigned char lead = at[i], trail = at[i + 1];
    if (lead < 0x80)
      continue;
    if (trail >= 0xA1 && (lead == 0xA1 || lead == 0xA3 || (lead >= 0xB0 && lead <= 0xD7)))
      common++;
    else
      other++;
    i += trail >= 0x40 && lead != 0x80 && lead != 0xFF;
  }
  return common > other * times;
}

/* Where the line begins that holds the first byte beyond ASCII, of which there is one; before it
   nothing tells. */
static size_t first_telling(const char *bytes, size_t size) {
  size_t at = 0;
  while (at < size && (unsigned char)bytes[at] < 0x80) /* GCOVR_EXCL_BR_LINE: never at the end */
    at++;
  for (size_t back = 0; at > 0 && bytes[at - 1] != '\n' && back < PORTION / 2; back++)
    at--;
  return at;
}

/* Whether at most every third byte lies beyond ASCII, as in any language written in Latin. */
static bool sparse(const char *bytes, size_t size) {
  size_t high = 0;
  for (size_t i = 0; i < size; i++)
    high += (unsigned char)bytes[i] >> 7;
  return high <= size / 3;
}

/* What uchardet says, corrected where it knows too little: of GB18030 it takes some twenty
   characters to be sure. NULL when nothing is to be said. */
static const char *guess(const char *bytes, size_t size) {
  const char *gb18030 = bs_encoding_name("GB18030"), *name = NULL;
  size_t from = first_telling(bytes, size), part = size - from < PORTION ? size - from : PORTION;
  size_t i = 0, count = sizeof bs_source_answers / sizeof *bs_source_answers - 1;
  uchardet_t detector = uchardet_new();
  uchardet_handle_data(detector, bytes + from, part); /* in one piece: it stops early then */
  uchardet_data_end(detector);
  const char *answer = bs_encoding_name(uchardet_get_charset(detector));
  while (i < count && strcmp(answer, bs_source_answers[i]) != 0)
    i++;
  bool chinese = answer == gb18030;
  uchardet_delete(detector);
  if (i < count && (i < LATIN || sparse(bytes, size)))
    name = bs_source_answers[i];
  /* uchardet says the one or the other, as its version goes */
  bool korean =
      name && (strcmp(name, "UHC") == 0 || strcmp(name, "EUC-KR") == 0); /* GCOVR_EXCL_BR_LINE */
  if (!chinese && !korean) /* every Korean syllable would be everyday Chinese */
    chinese = everyday_chinese(bytes, size, name ? 9 : 1);
  return chinese ? gb18030 : name;
}

/* Whether NULs are more than strays: one in 1000 bytes. */
static bool many_nuls(const char *nul, const char *end, size_t size) {
  size_t count = 0;
  for (const char *at = nul; at; at = memchr(at + 1, '\0', (size_t)(end - at - 1)))
    if (++count * 1000 >= size)
      return true;
  return false;
}

/* Finds the encoding, and on the way perhaps how many bytes are `*valid` UTF-8. `*guessed` tells
   that decoding has to bear it out. */
static bs_status detect(const char **encoding, bool *guessed, size_t *valid, const char *bytes,
                        size_t size, bs_error *err) {
  const char *utf8 = bs_encoding_name("UTF-8");
  *guessed = false;
  if ((*encoding = bs_encoding_marked(bytes, size)) != NULL)
    return BS_OK;
  *valid = bs_utf8_valid(bytes, size);
  if (*valid == size || cut(bytes, size, *valid)) {
    *encoding = utf8;
    return BS_OK;
  }
  const char *nul = memchr(bytes, '\0', size);
  if ((nul || has_odd(bytes, size)) && (*encoding = guess_wide(bytes, size)) != NULL)
    return BS_OK;
  if (nul && many_nuls(nul, bytes + size, size))
    return bs_fail(err, BS_ENCODING, 0,
                   "this is binary data, not text (a NUL byte at offset %zu); "
                   "--encoding NAME reads it all the same",
                   (size_t)(nul - bytes));
  if (mostly_utf8(bytes, size, *valid)) {
    *encoding = utf8;
    *guessed = nul != NULL;
    return BS_OK;
  }
  *guessed = true;
  *encoding = guess(bytes, size);
  if (!*encoding)
    *encoding = utf8; /* ASCII but for a few bytes, or nothing */
  return BS_OK;
}

/* "UTF-16" and "UTF-32" leave the byte order to the bytes; little-endian when they do not tell. */
static const char *with_order(const char *encoding, const char *bytes, size_t size) {
  if (strcmp(encoding, "UTF-16") != 0 && strcmp(encoding, "UTF-32") != 0)
    return encoding;
  const char *found = bs_encoding_marked(bytes, size);
  if (!found)
    found = guess_wide(bytes, size);
  if (found && strncmp(found, encoding, strlen(encoding)) == 0)
    return found;
  return bs_encoding_name(encoding[4] == '1' ? "UTF-16LE" : "UTF-32LE");
}

static bool add_line(bs_source *out, uint32_t start) {
  if (!bs_grow(&out->lines, &out->line_capacity, out->line_count + 1, sizeof *out->lines))
    return false;
  out->lines[out->line_count++] = start;
  return true;
}

/* Whether eight bytes hold no control character. */
static bool plain(const char *at) {
  uint64_t word;
  memcpy(&word, at, sizeof word);
  return ((word - 0x2020202020202020u) & ~word & 0x8080808080808080u) == 0;
}

/* Finds the lines and counts the odd controls, eight bytes at a time where there is neither. */
static bool find_lines(bs_source *out, size_t *controls) {
  if (!add_line(out, 0))
    return false;
  for (uint32_t at = 0; at < out->size; at++) {
    while (out->size - at >= 8 && plain(out->text + at))
      at += 8;
    if (at == out->size)
      break;
    char byte = out->text[at];
    if (byte == '\n' || (byte == '\r' && out->text[at + 1] != '\n')) {
      if (!add_line(out, at + 1))
        return false;
    } else
      *controls += odd((unsigned char)byte);
  }
  return true;
}

static bs_status fail_unknown(bs_error *err) {
  return bs_fail(err, BS_ENCODING, 0,
                 "cannot tell the encoding of this text; "
                 "name it with --encoding (for example GB18030)");
}

/* What was decoded from bytes that nobody vouched for must be text by its looks. */
static bs_status judge(const bs_source *source, size_t controls, bool guessed, bs_error *err) {
  size_t most = guessed ? 2 + source->size / 32 : 32 + source->size / 4;
  if (controls > most || (!guessed && source->replaced > most))
    return bs_fail(
        err, BS_ENCODING, 0,
        "this is binary data, not text (%zu control characters, %u malformed sequences); "
        "--encoding NAME reads it all the same",
        controls, (unsigned)source->replaced);
  return source->replaced > most ? fail_unknown(err) : BS_OK;
}

bs_status bs_source_decode(bs_source *out, const char *bytes, size_t size, const char *encoding,
                           bs_error *err) {
  bs_source source = {0};
  if (size == 0)
    bytes = ""; /* whatever it was */
  bool given = encoding != NULL, guessed = false;
  size_t valid = 0;
  if (size > BS_SOURCE_LIMIT)
    return bs_fail(err, BS_LIMIT, 0, "the file has %zu bytes, baoshu reads up to %u", size,
                   BS_SOURCE_LIMIT);
  bs_status status = refuse_document(bytes, size, err);
  if (status != BS_OK)
    return status;
  if (given)
    encoding = with_order(bs_encoding_name(encoding), bytes, size);
  else if ((status = detect(&encoding, &guessed, &valid, bytes, size, err)) != BS_OK)
    return status;
  size_t controls = 0;
  status = bs_decode(&source, bytes, size, encoding, valid, err);
  if (status == BS_USAGE && !given) /* GCOVR_EXCL_BR_LINE: a system whose iconv is not whole */
    status = fail_unknown(err);
  if (status == BS_OK && !find_lines(&source, &controls))
    status = bs_fail_memory(err);
  if (status == BS_OK && !given)
    status = judge(&source, controls, guessed, err);
  if (status != BS_OK) {
    bs_source_free(&source);
    return status;
  }
  *out = source;
  return BS_OK;
}

uint32_t bs_source_line(const bs_source *source, uint32_t at) {
  size_t low = 0, high = source->line_count;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (source->lines[middle] <= at)
      low = middle;
    else
      high = middle;
  }
  return (uint32_t)low + 1;
}

void bs_source_free(bs_source *source) {
  free(source->text);
  free(source->lines);
  bs_map_free(&source->map);
  *source = (bs_source){0};
}
