#define _GNU_SOURCE
/* What makes the command one whose memory the system may refuse. Its environment says what is
   refused, and by whom it is asked for: BAOSHU_REFUSE='worker 17' is the 17th allocation of each
   worker, 'supervisor 3 on' the third of the supervisor and all behind it. With BAOSHU_PLACES=FILE
   it writes to FILE, at its end, the first allocation of each place that allocates: `worker 17
   2f0c…`, where the last is a name of the place that other runs give it too. */
#include <execinfo.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "refusal.h"

extern const char __executable_start, etext; /* where the linker put the program's own code */

/* What the supervisor and its workers note, in memory that they share. */
static struct notes {
  atomic_size_t count;
  struct note {
    bool worker;
    size_t first;
    uint64_t place;
  } note[2 * BS_REFUSAL_PLACES];
} * notes;
static bool is_worker, refuses_workers;

static void note(const struct bs_refusal_place *place) {
  uint64_t name = UINT64_C(14695981039346656037); /* FNV-1a */
  const uintptr_t start = (uintptr_t)&__executable_start, past = (uintptr_t)&etext;
  for (int i = 0; i < place->depth; i++) {
    uintptr_t frame = (uintptr_t)place->frames[i];
    if (frame >= start && frame < past)
      name = (name ^ (frame - start)) * UINT64_C(1099511628211);
  }
  size_t at = atomic_fetch_add(&notes->count, 1);
  if (at < sizeof notes->note / sizeof *notes->note)
    notes->note[at] = (struct note){is_worker, place->first, name};
}

static void become_worker(void) {
  is_worker = true;
  bs_refusal.asked = bs_refusal_places.count = 0;
  bs_refusal.on = refuses_workers;
  bs_refusal.process = getpid();
}

__attribute__((constructor)) static void begin(void) {
  const char *wish = getenv("BAOSHU_REFUSE");
  void *frames[1];
  pthread_atfork(NULL, NULL, become_worker);
  bs_refusal.process = getpid();
  if (wish) {
    char *end;
    refuses_workers = strncmp(wish, "worker ", 7) == 0;
    bs_refusal.fails = strtoul(strchr(wish, ' '), &end, 10);
    bs_refusal.ever = strcmp(end, " on") == 0;
    bs_refusal.on = !refuses_workers;
  }
  if (getenv("BAOSHU_PLACES")) {
    notes = mmap(NULL, sizeof *notes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    backtrace(frames, 1);
    bs_refusal_places.noted = note;
    bs_refusal_places.on = notes != MAP_FAILED;
  }
}

__attribute__((destructor)) static void end(void) {
  bs_refusal.on = bs_refusal_places.on = false;
  FILE *file = notes && !is_worker ? fopen(getenv("BAOSHU_PLACES"), "w") : NULL;
  for (size_t i = 0; file && i < atomic_load(&notes->count); i++)
    fprintf(file, "%s %zu %016jx\n", notes->note[i].worker ? "worker" : "supervisor",
            notes->note[i].first, (uintmax_t)notes->note[i].place);
  if (file)
    fclose(file);
}
