/** Forms: the times and names of a pack, found where they stand. */
#ifndef BS_FORMS_H
#define BS_FORMS_H

#include "pack.h"

/** A form that was found: a time, or where `name` is set a name. */
typedef struct bs_found_form {
  const bs_time_form *time;
  const bs_name_form *name;
  bs_template_match match; /**< its size is 0 where none was found */
} bs_found_form;

/** Gathers the forms of a pack by how they begin, before its lexicons are built. False when there
 *  is no memory. */
bool bs_forms_add(bs_pack *pack);

/** The longest form at `text`, of several the one of the highest rank. */
bs_found_form bs_forms_find(const bs_pack *pack, const char *text, size_t size);

void bs_forms_free(bs_pack *pack);

#endif
