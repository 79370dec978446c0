/** Formulas of growth and shares. Each uses each figure once, so that no interval is wider than its
 *  figures make it (docs/quantities.md has where they come from). */
#ifndef BS_FORMULA_H
#define BS_FORMULA_H

#include "quantity.h"

/** Each gives a quantity in % or 倍 whose sources are its figures': free `*out`. Fails with
 *  BS_SCRIPT, saying why there is no answer: a base of 0 or below, units that do not fit. */

/** b / a, in 倍. */
bs_status bs_formula_multiple(const bs_pack *pack, const bs_quantity *a, const bs_quantity *b,
                              bs_quantity *out, bs_error *err);

/** b / a - 1, in %. */
bs_status bs_formula_growth(const bs_pack *pack, const bs_quantity *a, const bs_quantity *b,
                            bs_quantity *out, bs_error *err);

/** (b / a) ^ (1 / years) - 1, in %. */
bs_status bs_formula_average_growth(const bs_pack *pack, const bs_quantity *a, const bs_quantity *b,
                                    double years, bs_quantity *out, bs_error *err);

/** multiple ^ (1 / years) - 1, in %. */
bs_status bs_formula_yearly(const bs_pack *pack, const bs_quantity *multiple, double years,
                            bs_quantity *out, bs_error *err);

/** part / whole, in %. */
bs_status bs_formula_share(const bs_pack *pack, const bs_quantity *part, const bs_quantity *whole,
                           bs_quantity *out, bs_error *err);

#endif
