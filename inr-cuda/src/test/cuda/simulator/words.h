// What the simulator knows of every four bytes of memory: who wrote them last and who read them last.
//
// Time is counted in phases. A phase lasts from one barrier of a block to the next; every block starts a new one, and
// so does every launch. A tag is the number of a phase with the number of a thread below it, so that "before this
// phase", "by this block" and "in this launch" are comparisons of integers, and nothing has to be cleared when a
// phase ends.
#pragma once

#include <cstddef>
#include <cstdint>

#pragma GCC visibility push(hidden)
namespace simulator {

using Tag = std::uint32_t;

// Writers below the first phase, so never of a running launch.
constexpr Tag unallocated = 0;
constexpr Tag uninitialised = 1;
constexpr Tag initialised = 2;

constexpr Tag thread_bits = 0x3ff;
constexpr Tag several_threads = 1u << 10;  // of a reader: others of the block have read in the same phase
constexpr Tag several_blocks = 1u << 11;   // of a reader: other blocks have read in the same launch
constexpr Tag atomic_write = 1u << 11;     // of a writer
constexpr Tag one_phase = 1u << 12;
constexpr Tag last_phase = 0u - one_phase;

struct Word {
  Tag writer;
  Tag reader;
};

// The running thread, and where its launch, block and phase began.
struct Now {
  Tag launch;
  Tag block;
  Tag phase;
  Tag self;
  std::uint32_t shared_bytes;
  unsigned char* shared;
  Word* shared_words;
};

extern Now now;

// All memory of the device, allocated or not: words[k] tells of the four bytes from base + 4k.
struct Region {
  std::uintptr_t base;
  std::size_t bytes;
  Word* words;
};

extern Region region;

inline bool likely(bool b) { return __builtin_expect(b, 1); }
inline bool unlikely(bool b) { return __builtin_expect(b, 0); }

// Remembers that the running thread reads a word, and that it is not the only one if so.
inline void note_reader(Word& word) {
  Tag last = word.reader;
  if (last >= now.phase && ((last & several_threads) || (last & ~several_blocks) == now.self)) return;
  Tag next = now.self;
  if (last >= now.launch) {
    if (last < now.block || (last & several_blocks)) next |= several_blocks;
    if (last >= now.phase) next |= several_threads;
  }
  word.reader = next;
}

// Written before this launch, by this block before the last barrier, or by this very thread.
inline bool may_read(const Word& word) {
  Tag w = word.writer;
  if (likely(w - initialised < now.launch - initialised)) return true;
  return w >= now.block && (w < now.phase || (w & ~atomic_write) == now.self);
}

// Nobody else has touched the word: no other block in this launch, no other thread of the block since the barrier.
inline bool may_write(const Word& word) {
  Tag w = word.writer;
  Tag r = word.reader;
  bool after_writer = w < now.launch ? w != unallocated : w >= now.block && (w < now.phase || w == now.self);
  bool after_readers =
      r < now.launch || (r >= now.block && !(r & several_blocks) && (r < now.phase || r == now.self));
  return likely(after_writer && after_readers);
}

// As may_write, but atomic operations do not exclude each other.
inline bool may_update(const Word& word) {
  Tag w = word.writer;
  if (w < initialised) return false;
  return w >= now.launch && (w & atomic_write) ? true : may_write(word);
}

inline bool may_read_shared(const Word& word) {
  Tag w = word.writer;
  return likely(w >= now.block && (w < now.phase || (w & ~atomic_write) == now.self));
}

inline bool may_write_shared(const Word& word) {
  Tag w = word.writer;
  Tag r = word.reader;
  return likely((w < now.phase || w == now.self) && (r < now.phase || r == now.self));
}

inline bool may_update_shared(const Word& word) {
  Tag w = word.writer;
  if (w < now.block) return false;
  return w >= now.phase && (w & atomic_write) ? true : may_write_shared(word);
}

inline void note_shared_reader(Word& word) {
  Tag last = word.reader;
  if (last >= now.phase && last != now.self) {
    word.reader = now.self | several_threads;
  } else {
    word.reader = now.self;
  }
}

}  // namespace simulator
#pragma GCC visibility pop
