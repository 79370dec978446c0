#define _GNU_SOURCE
#include "supervisor.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "process.h"
#include "verdict.h"

enum {
  SECOND = 1000000000,
  TICK = 50,  /* milliseconds between two looks at the clock */
  AHEAD = 4,  /* pieces that a worker may be ahead of the one whose answer is awaited */
  MOURNED = 5 /* deaths in a row until all is given up */
};

/* A piece of work at hand. */
typedef struct piece {
  enum { NEW, WORKING, ENDED } state;
  bs_buffer frame;  /* what is asked, kept until it ends: another worker may be asked again */
  bs_buffer answer; /* once it has ended: the whole frames that were not handed over yet */
  bs_outcome outcome;
} piece;

/* A worker's place. */
typedef struct slot {
  bs_process process;
  bool wide;
  size_t setup; /* how many answers are still to come to its birth and to what it was told */
  piece *piece; /* NULL: it has none */
} slot;

struct bs_supervisor {
  bs_worker_settings settings;
  size_t jobs;
  slot *slots;
  bs_buffer told; /* frames for each new worker */
  size_t told_count;
  size_t deaths; /* of the pieces that were told of last, those whose worker died */
  slot *last;    /* whose answer came last */
  bool bare;     /* a worker has no walls that was to have some */
  const bs_grants *grants;
  const bs_work *work;
  piece *pieces; /* those from `head` on, around a ring */
  size_t ring, head, next, count;
};

/* Workers. */

static bs_status start(bs_supervisor *s, slot *at, bs_error *err) {
  if (s->deaths > 0)
    nanosleep(&(struct timespec){0, (long)(SECOND / 200) << s->deaths}, NULL);
  bs_status status = bs_process_start(&at->process, &s->settings, err);
  if (status != BS_OK)
    return status;
  at->wide = s->settings.wide;
  at->setup = 1 + s->told_count;
  at->piece = NULL;
  bs_buffer_add(&at->process.out, s->told.data, s->told.size);
  if (!at->process.out.failed)
    return BS_OK;
  bs_process_end(&at->process);
  return bs_fail_memory(err);
}

bs_status bs_supervisor_new(bs_supervisor **out, const bs_worker_settings *settings, size_t jobs,
                            bs_error *err) {
  bs_supervisor *s = calloc(1, sizeof *s);
  slot *slots = calloc(jobs, sizeof *slots);
  if (!s || !slots) {
    free(s);
    free(slots);
    return bs_fail_memory(err);
  }
  s->settings = *settings;
  s->jobs = jobs;
  s->slots = slots;
  bs_status status = start(s, &s->slots[0], err);
  if (status == BS_OK)
    *out = s;
  else
    bs_supervisor_free(s);
  return status;
}

void bs_supervisor_free(bs_supervisor *s) {
  if (!s)
    return;
  for (size_t i = 0; i < s->jobs; i++)
    bs_process_release(&s->slots[i].process);
  for (size_t i = 0; i < s->jobs; i++)
    bs_process_end(&s->slots[i].process);
  bs_buffer_free(&s->told);
  free(s->slots);
  free(s);
}

void bs_supervisor_grant(bs_supervisor *s, const bs_grants *grants) {
  s->grants = grants;
}

bool bs_supervisor_is_lost(const bs_supervisor *s) {
  return s->deaths >= MOURNED;
}

bool bs_supervisor_is_bare(const bs_supervisor *s) {
  return s->bare;
}

/* How a piece ends. */

static bool is_head(const bs_supervisor *s, const piece *p) {
  return p == &s->pieces[s->head % s->ring];
}

/* Hands over the frames that were answered by the piece at the head. */
static void hand_over(bs_supervisor *s, const char *data, size_t size) {
  bs_frame frame;
  size_t taken = 0;
  if (!s->work->take)
    return;
  for (size_t from = 0;
       from < size && (taken = bs_frame_next(&frame, data + from, size - from)) > 0; from += taken)
    if (frame.type != BS_FRAME_END)
      s->work->take(s->work->self, s->head, &frame);
}

static void end_piece(slot *at, const bs_outcome *outcome) {
  piece *p = at->piece;
  p->answer = at->process.in;
  p->answer.size = at->process.seen;
  at->process.in = (bs_buffer){0};
  at->process.seen = 0;
  p->outcome = *outcome;
  p->state = ENDED;
  at->piece = NULL;
  bs_buffer_free(&p->frame);
}

