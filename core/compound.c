#include "compound.h"

#include <string.h>

#include "decode.h"
#include "han.h"
#include "utf8.h"

/* A base of a base of a base …: more is a circle. */
enum { DEEPEST = 8 };

const bs_unit *bs_pack_unit(const bs_pack *pack, bs_slice text) {
  bs_hit hit = bs_lexicon_longest(&pack->unit_lexicon, text.data, text.size);
  const bs_unit *found = NULL;
  if (text.size == 0)
    return NULL;
  if (hit.size == text.size)
    found = &pack->units[hit.item];
  for (size_t i = pack->unit_count; !found && i-- > 0;)
    if (bs_slice_equal(pack->units[i].name, text) || bs_slice_equal(pack->units[i].code, text))
      found = &pack->units[i];
  return found && found->class != BS_CLASS_BARE ? found : NULL;
}

bool bs_compound_add(bs_compound *compound, const char *name, int power) {
  uint8_t i = 0;
  while (i < compound->count && strcmp(compound->parts[i].name, name) != 0)
    i++;
  bs_compound_part *part = &compound->parts[i];
  if (i == BS_COMPOUND_PARTS || strlen(name) >= BS_COMPOUND_NAME)
    return false;
  if (i == compound->count) {
    memset(part, 0, sizeof *part);
    memcpy(part->name, name, strlen(name));
    compound->count++;
  }
  power += part->power;
  if (power > 100 || power < -100)
    return false;
  part->power = (int8_t)power;
  if (power == 0) {
    memmove(part, part + 1, (size_t)(--compound->count - i) * sizeof *part);
    memset(&compound->parts[compound->count], 0, sizeof *part);
  }
  return true;
}

bool bs_compound_equal(const bs_compound *a, const bs_compound *b) {
  if (a->count != b->count)
    return false;
  for (uint8_t i = 0; i < a->count; i++) {
    uint8_t j = 0;
    while (j < b->count && strcmp(a->parts[i].name, b->parts[j].name) != 0)
      j++;
    if (j == b->count || a->parts[i].power != b->parts[j].power)
      return false;
  }
  return true;
}

/* Reading. */

/* Bytes of the multipliers before a unit, and their power of ten: 8 for 亿. As few as leave a unit
   that the pack knows, which is given: the 万 of 万千瓦; else all of them, and NULL. */
static uint32_t multiplier(const bs_pack *pack, bs_slice text, int32_t *scale,
                           const bs_unit **unit) {
  uint32_t at = 0;
  *scale = 0;
  *unit = NULL;
  for (int power; at < text.size && (power = bs_han_power(bs_utf8_at(text.data + at))) > 0;) {
    *scale += power;
    at += 3;
    if ((*unit = bs_pack_unit(pack, (bs_slice){text.data + at, text.size - at})))
      break;
  }
  return at;
}

/* The power at the end of a unit (米², 米^2), which is cut off; 1 for none. */
static int cut_power(bs_slice *text) {
  if (text->size > 2 && memcmp(text->data + text->size - 2, "²", 2) == 0)
    return text->size -= 2, 2;
  if (text->size > 2 && memcmp(text->data + text->size - 2, "³", 2) == 0)
    return text->size -= 2, 3;
  if (text->size > 2 && text->data[text->size - 2] == '^' && text->data[text->size - 1] >= '1' &&
      text->data[text->size - 1] <= '9') {
    text->size -= 2;
    return text->data[text->size + 1] - '0';
  }
  return 1;
}

static bs_status unknown(bs_slice text, bs_error *err) {
  return bs_fail(err, BS_SCRIPT, 0, "'%.*s' is no unit", (int)text.size, text.data);
}

/* Whether it is made of letters and characters, as names are. */
static bool is_name(bs_slice text) {
  for (uint32_t at = 0; at < text.size; at += bs_utf8_size((unsigned char)text.data[at])) {
    char c = text.data[at];
    if (!bs_is_han(bs_utf8_at(text.data + at)) && !(c >= 'a' && c <= 'z') &&
        !(c >= 'A' && c <= 'Z'))
      return false;
  }
  return text.size > 0;
}

