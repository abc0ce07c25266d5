// Every access of a kernel to memory: checked inline, refused out of line.
#pragma once

#include "words.h"

#pragma GCC visibility push(hidden)
namespace simulator {

enum class Access { read, write, update };

// Finds out what is wrong with the access, records it and ends the launch.
[[noreturn]] __attribute__((cold, noinline)) void refuse_global(std::uintptr_t address, std::size_t bytes, Access access);
[[noreturn]] __attribute__((cold, noinline)) void refuse_shared(std::ptrdiff_t offset, std::size_t bytes, Access access);

// Whether the bytes lie in an allocation: for what is smaller than a word.
bool inside_allocation(std::uintptr_t address, std::size_t bytes);

template <std::size_t alignment>
inline Word* global_word(std::uintptr_t address, std::size_t bytes, Access access) {
  std::size_t offset = address - region.base;
  if (unlikely(offset >= region.bytes || (offset & (alignment - 1)) != 0)) refuse_global(address, bytes, access);
  return region.words + (offset >> 2);
}

template <class T, std::size_t alignment = sizeof(T)>
inline void before_read(std::uintptr_t address) {
  Word* word = global_word<alignment>(address, sizeof(T), Access::read);
  if (sizeof(T) < 4) {
    if (unlikely(word->writer <= uninitialised) &&
        (word->writer == uninitialised || !inside_allocation(address, sizeof(T))))
      refuse_global(address, sizeof(T), Access::read);
    return;
  }
  for (std::size_t k = 0; k < sizeof(T) / 4; k++) {
    if (unlikely(!may_read(word[k]))) refuse_global(address, sizeof(T), Access::read);
    note_reader(word[k]);
  }
}

template <class T, std::size_t alignment = sizeof(T)>
inline void before_write(std::uintptr_t address) {
  Word* word = global_word<alignment>(address, sizeof(T), Access::write);
  if (sizeof(T) < 4) {
    // Several threads may share the word, so nobody is said to have written it.
    if (word->writer == unallocated) {
      if (!inside_allocation(address, sizeof(T))) refuse_global(address, sizeof(T), Access::write);
    } else if (word->writer == uninitialised) {
      word->writer = initialised;
    }
    return;
  }
  for (std::size_t k = 0; k < sizeof(T) / 4; k++) {
    if (unlikely(!may_write(word[k]))) refuse_global(address, sizeof(T), Access::write);
    word[k].writer = now.self;
  }
}

template <class T>
inline void before_update(std::uintptr_t address) {
  static_assert(sizeof(T) >= 4, "atomic operations are for words");
  Word* word = global_word<sizeof(T)>(address, sizeof(T), Access::update);
  for (std::size_t k = 0; k < sizeof(T) / 4; k++) {
    if (unlikely(!may_update(word[k]))) refuse_global(address, sizeof(T), Access::update);
    word[k].writer = now.self | atomic_write;
  }
}

template <std::size_t alignment>
inline Word* shared_word(std::ptrdiff_t offset, std::size_t bytes, Access access) {
  bool outside = static_cast<std::size_t>(offset) + bytes > now.shared_bytes || offset < 0;
  if (unlikely(outside || (offset & (alignment - 1)) != 0)) refuse_shared(offset, bytes, access);
  return now.shared_words + (offset >> 2);
}

template <class T, std::size_t alignment = sizeof(T)>
inline void before_shared_read(std::ptrdiff_t offset) {
  static_assert(sizeof(T) >= 4, "shared memory is kept in words");
  Word* word = shared_word<alignment>(offset, sizeof(T), Access::read);
  for (std::size_t k = 0; k < sizeof(T) / 4; k++) {
    if (unlikely(!may_read_shared(word[k]))) refuse_shared(offset, sizeof(T), Access::read);
    note_shared_reader(word[k]);
  }
}

template <class T, std::size_t alignment = sizeof(T)>
inline void before_shared_write(std::ptrdiff_t offset) {
  static_assert(sizeof(T) >= 4, "shared memory is kept in words");
  Word* word = shared_word<alignment>(offset, sizeof(T), Access::write);
  for (std::size_t k = 0; k < sizeof(T) / 4; k++) {
    if (unlikely(!may_write_shared(word[k]))) refuse_shared(offset, sizeof(T), Access::write);
    word[k].writer = now.self;
  }
}

template <class T>
inline void before_shared_update(std::ptrdiff_t offset) {
  Word* word = shared_word<sizeof(T)>(offset, sizeof(T), Access::update);
  for (std::size_t k = 0; k < sizeof(T) / 4; k++) {
    if (unlikely(!may_update_shared(word[k]))) refuse_shared(offset, sizeof(T), Access::update);
    word[k].writer = now.self | atomic_write;
  }
}

}  // namespace simulator
#pragma GCC visibility pop