/* Ends a worker that must not or cannot go on, and with it its piece. */
static void bury(bs_supervisor *s, slot *at, bs_kill why) {
  bs_outcome outcome = {0};
  piece *p = at->piece;
  if (p) /* one that ended by itself may have done so for its time was up */
    bs_verdict_killed(&outcome, why == BS_KILL_NOT ? BS_KILL_TIME : why, &at->process, &s->settings,
                      p->frame.size);
  if (p)
    end_piece(at, &outcome);
  int status = bs_process_end(&at->process);
  if (why == BS_KILL_NOT && !bs_verdict_is_time(status))
    bs_verdict_died(&outcome, status);
  if (p)
    p->outcome = outcome;
}

/* Gives a piece to a worker. */
static void give(bs_supervisor *s, slot *at, piece *p) {
  bs_process_cap(&at->process, &s->settings, p->frame.size);
  bs_process_give(&at->process, &p->frame);
  at->piece = p;
  p->state = WORKING;
}

/* What comes from a worker. */

/* Asks a wide worker what a narrow one could not do. False where there is none to be had. */
static bool ask_again(bs_supervisor *s, slot *at) {
  bs_error err;
  piece *p = at->piece;
  bs_process_end(&at->process);
  s->settings.wide = true;
  if (start(s, at, &err) != BS_OK)
    return false;
  give(s, at, p);
  return true;
}

static void take_end(bs_supervisor *s, slot *at, bs_frame *frame) {
  bs_outcome outcome;
  bs_outcome_take(&outcome, &frame->body);
  if (frame->body.broken) {
    bury(s, at, BS_KILL_NONSENSE);
    return;
  }
  if (at->setup > 0) {
    at->setup--;
    s->bare = s->bare || outcome.bare;
    if (outcome.status == BS_OK)
      return;
    if (at->piece)
      end_piece(at, &outcome);
    bs_process_end(&at->process);
    return;
  }
  if (bs_process_is_sending(&at->process) || at->process.in.size > at->process.seen) {
    /* it answers before it has been asked, or goes on behind the end */
    bury(s, at, BS_KILL_NONSENSE);
    return;
  }
  s->last = at;
  if (outcome.narrow && !at->wide && ask_again(s, at))
    return;
  end_piece(at, &outcome);
  if (s->work->last && s->next == s->count)
    bs_process_release(&at->process);
}

/* Gives a script what it asks for, or says why not. */
static void give_wanted(bs_supervisor *s, slot *at, bs_frame *want) {
  static const bs_grants none;
  const bs_grants *grants = s->grants ? s->grants : &none;
  bs_outcome outcome = {0};
  bs_buffer path = {0}, bytes = {0}, *out = &at->process.out;
  uint64_t begin = bs_pace_cpu(0);
  uint8_t kind = bs_wire_byte(&want->body);
  const char *name = bs_wire_string(&want->body);
  if (!name || kind > BS_WANT_FILE ||
      bs_process_is_sending(&at->process)) { /* it asks before it has what it asked for */
    bury(s, at, BS_KILL_NONSENSE);
    return;
  }
  outcome.status = kind == BS_WANT_MODULE
                       ? bs_grants_module(grants, name, &path, &bytes, &outcome.error)
                       : bs_grants_file(grants, name, &bytes, &outcome.error);
  size_t frame = bs_frame_open(out, BS_FRAME_ANSWER);
  bs_wire_add_byte(out, (uint8_t)outcome.status);
  bs_wire_add_string(out, outcome.error.message);
  bs_wire_add_string(out, path.data);
  bs_wire_add_bytes(out, bytes.data, outcome.status == BS_OK ? bytes.size : 0);
  bs_frame_close(out, frame);
  bs_buffer_free(&path);
  bs_buffer_free(&bytes);
  bs_pace_charge(at->process.page, bs_pace_cpu(0) - begin);
  if (out->failed) /* it would wait for ever */
    bury(s, at, BS_KILL_STUCK);
}