/* A unit as it is kept: under its name. One with a stroke and without a base is taken apart. */
static const bs_unit *whole(const bs_pack *pack, bs_slice text) {
  const bs_unit *unit = bs_pack_unit(pack, text);
  return unit && !unit->base.data && memchr(text.data, '/', text.size) ? NULL : unit;
}

/* Adds one unit, which is no compound. The first one's multiplier goes to `*scale`. */
static bs_status read_part(const bs_pack *pack, bs_slice text, bool known, int sign,
                           bs_compound *out, int32_t *scale, bs_error *err) {
  char name[BS_COMPOUND_NAME];
  const bs_unit *unit = bs_pack_unit(pack, text);
  int power = unit ? 1 : cut_power(&text);
  uint32_t skipped = 0;
  if (!unit && !(unit = bs_pack_unit(pack, text))) {
    int32_t factor;
    skipped = multiplier(pack, text, &factor, &unit);
    bs_slice rest = {text.data + skipped, text.size - skipped};
    if (out->count == 0 && sign > 0 && skipped > 0) {
      *scale = factor;
      text = rest;
      skipped = 0;
      if (text.size == 0)
        return BS_OK; /* 亿 alone */
    }
    if (!unit && known &&
        (!is_name(rest) || bs_lexicon_longest(&pack->unit_lexicon, rest.data, rest.size).size))
      return unknown(text, err);
  }
  bs_slice named = unit ? unit->name : (bs_slice){text.data + skipped, text.size - skipped};
  if (skipped + named.size >= sizeof name)
    return unknown(text, err);
  memcpy(name, text.data, skipped);
  memcpy(name + skipped, named.data, named.size);
  name[skipped + named.size] = '\0';
  return bs_compound_add(out, name, sign * power) ? BS_OK : unknown(text, err);
}

bs_status bs_compound_read(const bs_pack *pack, bs_slice text, bool known, bs_compound *out,
                           int32_t *scale, bs_error *err) {
  bs_compound read = {.count = 0};
  int32_t power = 0;
  if (bs_utf8_valid(text.data, text.size) != text.size)
    return bs_fail(err, BS_SCRIPT, 0, "a text that is not UTF-8 is no unit");
  const bs_unit *unit = whole(pack, text);
  bs_status status = BS_OK;
  if (!unit) { /* 万人/公里 where that is declared as one */
    uint32_t skipped = multiplier(pack, text, &power, &unit);
    unit = unit ? whole(pack, (bs_slice){text.data + skipped, text.size - skipped}) : NULL;
    power = unit ? power : 0;
  }
  if (unit) {
    char name[BS_COMPOUND_NAME];
    if (unit->name.size >= sizeof name)
      return unknown(text, err);
    memcpy(name, unit->name.data, unit->name.size);
    name[unit->name.size] = '\0';
    bs_compound_add(&read, name, 1);
  }
  int sign = 1;
  for (uint32_t at = 0; !unit && at < text.size && status == BS_OK;) {
    uint32_t end = at; /* of the part, before its mark */
    while (end < text.size && text.data[end] != '/' && text.data[end] != '*' &&
           !(end + 1 < text.size && memcmp(text.data + end, "·", 2) == 0))
      end++;
    if (end > at)
      status =
          read_part(pack, (bs_slice){text.data + at, end - at}, known, sign, &read, &power, err);
    else if (at > 0) /* but /人 is so many to each */
      status = unknown(text, err);
    if (end < text.size && text.data[end] == '/')
      sign = -1;
    at = end + (end < text.size && text.data[end] != '/' && text.data[end] != '*' ? 2 : 1);
    if (status == BS_OK && end < text.size && at >= text.size)
      status = unknown(text, err);
  }
  if (status != BS_OK)
    return status;
  *out = read;
  *scale = power;
  return BS_OK;
}

static void write_part(bs_buffer *out, const bs_compound_part *part) {
  int power = part->power < 0 ? -part->power : part->power;
  bs_buffer_add_string(out, part->name);
  if (power == 2 || power == 3)
    bs_buffer_add_string(out, power == 2 ? "²" : "³");
  else if (power > 3)
    bs_buffer_printf(out, "^%d", power);
}

