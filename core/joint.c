/* Joint subjects: 城镇、农村居民收入 is two, each with the head that only the last has in writing.
 */
#include <string.h>

#include "han.h"
#include "indicator.h"
#include "utf8.h"

uint32_t bs_joint_at(const char *report, bs_span span, uint32_t at) {
  static const char *const joints[] = {"、", "以及", "和", "与", "及"};
  for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
    if (at > span.start && bs_span_has(report, span, at, joints[i]) &&
        at + strlen(joints[i]) < span.end)
      return (uint32_t)strlen(joints[i]);
  return 0;
}

/* Whether a phrase names something measured by itself: it ends as measures do. */
static bool is_complete(const bs_pack *pack, const char *report, bs_span span) {
  if (bs_pack_ends(pack, BS_PHRASE_COMPLETE, bs_slice_of(report, span)) > 0)
    return true;
  uint32_t length;
  const bs_edge *edge = bs_edge_at(pack, report + span.start, span.end - span.start, &length);
  return edge && edge->class == BS_CLASS_NOUN && length == span.end - span.start;
}

/* How much of the last member's end is the head of a member before it too, or 0: 居民收入 in
   城镇、农村居民收入, 吞吐量 in 货物和集装箱吞吐量. */
static uint32_t head_of(const bs_pack *pack, const char *report, bs_span member, bs_span last) {
  bs_slice text = bs_slice_of(report, member), whole = bs_slice_of(report, last);
  if (bs_pack_ends(pack, BS_PHRASE_MODIFIER, text) == text.size) {
    uint32_t modifier = bs_pack_begins(pack, BS_PHRASE_MODIFIER, whole);
    if (modifier > 0)
      return whole.size - modifier;
  }
  /* 城镇居民、农村居民收入: alike up to the same place */
  if (text.size > 6 && whole.size >= text.size + 6 &&
      memcmp(text.data + text.size - 6, whole.data + text.size - 6, 6) == 0)
    return whole.size - text.size;
  if (is_complete(pack, report, member))
    return 0;
  for (uint32_t at = last.start + bs_utf8_size((unsigned char)report[last.start]); at < last.end;
       at += bs_utf8_size((unsigned char)report[at])) {
    uint32_t length;
    const bs_edge *edge = bs_edge_at(pack, report + at, last.end - at, &length);
    if (edge && edge->class == BS_CLASS_NOUN && length == last.end - at && length > 3)
      return length;
  }
  /* 住宿、餐饮营业额: as much of the last as is left behind a word as long as the member's */
  bool word = text.size == 6 && whole.size >= 12 && whole.size <= 18 &&
              memcmp(text.data, whole.data, text.size) != 0 &&
              ((unsigned char)whole.data[text.size] & 0xC0) != 0x80; /* a character begins there */
  return word && bs_pack_ends(pack, BS_PHRASE_COMPLETE, whole) > 0 ? whole.size - text.size : 0;
}

/* Bytes of a number that only tells kinds apart: 二 and 第二 of 第一、二、三产业; or 0. */
static uint32_t number_of(const char *report, bs_span member) {
  uint32_t at = member.start + (bs_span_has(report, member, member.start, "第") ? 3 : 0);
  if (at + 3 > member.end || bs_han_digit(bs_utf8_at(report + at)) < 1)
    return 0;
  return at + 3 - member.start;
}

/* Whether the members are numbers and the last has what they number: 一、二、三产业. */
static bool are_numbers(const char *report, const bs_span *members, uint32_t count) {
  for (uint32_t i = 0; i + 1 < count; i++)
    if (number_of(report, members[i]) != members[i].end - members[i].start)
      return false;
  bs_span last = members[count - 1];
  uint32_t size = number_of(report, last);
  return count > 1 && size > 0 && size < last.end - last.start;
}

/* Names each of them: 第二产业, in the arena. False without memory. */
static bool name_numbers(bs_arena *arena, const char *report, const bs_span *members,
                         uint32_t count, bs_slice *names) {
  bs_span last = members[count - 1];
  uint32_t head = last.start + number_of(report, last);
  for (uint32_t i = 0; i < count; i++) {
    uint32_t size = number_of(report, members[i]), tail = last.end - head;
    char *name = bs_arena_take(arena, 6 + tail);
    if (!name)
      return false;
    memcpy(name, "第", 3);
    memcpy(name + 3, report + members[i].start + size - 3, 3);
    memcpy(name + 6, report + head, tail);
    names[i] = (bs_slice){name, 6 + tail};
  }
  return true;
}

uint32_t bs_phrase_split(const bs_pack *pack, bs_arena *arena, const char *report, bs_span phrase,
                         bs_slice *members, uint32_t most) {
  bs_span spans[16];
  uint32_t count = 0, start = phrase.start;
  if (most > 16)
    most = 16;
  for (uint32_t at = phrase.start; at < phrase.end && count + 1 < most;) {
    uint32_t joint = bs_joint_at(report, phrase, at), word = 0;
    const bs_edge *edge = bs_edge_at(pack, report + at, phrase.end - at, &word);
    bool whole = edge && word > 3 && (edge->class == BS_CLASS_NOUN || edge->class == BS_CLASS_VERB);
    if (whole) { /* 普及率, 参与, 和平 join nothing */
      at += word;
    } else if (joint > 0) {
      if (at > start) /* 烟草、和茶叶: one joint in two signs */
        spans[count++] = (bs_span){start, at};
      start = at += joint;
    } else
      at += bs_utf8_size((unsigned char)report[at]);
  }
  spans[count++] = (bs_span){start, phrase.end};
  if (are_numbers(report, spans, count))
    return name_numbers(arena, report, spans, count, members) ? count : 0;
  /* 城镇、农村居民收入: what the last member has beyond the others' length is their head too */
  bs_span last = spans[count - 1];
  for (uint32_t i = 0; i < count; i++) {
    members[i] = bs_slice_of(report, spans[i]);
    uint32_t head = i + 1 < count ? head_of(pack, report, spans[i], last) : 0;
    if (head == 0)
      continue;
    uint32_t size = spans[i].end - spans[i].start;
    char *whole = bs_arena_take(arena, size + head);
    if (!whole)
      return 0;
    memcpy(whole, members[i].data, size);
    memcpy(whole + size, report + last.end - head, head);
    members[i] = (bs_slice){whole, size + head};
  }
  return count;
}