/* Looks at the frames that have come whole. */
static void look(bs_supervisor *s, slot *at) {
  bs_process *p = &at->process;
  bs_frame frame;
  size_t size;
  while (p->pid && p->in.size > p->seen &&
         (size = bs_frame_next(&frame, p->in.data + p->seen, p->in.size - p->seen)) > 0) {
    bool setup = at->setup > 0;
    if (!setup && !at->piece) {
      bury(s, at, BS_KILL_NONSENSE);
      return;
    }
    p->seen += size;
    if (frame.type == BS_FRAME_END)
      take_end(s, at, &frame);
    else if (frame.type == BS_FRAME_WANT && !setup) {
      give_wanted(s, at, &frame);
      if (p->pid) { /* it is no part of the answer, and there may be many */
        p->seen -= size;
        p->in.size -= size;
        memmove(p->in.data + p->seen, p->in.data + p->seen + size, p->in.size - p->seen);
      }
    }
    if (setup && p->pid) /* nothing of that is anybody's */
      bs_process_forget(p);
  }
  if (p->pid && at->piece && at->setup == 0 && is_head(s, at->piece)) {
    hand_over(s, p->in.data, p->seen);
    bs_process_forget(p);
  }
}

/* Handing out. */

static size_t busy(const bs_supervisor *s) {
  size_t count = 0;
  for (size_t i = 0; i < s->jobs; i++)
    count += s->slots[i].piece != NULL;
  return count;
}

/* A worker that has nothing to do, a new one where need be; NULL where all have. Fails where there
   is not one worker and none can be had. */
static slot *find_idle(bs_supervisor *s, bs_status *status, bs_error *err) {
  *status = BS_OK;
  for (size_t i = 0; i < s->jobs; i++)
    if (s->slots[i].process.pid && !s->slots[i].piece)
      return &s->slots[i];
  for (size_t i = 0; i < s->jobs; i++)
    if (!s->slots[i].process.pid) {
      *status = start(s, &s->slots[i], err);
      if (*status == BS_OK)
        return &s->slots[i];
      if (busy(s) > 0) /* fewer must do */
        *status = BS_OK;
      return NULL;
    }
  return NULL;
}

static void hand_out(bs_supervisor *s) {
  while (s->next < s->count && s->next < s->head + s->ring && !bs_supervisor_is_lost(s)) {
    piece *p = &s->pieces[s->next % s->ring];
    bs_status status;
    bs_error err;
    slot *at = find_idle(s, &status, &err);
    if (!at && status == BS_OK)
      return;
    *p = (piece){0};
    if (status != BS_OK) {
      p->outcome = (bs_outcome){.status = status, .stage = BS_STAGE_DIED, .error = err};
      p->state = ENDED;
    } else if (!s->work->ask(s->work->self, s->next, &p->frame, &p->outcome)) {
      bs_buffer_free(&p->frame);
      p->state = ENDED;
    } else if (p->frame.failed) {
      bs_buffer_free(&p->frame);
      p->outcome.status = bs_fail_memory(&p->outcome.error);
      p->state = ENDED;
    } else {
      give(s, at, p);
    }
    s->next++;
  }
}

static bool head_has_ended(const bs_supervisor *s) {
  return s->head < s->next && s->pieces[s->head % s->ring].state == ENDED;
}

/* Tells of the pieces that have ended, in order. False where no more are wanted. */
static bool tell(bs_supervisor *s) {
  for (; head_has_ended(s) && !bs_supervisor_is_lost(s); s->head++) {
    piece *p = &s->pieces[s->head % s->ring];
    hand_over(s, p->answer.data, p->answer.size);
    if (p->outcome.stage != BS_STAGE_ASK) /* which tells nothing of workers */
      s->deaths = p->outcome.stage == BS_STAGE_DIED ? s->deaths + 1 : 0;
    bool more = s->work->done(s->work->self, s->head, &p->outcome);
    bs_buffer_free(&p->answer);
    if (!more)
      return false;
  }
  return !bs_supervisor_is_lost(s);
}

/* Waits until something can be sent or received, or it is time to look at the clock. */
static void wait_for(bs_supervisor *s, struct pollfd *fds) {
  size_t count = 0;
  for (size_t i = 0; i < s->jobs; i++)
    if (s->slots[i].process.pid)
      fds[count++] = (struct pollfd){
          s->slots[i].process.fd,
          (short)(POLLIN | (bs_process_is_sending(&s->slots[i].process) ? POLLOUT : 0)), 0};
  poll(fds, count, TICK);
}

