#include "lua_emit.h"

#include <string.h>

#include "lua_cell.h"
#include "lua_name.h"
#include "lua_object.h"
#include "show.h"

enum { NO_FIELD = BS_CONTRACT_FIELDS, BIG = 1 << 20 };

/* Room for one row, in a userdata; upvalue 1. */
typedef struct emitter {
  bs_cell *cells;    /* one a column */
  bs_lua_cell *read; /* what they were read into, and point at */
  size_t *fields;    /* the contract field that a column is named like, or NO_FIELD */
  size_t names;      /* bytes of the columns' names, which some formats repeat */
} emitter;

/* Bytes that a cell takes as it is written, about. */
static size_t shown(const bs_cell *cell) {
  const size_t figure = 8;
  size_t size = figure;
  if (cell->type == BS_STRING) {
    size += bs_show_most(cell->as.string.data, cell->as.string.size);
  } else if (cell->type == BS_FACT) {
    for (size_t i = 0; i < BS_CONTRACT_FIELDS; i++)
      size += strlen(bs_contract_fields[i]) + shown(&cell->as.fact->fields[i]);
  } else if (cell->type == BS_QUANTITY) {
    const bs_quantity_cell *q = cell->as.quantity;
    size += 5 * figure + shown(&q->unit) + shown(&q->text);
    for (size_t i = 0; i < q->source_count; i++)
      size += 5 * figure + strlen(q->sources[i].report) + strlen(q->sources[i].text);
  }
  return size;
}

static void add_row(lua_State *L, bs_lua_host *host, const emitter *e) {
  bs_error err;
  size_t strings = 0; /* counted before they are copied, for each may be as long as memory allows */
  size_t row = e->names;
  for (size_t i = 0; i < host->rows.column_count; i++) {
    strings += e->cells[i].type == BS_STRING ? e->cells[i].as.string.size : 0;
    row += shown(&e->cells[i]);
  }
  bs_lua_count_shown(L, row);
  if (strings > BIG)
    bs_lua_count_output(L, strings);
  bs_lua_count_output(L, host->rows.column_count * sizeof *e->cells);
  bs_status status = bs_rows_add(&host->rows, e->cells, &err);
  if (status == BS_SCRIPT)
    luaL_error(L, "emit: %s", err.message);
  else if (status != BS_OK)
    bs_lua_raise(L, status, &err);
  if (host->forth && !bs_rows_send(&host->rows, host->sink))
    bs_lua_lose(L, BS_IO, "the output takes no more");
}

/* The fact at argument 1, under the columns that are named like its fields. */
static void emit_fact(lua_State *L, emitter *e, const bs_report *report, uint32_t fact) {
  bs_lua_host *host = bs_lua_host_of(L);
  bool any = false;
  for (size_t i = 0; i < host->rows.column_count; i++) {
    e->cells[i] = (bs_cell){.type = BS_NIL};
    if (e->fields[i] == NO_FIELD)
      continue;
    bs_lua_fact_field(L, report, fact, e->fields[i], &host->rows.arena, &e->cells[i]);
    any = true;
  }
  if (!any)
    luaL_error(L, "emit: no column is named like a fact's field (report, line, start, …, value)");
  add_row(L, host, e);
}

/* The value on top as the cell of a column. Strings stay the table's. */
static void read_cell(lua_State *L, emitter *e, size_t column) {
  bs_lua_host *host = bs_lua_host_of(L);
  bs_lua_count_output(L, 0); /* what the cells before took, also of rows that came to nothing */
  if (!bs_lua_read_cell(L, -1, &host->rows.arena, &e->read[column]))
    luaL_error(L,
               "emit: '%s' takes nil, a boolean, a number, a string, a quantity or a fact, not %s",
               host->rows.columns[column], bs_lua_push_given(L, -1));
  e->cells[column] = e->read[column].cell;
}

/* Upvalue 2 has the place of each column by its name, from 1. Of several wrong columns the first by
   name is told, so that the message does not change from run to run. */
static void emit_table(lua_State *L, emitter *e) {
  bs_lua_host *host = bs_lua_host_of(L);
  const char *unknown = NULL;
  for (size_t i = 0; i < host->rows.column_count; i++)
    e->cells[i] = (bs_cell){.type = BS_NIL};
  for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) {
    if (lua_type(L, -2) != LUA_TSTRING)
      luaL_error(L, "emit: cells have names, as in { %s = … }", host->rows.columns[0]);
    lua_pushvalue(L, -2);
    lua_rawget(L, lua_upvalueindex(2));
    size_t column = (size_t)lua_tointeger(L, -1);
    lua_pop(L, 1);
    const char *name = lua_tostring(L, -2);
    if (column > 0)
      read_cell(L, e, column - 1);
    else if (!unknown || strcmp(name, unknown) < 0)
      unknown = name;
  }
  if (unknown)
    bs_lua_unknown(L, "emit: no column", unknown, "columns:", host->rows.columns,
                   host->rows.column_count, "");
  add_row(L, host, e);
}

static int emit(lua_State *L) {
  emitter *e = lua_touserdata(L, lua_upvalueindex(1));
  uint32_t fact;
  lua_settop(L, 1);
  const bs_report *report = bs_lua_test_object(L, 1, &bs_lua_fact_class, &fact);
  if (report)
    emit_fact(L, e, report, fact);
  else if (lua_istable(L, 1))
    emit_table(L, e);
  else
    return luaL_error(L, "emit takes a table of cells or a fact, not %s", bs_lua_push_given(L, 1));
  return 0;
}

void bs_lua_push_emit(lua_State *L) {
  bs_lua_host *host = bs_lua_host_of(L);
  size_t count = host->rows.column_count;
  size_t size = sizeof(bs_lua_cell) + sizeof(bs_cell) + sizeof(size_t);
  emitter *e = lua_newuserdatauv(L, sizeof *e + count * size, 0);
  e->read = (bs_lua_cell *)(e + 1);
  e->cells = (bs_cell *)(e->read + count);
  e->fields = (size_t *)(e->cells + count);
  e->names = 0;
  lua_createtable(L, 0, (int)count);
  for (size_t i = 0; i < count; i++) {
    lua_pushinteger(L, (lua_Integer)i + 1);
    lua_setfield(L, -2, host->rows.columns[i]);
    e->names += strlen(host->rows.columns[i]);
    e->fields[i] = 0;
    while (e->fields[i] < NO_FIELD &&
           strcmp(bs_contract_fields[e->fields[i]], host->rows.columns[i]) != 0)
      e->fields[i]++;
  }
  lua_pushcclosure(L, emit, 2);
}
