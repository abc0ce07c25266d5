// What the device is like, and which faults lie ahead: all of it can be changed by commands.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#pragma GCC visibility push(hidden)
namespace simulator {

struct Options {
  bool no_device = false;
  bool lost = false;
  bool reverse_blocks = false;
  int driver = 12060;
  int major = 8;
  int minor = 6;
  int multiprocessors = 4;
  std::size_t memory = std::size_t{1} << 30;
  std::size_t shared = 99 * 1024;
  // Counted down to the one that fails; 0 for none.
  std::uint64_t fail_allocation = 0;
  std::uint64_t fail_launch = 0;
  std::uint64_t refuse_launch = 0;
  std::uint64_t lose_device = 0;
};

extern Options options;

// One step nearer to the fault; true when it has come.
inline bool falls_due(std::uint64_t& countdown) { return countdown != 0 && --countdown == 0; }

// Of the image of a module: whether it is a command, and what it does. Returns the code of the call.
bool is_command(const char* image);
int obey(const std::string& command);

// The commands of the variable INR_SIMULATOR, for programs that send none: once, before the first call is answered.
void obey_environment();

}  // namespace simulator
#pragma GCC visibility pop
