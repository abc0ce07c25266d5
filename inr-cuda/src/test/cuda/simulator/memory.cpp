#include "memory.h"

#include <sys/mman.h>

#include <cstdio>
#include <cstring>

#include "access.h"
#include "fibres.h"
#include "kernels.h"
#include "violations.h"

namespace simulator {

Region region;
std::map<std::uintptr_t, Allocation> live_allocations;
std::size_t live_bytes;

namespace {

// Freed, with its addresses not in use again.
std::map<std::uintptr_t, Allocation> freed_allocations;
std::uint64_t allocations_made;
std::uintptr_t next_address;

constexpr std::size_t alignment = 256;
constexpr std::size_t red_zone = 64 * 1024;

std::uintptr_t round_up(std::uintptr_t value, std::size_t to) { return (value + to - 1) / to * to; }

void* reserve(std::size_t bytes) {
  void* memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return memory == MAP_FAILED ? nullptr : memory;
}

// Whole words: the last bytes of an odd allocation have no word, and are looked up in the map.
std::size_t words_in(std::size_t bytes) { return bytes / 4; }

Word* words_at(std::uintptr_t address) { return region.words + ((address - region.base) >> 2); }

void tag(std::uintptr_t address, std::size_t bytes, Tag writer) {
  Word* word = words_at(address);
  for (std::size_t k = 0; k < words_in(bytes); k++) word[k] = {writer, 0};
}

std::map<std::uintptr_t, Allocation>::const_iterator at_or_before(const std::map<std::uintptr_t, Allocation>& all, std::uintptr_t address) {
  auto after = all.upper_bound(address);
  return after == all.begin() ? all.end() : std::prev(after);
}

void forget_freed(std::uintptr_t from, std::uintptr_t to) {
  auto it = at_or_before(freed_allocations, from);
  if (it == freed_allocations.end() || it->first + it->second.bytes <= from) it = freed_allocations.lower_bound(from);
  while (it != freed_allocations.end() && it->first < to) it = freed_allocations.erase(it);
}

void free_now(std::map<std::uintptr_t, Allocation>::iterator it) {
  auto [address, allocation] = *it;
  tag(address, allocation.bytes, unallocated);
  // Gives whole pages back to the system, as the addresses will not be used again soon.
  std::uintptr_t from = round_up(address, 4096);
  std::uintptr_t to = (address + allocation.bytes) / 4096 * 4096;
  if (to > from) madvise(reinterpret_cast<void*>(from), to - from, MADV_DONTNEED);
  from = round_up(reinterpret_cast<std::uintptr_t>(words_at(address)), 4096);
  to = reinterpret_cast<std::uintptr_t>(words_at(address) + words_in(allocation.bytes)) / 4096 * 4096;
  if (to > from) madvise(reinterpret_cast<void*>(from), to - from, MADV_DONTNEED);
  live_bytes -= allocation.bytes;
  freed_allocations[address] = allocation;
  live_allocations.erase(it);
}

std::string place(std::uintptr_t address, std::size_t bytes, const std::pair<const std::uintptr_t, Allocation>& entry, const char* state) {
  auto [from, allocation] = entry;
  char text[200];
  auto number = static_cast<unsigned long long>(allocation.number);
  if (address >= from + allocation.bytes) {
    std::snprintf(text, sizeof text, "%zu bytes behind the end of %sallocation %llu (%zu bytes)", address - from - allocation.bytes, state, number, allocation.bytes);
  } else if (address < from) {
    std::snprintf(text, sizeof text, "%zu bytes before the start of %sallocation %llu (%zu bytes)", from - address, state, number, allocation.bytes);
  } else if (address + bytes > from + allocation.bytes) {
    std::snprintf(text, sizeof text, "byte %zu of %sallocation %llu (%zu bytes), %zu too many", address - from, state, number, allocation.bytes,
                  address + bytes - from - allocation.bytes);
  } else {
    std::snprintf(text, sizeof text, "byte %zu of %sallocation %llu (%zu bytes)", address - from, state, number, allocation.bytes);
  }
  return text;
}

}  // namespace

bool reserve_memory() {
  if (region.words) return true;
  for (std::size_t bytes = std::size_t{8} << 30; bytes >= (std::size_t{1} << 28); bytes /= 2) {
    void* memory = reserve(bytes);
    void* words = memory ? reserve(bytes / 4 * sizeof(Word)) : nullptr;
    if (words) {
      region = {reinterpret_cast<std::uintptr_t>(memory), bytes, static_cast<Word*>(words)};
      next_address = region.base + red_zone;
      return true;
    }
    if (memory) munmap(memory, bytes);
  }
  return false;
}

std::uintptr_t allocate(std::size_t bytes) {
  if (bytes > region.bytes - 4 * red_zone) return 0;
  bool wrapped = false;
  // An odd multiple of 256, so that nobody relies on more.
  std::uintptr_t at = round_up(next_address, 2 * alignment) + alignment;
  for (;;) {
    if (at + bytes + red_zone > region.base + region.bytes) {
      if (wrapped) return 0;
      wrapped = true;
      at = region.base + red_zone + alignment;
    }
    auto before = at_or_before(live_allocations, at + bytes + red_zone);
    if (before == live_allocations.end() || before->first + before->second.bytes + red_zone <= at) break;
    at = round_up(before->first + before->second.bytes + red_zone, 2 * alignment) + alignment;
  }
  forget_freed(at, at + bytes);
  next_address = at + bytes + red_zone;
  live_allocations[at] = {++allocations_made, bytes};
  live_bytes += bytes;
  std::memset(reinterpret_cast<void*>(at), 0xff, bytes);
  tag(at, bytes, uninitialised);
  return at;
}

bool release(std::uintptr_t address) {
  auto it = live_allocations.find(address);
  if (it != live_allocations.end()) {
    free_now(it);
    return true;
  }
  auto freed = freed_allocations.find(address);
  if (freed != freed_allocations.end()) {
    host_violation("cuMemFree: allocation %llu (%zu bytes) is freed twice", static_cast<unsigned long long>(freed->second.number), freed->second.bytes);
  } else {
    host_violation("cuMemFree: no allocation begins at %#zx, %s", static_cast<std::size_t>(address), describe(address, 0).c_str());
  }
  return false;
}

void release_leaks() {
  while (!live_allocations.empty()) {
    auto it = live_allocations.begin();
    host_violation("leak: allocation %llu (%zu bytes) is not freed when the context is released", static_cast<unsigned long long>(it->second.number),
                   it->second.bytes);
    free_now(it);
  }
}

std::string describe(std::uintptr_t address, std::size_t bytes) {
  auto live = at_or_before(live_allocations, address);
  auto freed = at_or_before(freed_allocations, address);
  bool in_live = live != live_allocations.end() && address < live->first + live->second.bytes;
  bool in_freed = freed != freed_allocations.end() && address < freed->first + freed->second.bytes;
  if (in_live) return place(address, bytes, *live, "");
  if (in_freed) return place(address, bytes, *freed, "freed ");
  // Between allocations: the nearest end or start tells most.
  constexpr std::size_t near = 16 << 20;
  auto after = live_allocations.lower_bound(address);
  std::size_t behind = live == live_allocations.end() ? near : address - live->first - live->second.bytes;
  std::size_t ahead = after == live_allocations.end() ? near : after->first - address;
  if (behind < near && behind <= ahead) return place(address, bytes, *live, "");
  if (ahead < near) return place(address, bytes, *after, "");
  if (address == 0) return "null";
  return "far from any allocation";
}

bool inside_allocation(std::uintptr_t address, std::size_t bytes) {
  auto it = at_or_before(live_allocations, address);
  return it != live_allocations.end() && bytes <= it->second.bytes && address - it->first <= it->second.bytes - bytes;
}

bool all_initialised(std::uintptr_t address, std::size_t bytes, std::uintptr_t* first_not) {
  for (std::uintptr_t at = address & ~std::uintptr_t{3}; at < address + bytes; at += 4) {
    if (words_at(at)->writer == uninitialised) {
      *first_not = at;
      return false;
    }
  }
  return true;
}

void mark_initialised(std::uintptr_t address, std::size_t bytes) {
  for (std::uintptr_t at = address & ~std::uintptr_t{3}; at < address + bytes; at += 4) {
    if (words_at(at)->writer != unallocated) *words_at(at) = {initialised, 0};
  }
}

namespace {

const char* verb(Access access) { return access == Access::read ? "reads" : access == Access::write ? "writes" : "updates"; }

}  // namespace

void refuse_global(std::uintptr_t address, std::size_t bytes, Access access) {
  std::string at = describe(address, bytes);
  if (!inside_allocation(address, bytes)) violate(Kind::bounds, "%s %zu bytes out of bounds: %s", verb(access), bytes, at.c_str());
  if (address % bytes != 0) violate(Kind::other, "%s %zu bytes at a misaligned address: %s", verb(access), bytes, at.c_str());
  Word* word = words_at(address);
  for (std::size_t k = 0; k < bytes / 4 || k == 0; k++) {
    Tag w = word[k].writer;
    Tag r = word[k].reader;
    if (w == uninitialised && access != Access::write)
      violate(Kind::other, "%s %zu bytes that nobody has written: %s", verb(access), bytes, at.c_str());
    if (w >= now.launch && w < now.block)
      violate(Kind::other, "%s what another block has written in the same launch: %s", verb(access), at.c_str());
    if (w >= now.phase && (w & thread_bits) != (now.self & thread_bits))
      violate(Kind::other, "race in memory of the device: %s what thread %u has written since the last barrier: %s", verb(access), w & thread_bits, at.c_str());
    if (access == Access::read) continue;
    if (r >= now.launch && (r < now.block || (r & several_blocks)))
      violate(Kind::other, "%s what another block has read in the same launch: %s", verb(access), at.c_str());
    if (r >= now.phase && ((r & several_threads) || (r & thread_bits) != (now.self & thread_bits)))
      violate(Kind::other, "race in memory of the device: %s what another thread has read since the last barrier: %s", verb(access), at.c_str());
  }
  violate(Kind::other, "%s memory of the device against the order of threads: %s", verb(access), at.c_str());
}

void refuse_shared(std::ptrdiff_t offset, std::size_t bytes, Access access) {
  long long at = offset;
  if (offset < 0 || static_cast<std::size_t>(offset) + bytes > now.shared_bytes)
    violate(Kind::bounds, "%s %zu bytes of shared memory out of bounds: byte %lld of %u", verb(access), bytes, at, now.shared_bytes);
  if (offset % static_cast<std::ptrdiff_t>(bytes) != 0)
    violate(Kind::other, "%s %zu bytes of shared memory at a misaligned address: byte %lld", verb(access), bytes, at);
  Word* word = now.shared_words + offset / 4;
  for (std::size_t k = 0; k < bytes / 4; k++) {
    Tag w = word[k].writer;
    if (w < now.block && access != Access::write)
      violate(Kind::other, "%s shared memory that nobody has written: byte %lld", verb(access), at);
    if (w >= now.phase && (w & thread_bits) != (now.self & thread_bits))
      violate(Kind::other, "race in shared memory: %s what thread %u has written since the last barrier: byte %lld", verb(access), w & thread_bits, at);
  }
  violate(Kind::other, "race in shared memory: %s what another thread has read since the last barrier: byte %lld", verb(access), at);
}

}  // namespace simulator
