// The little that has to be known of a PTX text: which kernels it has, and what it demands.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#pragma GCC visibility push(hidden)
namespace simulator {

struct Entry {
  int parameters;
  std::size_t argument_bytes;
  unsigned most_threads;  // 1024 where the text has no bound
};

struct Ptx {
  int version;  // 85 for 8.5
  int target;   // 75 for sm_75
  std::map<std::string, Entry> entries;
};

// False if the text is no PTX.
bool parse_ptx(const char* text, Ptx& ptx);

// The newest PTX that a driver reads: 85 for 12060.
int newest_ptx(int driver);

}  // namespace simulator
#pragma GCC visibility pop
