#include "engine.h"

#include <stdlib.h>
#include <string.h>

#include "builtin.h"

/* The bundled pack is every built-in file below this name. */
static const char bundled_pack[] = "packs/zh/";

bs_phase bs_engine_turn(bs_engine *engine, bs_phase phase) {
  bs_phase before = engine->phase;
  engine->phase = phase;
  if (engine->turned)
    engine->turned(engine->turned_self, before, phase);
  return before;
}

static bool add_source(bs_engine *engine, bs_pack_source source) {
  if (!bs_grow(&engine->sources, &engine->source_capacity, engine->source_count + 1, sizeof source))
    return false;
  engine->sources[engine->source_count++] = source;
  return true;
}

/* Compiles all sources anew; the engine keeps its pack where that fails. */
static bs_status load(bs_engine *engine, bs_error *err) {
  bs_pack *pack;
  bs_phase before = bs_engine_turn(engine, BS_PHASE_SCRIPT);
  bs_status status =
      bs_pack_load(&pack, engine->sources, engine->source_count, &engine->watch, err);
  bs_engine_turn(engine, before);
  if (status != BS_OK)
    return status;
  bs_pack_release(engine->pack);
  engine->pack = pack;
  return BS_OK;
}

bs_status bs_engine_new(bs_engine **out, bs_error *err) {
  bs_engine *engine = calloc(1, sizeof *engine);
  if (!engine)
    return bs_fail_memory(err);
  bs_status status = BS_OK;
  for (const struct bs_builtin *file = bs_builtins; file->name && status == BS_OK; file++)
    if (strncmp(file->name, bundled_pack, sizeof bundled_pack - 1) == 0 &&
        !add_source(engine, (bs_pack_source){file->name, file->lua, file->size, 0}))
      status = bs_fail_memory(err);
  engine->bundled = engine->source_count;
  if (status == BS_OK)
    status = load(engine, err);
  if (status == BS_OK)
    *out = engine;
  else
    bs_engine_free(engine);
  return status;
}

static void free_source(bs_pack_source *source) {
  free((char *)source->name);
  free((char *)source->lua);
}

void bs_engine_free(bs_engine *engine) {
  if (!engine)
    return;
  bs_pack_release(engine->pack);
  for (size_t i = engine->bundled; i < engine->source_count; i++)
    free_source(&engine->sources[i]);
  free(engine->sources);
  free(engine);
}

void bs_engine_limit(bs_engine *engine, const bs_limits *limits) {
  engine->watch.limits = limits ? *limits : (bs_limits){0};
}

void bs_engine_interrupt(bs_engine *engine) {
  bs_watch_interrupt(&engine->watch);
}

bs_status bs_engine_add_pack(bs_engine *engine, const char *name, const char *lua, size_t size,
                             bs_error *err) {
  char *own_name = strdup(name), *own_lua = malloc(size + 1);
  bs_pack_source source = {own_name, own_lua, size,
                           (uint32_t)(engine->source_count - engine->bundled + 1)};
  if (!own_name || !own_lua || !add_source(engine, source)) {
    free_source(&source);
    return bs_fail_memory(err);
  }
  memcpy(own_lua, lua, size);
  own_lua[size] = '\0';
  bs_status status = load(engine, err);
  if (status != BS_OK)
    free_source(&engine->sources[--engine->source_count]);
  return status;
}