static void serve(bs_supervisor *s) {
  for (size_t i = 0; i < s->jobs; i++) {
    slot *at = &s->slots[i];
    if (!at->process.pid)
      continue;
    bs_process_exchange(&at->process);
    look(s, at);
    if (at->process.pid && at->process.ended)
      bury(s, at, BS_KILL_NOT);
    bs_kill why = BS_KILL_NOT;
    if (at->process.pid && at->piece)
      why = bs_process_due(&at->process, &s->settings, at->piece->frame.size, bs_process_clock());
    if (why != BS_KILL_NOT)
      bury(s, at, why);
  }
}

/* Drops what is under way. */
static void drop(bs_supervisor *s) {
  for (size_t i = 0; i < s->jobs; i++)
    if (s->slots[i].piece) {
      s->slots[i].piece = NULL;
      bs_process_end(&s->slots[i].process);
    }
  for (size_t i = 0; i < s->ring; i++) {
    bs_buffer_free(&s->pieces[i].frame);
    bs_buffer_free(&s->pieces[i].answer);
  }
}

static void fail_all(const bs_work *work, size_t count) {
  bs_outcome outcome = {.stage = BS_STAGE_DIED};
  outcome.status = bs_fail_memory(&outcome.error);
  for (size_t i = 0; i < count; i++)
    if (!work->done(work->self, i, &outcome))
      return;
}

void bs_supervisor_do(bs_supervisor *s, const bs_work *work, size_t count) {
  struct pollfd *fds = calloc(s->jobs, sizeof *fds);
  s->ring = s->jobs * AHEAD;
  s->pieces = calloc(s->ring, sizeof *s->pieces);
  if (!fds || !s->pieces) {
    fail_all(work, count);
  } else {
    s->work = work;
    s->head = s->next = 0;
    s->count = count;
    hand_out(s);
    while (tell(s) && s->head < count) {
      hand_out(s);
      if (head_has_ended(s))
        continue;
      wait_for(s, fds);
      serve(s);
      hand_out(s); /* workers go on while those that ended are told of */
    }
    drop(s);
  }
  free(fds);
  free(s->pieces);
  s->pieces = NULL;
}

/* One question. */

typedef struct question {
  const bs_buffer *frame;
  void (*take)(void *self, size_t index, bs_frame *frame);
  void *self;
  bs_outcome *outcome;
} question;

static bool ask_question(void *self, size_t index, bs_buffer *frame, bs_outcome *outcome) {
  const question *q = self;
  (void)index;
  (void)outcome;
  bs_buffer_add(frame, q->frame->data, q->frame->size);
  frame->failed = frame->failed || q->frame->failed;
  return true;
}

static void take_answer(void *self, size_t index, bs_frame *frame) {
  const question *q = self;
  if (q->take)
    q->take(q->self, index, frame);
}

static bool end_question(void *self, size_t index, const bs_outcome *outcome) {
  const question *q = self;
  (void)index;
  *q->outcome = *outcome;
  return true;
}

void bs_supervisor_ask(bs_supervisor *s, const bs_buffer *frame,
                       void (*take)(void *self, size_t index, bs_frame *frame), void *self,
                       bs_outcome *out) {
  question q = {frame, take, self, out};
  *out = (bs_outcome){.stage = BS_STAGE_DIED};
  out->status = bs_fail(&out->error, BS_IO, 0, "one worker process after the other died");
  const bs_work work = {&q, ask_question, take_answer, end_question, .last = false};
  bs_supervisor_do(s, &work, 1);
}

void bs_supervisor_tell(bs_supervisor *s, const bs_buffer *frame, bs_outcome *out) {
  bs_supervisor_ask(s, frame, NULL, NULL, out);
  if (out->status != BS_OK)
    return;
  for (size_t i = 0; i < s->jobs; i++) /* who was not told is replaced */
    if (&s->slots[i] != s->last)
      bs_process_end(&s->slots[i].process);
  bs_buffer_add(&s->told, frame->data, frame->size);
  s->told_count++;
  if (s->told.failed)
    out->status = bs_fail_memory(&out->error);
}
