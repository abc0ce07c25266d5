#include "violations.h"

#include <cstdarg>
#include <cstdio>

#include "codes.h"
#include "fibres.h"
#include "kernels.h"

namespace simulator {

Failure failure;
Counters counters;
std::vector<std::string> violation_texts;

namespace {

// More of them help nobody.
constexpr std::size_t most_texts = 1000;

void record(const std::string& where, const char* format, std::va_list values) {
  char text[1024];
  std::vsnprintf(text, sizeof text, format, values);
  counters.violations++;
  if (violation_texts.size() < most_texts) violation_texts.push_back(where + text);
}

std::string where() {
  char text[256];
  const Kernel* kernel = running_kernel();
  std::snprintf(text, sizeof text, "kernel %s, block (%u, %u, %u), thread (%u, %u, %u): ", kernel ? kernel->name : "none",
                blockIdx.x, blockIdx.y, blockIdx.z, threadIdx.x, threadIdx.y, threadIdx.z);
  return text;
}

}  // namespace

void fail_device(int code) {
  if (failure.code == 0) failure = {code, false};
}

void violate(Kind kind, const char* format, ...) {
  std::va_list values;
  va_start(values, format);
  record(where(), format, values);
  va_end(values);
  fail_device(kind == Kind::bounds ? CUDA_ERROR_ILLEGAL_ADDRESS : CUDA_ERROR_LAUNCH_FAILED);
  abandon_block();
}

void host_violation(const char* format, ...) {
  std::va_list values;
  va_start(values, format);
  record("", format, values);
  va_end(values);
}

void device_violation(Kind kind, const char* format, ...) {
  std::va_list values;
  va_start(values, format);
  record("", format, values);
  va_end(values);
  fail_device(kind == Kind::bounds ? CUDA_ERROR_ILLEGAL_ADDRESS : CUDA_ERROR_LAUNCH_FAILED);
}

}  // namespace simulator