void bs_compound_write(bs_buffer *out, const bs_compound *compound) {
  bool first = true;
  for (uint8_t i = 0; i < compound->count; i++) {
    if (compound->parts[i].power < 0)
      continue;
    bs_buffer_add_string(out, first ? "" : "·");
    write_part(out, &compound->parts[i]);
    first = false;
  }
  for (uint8_t i = 0; i < compound->count; i++) {
    if (compound->parts[i].power > 0)
      continue;
    bs_buffer_add_string(out, "/");
    write_part(out, &compound->parts[i]);
  }
}

/* Resolving. */

static bs_status too_much(bs_error *err) {
  return bs_fail(err, BS_SCRIPT, 0, "these units are too large or too many to convert");
}

static bool raise(bs_rational *factor, bs_rational by, int power) {
  for (int i = 0; i < (power < 0 ? -power : power); i++)
    if (!(power < 0 ? bs_rational_divide : bs_rational_multiply)(*factor, by, factor))
      return false;
  return true;
}

static bool is_ratio(const bs_unit *unit) {
  return unit->class == BS_CLASS_PERCENT || unit->class == BS_CLASS_MULTIPLE;
}

/* The base of a unit that has one. */
static bs_status base_of(const bs_pack *pack, const bs_unit *unit, bs_compound *base,
                         bs_rational *factor, bs_error *err) {
  int32_t scale = 0;
  bs_status status = bs_compound_read(pack, unit->base, false, base, &scale, err);
  *factor = unit->factor;
  factor->exponent += status == BS_OK ? scale : 0;
  return status;
}

static bs_status resolve(const bs_pack *pack, const char *name, int power, int depth,
                         bs_compound *atoms, bs_rational *factor, bs_error *err) {
  bs_slice text = {name, (uint32_t)strlen(name)};
  const bs_unit *unit = bs_pack_unit(pack, text);
  if (!unit) {
    int32_t scale;
    uint32_t skipped = multiplier(pack, text, &scale, &unit);
    if (skipped > 0 && skipped < text.size) {
      text = (bs_slice){name + skipped, text.size - skipped};
      factor->exponent += scale * power;
    }
  }
  if (depth > DEEPEST)
    return bs_fail(err, BS_SCRIPT, 0, "the unit '%s' is made of itself", name);
  if (unit && unit->base.data) {
    bs_compound base = {.count = 0};
    bs_rational each;
    bs_status status = base_of(pack, unit, &base, &each, err);
    if (status == BS_OK && !raise(factor, each, power))
      status = too_much(err);
    for (uint8_t i = 0; status == BS_OK && i < base.count; i++)
      status = resolve(pack, base.parts[i].name, base.parts[i].power * power, depth + 1, atoms,
                       factor, err);
    return status;
  }
  if (unit ? is_ratio(unit) : strcmp(name, "%") == 0) {
    const bs_rational one = {1, 1, 0}, hundredth = {1, 1, -2};
    bs_rational each = unit && unit->class == BS_CLASS_MULTIPLE ? one : hundredth;
    if (unit && unit->factor.under != 0)
      each = unit->factor;
    return raise(factor, each, power) ? BS_OK : too_much(err);
  }
  /* a currency goes by its code, so that two packs' names for it meet */
  char atom[BS_COMPOUND_NAME];
  bs_slice kept = unit && unit->code.data ? unit->code : unit ? unit->name : text;
  if (kept.size >= sizeof atom)
    return too_much(err);
  memcpy(atom, kept.data, kept.size);
  atom[kept.size] = '\0';
  return bs_compound_add(atoms, atom, power) ? BS_OK : too_much(err);
}

bs_status bs_compound_resolve(const bs_pack *pack, const bs_compound *compound, bs_compound *atoms,
                              bs_rational *factor, bs_error *err) {
  bs_compound found = {.count = 0};
  bs_rational one = {1, 1, 0};
  for (uint8_t i = 0; i < compound->count; i++) {
    const bs_compound_part *part = &compound->parts[i];
    bs_status status = resolve(pack, part->name, part->power, 0, &found, &one, err);
    if (status != BS_OK)
      return status;
  }
  *atoms = found;
  *factor = one;
  return BS_OK;
}

