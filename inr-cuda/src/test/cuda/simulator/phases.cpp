#include <cstring>

#include "kernels.h"
#include "memory.h"
#include "violations.h"
#include "words.h"

namespace simulator {

namespace {

alignas(64) unsigned char shared_bytes[shared_capacity];
Word shared_words[shared_capacity / 4];

constexpr Tag earlier_blocks = one_phase;
constexpr Tag this_block = 2 * one_phase;

// What is compared stays: before the launch, by earlier blocks, by this block.
Tag renumber(Tag tag, Tag before) {
  Tag rest = tag & (one_phase - 1);
  if (tag < now.launch) return tag < initialised ? tag : before;
  return (tag < now.block ? earlier_blocks : this_block) | rest;
}

// Phases are counted in 20 bits: once in a million of them all tags are made small again.
void renumber_all() {
  for (auto& [address, allocation] : live_allocations) {
    Word* word = region.words + ((address - region.base) >> 2);
    for (std::size_t k = 0; k < allocation.bytes / 4; k++)
      word[k] = {renumber(word[k].writer, initialised), renumber(word[k].reader, 0)};
  }
  for (Word& word : shared_words)
    word = {word.writer < now.block ? 0 : renumber(word.writer, 0), word.reader < now.block ? 0 : renumber(word.reader, 0)};
  now.launch = earlier_blocks;
  now.block = this_block;
  now.phase = this_block;
}

}  // namespace

Now now = {one_phase, one_phase, one_phase, one_phase, 0, shared_bytes, shared_words};

void begin_phase() {
  if (now.phase == last_phase) renumber_all();
  now.phase += one_phase;
}

void begin_block() {
  begin_phase();
  now.block = now.phase;
  // So that what is read too early looks like it.
  std::memset(now.shared, 0xff, now.shared_bytes);
}

void begin_launch() {
  begin_phase();
  now.launch = now.phase;
}

}  // namespace simulator
