// What went wrong, in words, and what the device says about it afterwards.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#pragma GCC visibility push(hidden)
namespace simulator {

enum class Kind { bounds, other };

// Ends the running launch: records the text with kernel, block and thread before it.
[[noreturn]] __attribute__((cold, noinline, format(printf, 2, 3))) void violate(Kind kind, const char* format, ...);

// Records something wrong that a call of the host has done.
__attribute__((cold, noinline, format(printf, 1, 2))) void host_violation(const char* format, ...);

// Records a violation of an operation of the device that is not a kernel of ours, and makes its error stick.
__attribute__((cold, noinline, format(printf, 2, 3))) void device_violation(Kind kind, const char* format, ...);

// An error of the device: not told by the call that caused it, but by the next one that waits, and by all after it.
struct Failure {
  int code = 0;
  bool told = false;
};

extern Failure failure;

void fail_device(int code);

struct Counters {
  std::uint64_t launches = 0;
  std::map<std::string, std::uint64_t> launches_of;
  std::uint64_t allocations = 0;
  std::uint64_t frees = 0;
  std::uint64_t bytes_to_device = 0;
  std::uint64_t bytes_to_host = 0;
  std::uint64_t copies_to_device = 0;
  std::uint64_t copies_to_host = 0;
  std::uint64_t synchronizations = 0;
  std::uint64_t violations = 0;
};

extern Counters counters;
extern std::vector<std::string> violation_texts;

// Starts a phase of the running block, a block, a launch.
void begin_phase();
void begin_block();
void begin_launch();

}  // namespace simulator
#pragma GCC visibility pop