bs_status bs_compound_base(const bs_pack *pack, const bs_compound *compound, bs_compound *base,
                           bs_rational *factor, bs_error *err) {
  bs_compound found = {.count = 0};
  bs_rational one = {1, 1, 0};
  for (uint8_t i = 0; i < compound->count; i++) {
    bs_compound_part part = compound->parts[i];
    for (int depth = 0; depth < DEEPEST; depth++) {
      bs_slice name = {part.name, (uint32_t)strlen(part.name)};
      const bs_unit *unit = bs_pack_unit(pack, name);
      bs_compound below = {.count = 0};
      bs_rational each;
      if (!unit || !unit->base.data || base_of(pack, unit, &below, &each, err) != BS_OK ||
          below.count != 1 || below.parts[0].power != 1)
        break; /* what is made of several is a base itself */
      if (!raise(&one, each, part.power))
        return too_much(err);
      memcpy(part.name, below.parts[0].name, sizeof part.name);
    }
    if (!bs_compound_add(&found, part.name, part.power))
      return too_much(err);
  }
  *base = found;
  *factor = one;
  return BS_OK;
}

uint8_t bs_compound_class(const bs_pack *pack, const bs_compound *compound, const bs_unit **unit) {
  const bs_unit *found = NULL;
  uint8_t class = compound->count == 0 ? BS_CLASS_BARE : BS_CLASS_MEASURE;
  if (compound->count == 1 && compound->parts[0].power == 1) {
    const char *name = compound->parts[0].name;
    found = bs_pack_unit(pack, (bs_slice){name, (uint32_t)strlen(name)});
    if (found || strcmp(name, "%") == 0)
      class = found ? found->class : BS_CLASS_PERCENT;
  }
  if (unit)
    *unit = found;
  return class;
}

bool bs_dimension_measures(bs_slice dimension) {
  static const char *const names[] = {"money", "length", "area",  "volume",      "mass", "energy",
                                      "power", "time",   "speed", "temperature", "data"};
  size_t i = 0;
  while (i < sizeof names / sizeof *names && !bs_slice_is(dimension, names[i]))
    i++;
  return i < sizeof names / sizeof *names;
}

/* Whether a base of one unit has the dimension of what converts into it; of compounds nothing is
 * said. */
static bool same_dimension(const bs_pack *pack, const bs_unit *unit, const bs_compound *base) {
  if (base->count != 1 || base->parts[0].power != 1)
    return true;
  const char *name = base->parts[0].name;
  const bs_unit *known = bs_pack_unit(pack, (bs_slice){name, (uint32_t)strlen(name)});
  return !known || !bs_dimension_measures(known->dimension) ||
         !bs_dimension_measures(unit->dimension) ||
         bs_slice_equal(known->dimension, unit->dimension);
}

bs_status bs_pack_check_units(const bs_pack *pack, bs_error *err) {
  for (size_t i = 0; i < pack->unit_count; i++) {
    const bs_unit *unit = &pack->units[i];
    bs_compound base = {.count = 0}, atoms = {.count = 0};
    bs_rational factor = {1, 1, 0};
    int32_t scale = 0;
    if (!unit->base.data)
      continue;
    bs_status status = bs_compound_read(pack, unit->base, true, &base, &scale, err);
    for (uint8_t p = 0; status == BS_OK && p < base.count; p++) {
      const char *name = base.parts[p].name;
      if (!bs_pack_unit(pack, (bs_slice){name, (uint32_t)strlen(name)}))
        return bs_fail(err, BS_SYNTAX, unit->line, "the base '%s' of the unit '%s' is no unit",
                       name, unit->text.data);
    }
    if (status == BS_OK && !same_dimension(pack, unit, &base))
      return bs_fail(err, BS_SYNTAX, unit->line,
                     "the unit '%s' has the dimension %s, and its base '%s' another",
                     unit->text.data, unit->dimension.data, unit->base.data);
    if (status == BS_OK)
      status = resolve(pack, unit->text.data, 1, 0, &atoms, &factor, err);
    if (status != BS_OK)
      return bs_fail(err, BS_SYNTAX, unit->line, "the base '%.*s' of the unit '%s': %s",
                     (int)unit->base.size, unit->base.data, unit->text.data, "it leads to no unit");
  }
  return BS_OK;
}
