// The kernels that were compiled in, and how one is launched.
#pragma once

#include <cstddef>

#include "fibres.h"

#pragma GCC visibility push(hidden)
namespace simulator {

struct Kernel {
  const char* name;
  const char* file;
  std::size_t argument_bytes;
  std::size_t argument_alignment;
  unsigned most_threads;
  ThreadBody body;
};

// Made before main by every KERNEL.
struct Registration {
  explicit Registration(const Kernel& kernel);
};

const Kernel* find_kernel(const char* name);

// Of the kernel that runs now, for messages.
const Kernel* running_kernel();

// The memory of a block at most, whatever the device says.
constexpr std::size_t shared_capacity = 256 * 1024;

struct Launch {
  const Kernel* kernel;
  Index grid;
  Index block;
  std::size_t shared_bytes;
  const void* arguments;
};

// Runs it to its end, or to its first violation.
void run_launch(const Launch& launch);

}  // namespace simulator
#pragma GCC visibility pop
