#include "kernels.h"

#include <cstring>
#include <vector>

#include "options.h"
#include "violations.h"
#include "words.h"

namespace simulator {

namespace {

// Made at first use: kernels register before the variables of this file are sure to exist.
std::vector<Kernel>& kernels() {
  static std::vector<Kernel> all;
  return all;
}

const Kernel* running;

Index index_in(Index size, std::uint64_t i) {
  auto x = static_cast<unsigned>(i % size.x);
  auto y = static_cast<unsigned>(i / size.x % size.y);
  auto z = static_cast<unsigned>(i / size.x / size.y);
  return {x, y, z};
}

}  // namespace

Registration::Registration(const Kernel& kernel) { kernels().push_back(kernel); }

const Kernel* find_kernel(const char* name) {
  const Kernel* found = nullptr;
  for (const Kernel& kernel : kernels()) {
    if (std::strcmp(kernel.name, name) != 0) continue;
    if (found) host_violation("two kernels are called %s: in %s and in %s", name, found->file, kernel.file);
    found = &kernel;
  }
  return found;
}

const Kernel* running_kernel() { return running; }

void run_launch(const Launch& launch) {
  running = launch.kernel;
  gridDim = launch.grid;
  blockDim = launch.block;
  now.shared_bytes = static_cast<std::uint32_t>(launch.shared_bytes);
  begin_launch();
  std::uint64_t blocks = std::uint64_t{launch.grid.x} * launch.grid.y * launch.grid.z;
  for (std::uint64_t i = 0; i < blocks; i++) {
    blockIdx = index_in(launch.grid, options.reverse_blocks ? blocks - 1 - i : i);
    begin_block();
    if (!run_block(launch.kernel->body, launch.arguments, launch.block)) break;
  }
  running = nullptr;
}

}  // namespace simulator
