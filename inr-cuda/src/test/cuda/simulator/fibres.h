// The threads of a block: fibres on stacks of their own, one running at a time, so that a barrier is a real one.
#pragma once

#include <cstdint>

#pragma GCC visibility push(hidden)
namespace simulator {

struct Index {
  unsigned x, y, z;
};

// Runs the kernel for the thread that threadIdx names.
using ThreadBody = void (*)(const void* arguments);

// Runs all threads of one block; false if a violation ended it.
bool run_block(ThreadBody body, const void* arguments, Index block_size);

// Leaves the running block for good: its fibres are dropped.
[[noreturn]] void abandon_block();

// Whether a thread of a kernel is running (and not the host).
bool inside_block();

// Waits for all threads of the block.
void barrier();

// Waits for the lanes of the mask, then returns the bits that the source lane brought.
std::uint64_t exchange(unsigned mask, std::uint64_t bits, int source, int bytes);

int lane_of_thread();

// Barriers of all launches, each counted once for a block.
extern std::uint64_t barriers_passed;
extern std::uint64_t exchanges_made;

}  // namespace simulator

extern simulator::Index threadIdx, blockIdx, blockDim, gridDim;
#pragma GCC visibility pop
