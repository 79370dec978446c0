#include "doctor.h"

#include <stdlib.h>
#include <string.h>

#include "lua_release.h"
#include "request.h"

static void say(bs_buffer *out, const char *name, const char *state) {
  bs_buffer_printf(out, "%-11s%s\n", name, state);
}

/* What a wall is like: `word` stands behind its name in what the worker answered. */
static bool say_wall(bs_buffer *out, const char *name, const char *word, const char *what,
                     bs_walls_wish wish) {
  bool stands = strcmp(word, "0") != 0;
  if (stands)
    bs_buffer_printf(out, "%-11son%s%s: %s\n", name, strcmp(word, "1") == 0 ? "" : ", version ",
                     strcmp(word, "1") == 0 ? "" : word, what);
  else
    say(out, name,
        wish == BS_WALLS_OFF ? "off, as --sandbox off says"
        : BS_WALLS_BUILT     ? "off: this system does not have it"
                             : "off: this baoshu was built without it (-DBAOSHU_SANDBOX=ON)");
  return stands || wish == BS_WALLS_OFF;
}

/* Reads the lines of a name, a tab and a word, and says each. */
static bool say_lines(bs_buffer *out, char *lines, bs_walls_wish wish) {
  bool sound = true;
  char *rest = lines;
  for (char *line; (line = strtok_r(rest, "\n", &rest));) {
    char *word = strchr(line, '\t');
    if (!word)
      continue;
    *word++ = '\0';
    if (strcmp(line, "seccomp") == 0)
      sound &= say_wall(out, line, word, "a worker can compute and answer, no more", wish);
    else if (strcmp(line, "landlock") == 0)
      sound &= say_wall(out, line, word, "no file is left to a worker", wish);
    else
      bs_buffer_printf(out, "  %-9s%s\n", line, word);
    if (strcmp(word, "possible") == 0 && wish != BS_WALLS_OFF)
      sound = false;
  }
  return sound;
}

bool bs_doctor_examine(bs_supervisor *supervisor, const bs_allowance *limits, bs_buffer *out) {
  bs_outcome outcome;
  bs_buffer lines = {0};
  bs_lua_release lua;
  say(out, "baoshu", bs_version());
  bool known = bs_lua_release_learn(&lua, &outcome.error) == BS_OK;
  if (known)
    bs_buffer_printf(out, "%-11s%s: %s\n", "Lua", lua.version, bs_lua_release_meaning(&lua));
  bs_request_probe(supervisor, &lines, &outcome);
  bs_buffer_add(&lines, "", 1);
  bool sound = outcome.status == BS_OK && !lines.failed;
  if (sound)
    sound = say_lines(out, lines.data, limits->worker.walls);
  else
    say(out, "workers", outcome.error.message);
  bs_buffer_printf(out, "time       %g s of processor time for a script on a report (--time)\n",
                   limits->worker.seconds);
  bs_buffer_printf(out, "memory     %zu MB for a script on a report (--memory)\n",
                   limits->worker.memory >> 20);
  bs_buffer_printf(out, "input      %zu MB of a report (--max-input)\n",
                   limits->worker.input >> 20);
  bs_buffer_printf(out, "jobs       %zu at a time (--jobs)\n", limits->jobs);
  bs_buffer_free(&lines);
  return sound && known && bs_lua_release_sound(&lua);
}
