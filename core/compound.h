/** Compounds: what quantities are measured in, units of a pack with their powers. 元/人 is 元¹
 * 人⁻¹, a plain number has none. */
#ifndef BS_COMPOUND_H
#define BS_COMPOUND_H

#include "pack.h"

enum { BS_COMPOUND_PARTS = 6, BS_COMPOUND_NAME = 48 };

typedef struct bs_compound_part {
  char name[BS_COMPOUND_NAME]; /**< as facts give it, or, below a stroke, with a multiplier: 万人 */
  int8_t power;                /**< never 0 */
} bs_compound_part;

typedef struct bs_compound {
  bs_compound_part parts[BS_COMPOUND_PARTS];
  uint8_t count;
} bs_compound;

/** Reads a unit with its multiplier: 亿元 is 元 with a `*scale` of 8; 元/人, 千瓦·小时, 米². A name
 *  that no pack knows is a unit of its own; where `known`, it may not begin as a known one does.
 *  Fails with BS_SCRIPT. */
bs_status bs_compound_read(const bs_pack *pack, bs_slice text, bool known, bs_compound *out,
                           int32_t *scale, bs_error *err);

/** Adds it as it is read: 元/人. */
void bs_compound_write(bs_buffer *out, const bs_compound *compound);

/** What units come to in those that are made of no others: their names and powers in `*atoms`,
 *  sorted, and how many of them one is. A ratio has no atoms: % is a hundredth. Fails with
 *  BS_SCRIPT where that does not fit. */
bs_status bs_compound_resolve(const bs_pack *pack, const bs_compound *compound, bs_compound *atoms,
                              bs_rational *factor, bs_error *err);

/** The units that rows are written in: each part's base, 平方米 for 亩. One of `compound` is
 *  `*factor` of them. */
bs_status bs_compound_base(const bs_pack *pack, const bs_compound *compound, bs_compound *base,
                           bs_rational *factor, bs_error *err);

bool bs_compound_equal(const bs_compound *a, const bs_compound *b);

/** Adds `power` times the unit `name`, which may cancel; false where there is no room. */
bool bs_compound_add(bs_compound *compound, const char *name, int power);

/** The compound's class where it is a unit alone: BS_CLASS_PERCENT, _POINTS, _MULTIPLE …; BARE
 * where it has none, MEASURE for any other. `*unit` (may be NULL) is that unit, or NULL. */
uint8_t bs_compound_class(const bs_pack *pack, const bs_compound *compound, const bs_unit **unit);

/** The unit by its text, name or ISO 4217 code; NULL for none. */
const bs_unit *bs_pack_unit(const bs_pack *pack, bs_slice text);

/** Whether what a dimension's units measure can be said in no other: money, length, mass …; counts
 *  and what is between can. */
bool bs_dimension_measures(bs_slice dimension);

/** Checks once all units are declared that each base is known and leads to an end. */
bs_status bs_pack_check_units(const bs_pack *pack, bs_error *err);

#endif
