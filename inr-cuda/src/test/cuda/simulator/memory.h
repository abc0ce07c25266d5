// The memory of the device: allocations in one reserved range of addresses, with nothing allocated between them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

#pragma GCC visibility push(hidden)
namespace simulator {

struct Allocation {
  std::uint64_t number;  // counted from 1 since the library was loaded
  std::size_t bytes;
};

extern std::map<std::uintptr_t, Allocation> live_allocations;
extern std::size_t live_bytes;

// Reserves the addresses; false if this machine refuses.
bool reserve_memory();

// A new allocation full of NaN, or 0 if there are no addresses left.
std::uintptr_t allocate(std::size_t bytes);

// False if no allocation begins there; says why as a violation.
bool release(std::uintptr_t address);

// Frees everything, recording each allocation as a leak.
void release_leaks();

// A range of an allocation, in words for people: "28 bytes behind the end of allocation 3 (100 bytes)".
std::string describe(std::uintptr_t address, std::size_t bytes);

// Host side of things: whether the range lies in one live allocation, and whether every whole word of it was written.
bool inside_allocation(std::uintptr_t address, std::size_t bytes);
bool all_initialised(std::uintptr_t address, std::size_t bytes, std::uintptr_t* first_not);
void mark_initialised(std::uintptr_t address, std::size_t bytes);

}  // namespace simulator
#pragma GCC visibility pop
