// Allocations and copies.
#include <cstdlib>
#include <cstring>

#include "calls.h"
#include "memory.h"

using namespace simulator;

namespace {

// Whether the host may touch the range; a real driver knows only that it is invalid.
bool refused(const char* name, std::uintptr_t address, std::size_t bytes) {
  if (inside_allocation(address, bytes)) return false;
  host_violation("%s: %zu bytes out of bounds: %s", name, bytes, describe(address, bytes).c_str());
  return true;
}

void check_source(const char* name, std::uintptr_t address, std::size_t bytes) {
  std::uintptr_t first;
  if (!all_initialised(address, bytes, &first))
    host_violation("%s: copies bytes that nobody has written: %s", name, describe(first, 4).c_str());
}

int to_device(const char* name, Waits waits, std::uintptr_t to, const void* from, std::size_t bytes) {
  INR_ENTER(waits);
  if (bytes == 0) return CUDA_SUCCESS;
  if (refused(name, to, bytes)) return CUDA_ERROR_INVALID_VALUE;
  if (failing()) return CUDA_SUCCESS;
  std::memcpy(reinterpret_cast<void*>(to), from, bytes);
  mark_initialised(to, bytes);
  counters.copies_to_device++;
  counters.bytes_to_device += bytes;
  return CUDA_SUCCESS;
}

int to_host(const char* name, Waits waits, void* to, std::uintptr_t from, std::size_t bytes) {
  INR_ENTER(waits);
  if (bytes == 0) return CUDA_SUCCESS;
  if (refused(name, from, bytes)) return CUDA_ERROR_INVALID_VALUE;
  if (failing()) return CUDA_SUCCESS;
  check_source(name, from, bytes);
  std::memcpy(to, reinterpret_cast<const void*>(from), bytes);
  counters.copies_to_host++;
  counters.bytes_to_host += bytes;
  return CUDA_SUCCESS;
}

int on_device(const char* name, std::uintptr_t to, std::uintptr_t from, std::size_t bytes) {
  INR_ENTER(Waits::no);
  if (bytes == 0) return CUDA_SUCCESS;
  if (refused(name, to, bytes) || refused(name, from, bytes)) return CUDA_ERROR_INVALID_VALUE;
  if (failing()) return CUDA_SUCCESS;
  check_source(name, from, bytes);
  std::memmove(reinterpret_cast<void*>(to), reinterpret_cast<const void*>(from), bytes);
  mark_initialised(to, bytes);
  return CUDA_SUCCESS;
}

template <class T>
int fill(const char* name, std::uintptr_t address, T value, std::size_t count) {
  INR_ENTER(Waits::no);
  std::size_t bytes = count * sizeof(T);
  if (bytes == 0) return CUDA_SUCCESS;
  if (refused(name, address, bytes)) return CUDA_ERROR_INVALID_VALUE;
  if (address % sizeof(T) != 0) {
    host_violation("%s: misaligned address: %s", name, describe(address, bytes).c_str());
    return CUDA_ERROR_INVALID_VALUE;
  }
  if (failing()) return CUDA_SUCCESS;
  T* to = reinterpret_cast<T*>(address);
  for (std::size_t i = 0; i < count; i++) to[i] = value;
  mark_initialised(address, bytes);
  return CUDA_SUCCESS;
}

}  // namespace

INR_EXPORT int cuMemAlloc_v2(std::uintptr_t* address, std::size_t bytes) {
  INR_ENTER(Waits::no);
  if (bytes == 0) return CUDA_ERROR_INVALID_VALUE;
  if (falls_due(options.fail_allocation)) return CUDA_ERROR_OUT_OF_MEMORY;
  if (bytes > options.memory || live_bytes > options.memory - bytes) return CUDA_ERROR_OUT_OF_MEMORY;
  *address = allocate(bytes);
  if (*address == 0) return CUDA_ERROR_OUT_OF_MEMORY;
  counters.allocations++;
  return CUDA_SUCCESS;
}

// Frees even when the device has failed, as then the memory is lost with its context: who frees has done its part.
INR_EXPORT int cuMemFree_v2(std::uintptr_t address) {
  Call call;
  int refusal = enter(Waits::yes);
  if (address == 0) return refusal;
  bool device_failed = refusal == CUDA_ERROR_DEVICE_UNAVAILABLE || (refusal != CUDA_SUCCESS && refusal == failure.code);
  if (refusal != CUDA_SUCCESS && !device_failed) return refusal;
  bool freed = release(address);
  if (freed) counters.frees++;
  if (refusal != CUDA_SUCCESS) return refusal;
  return freed ? CUDA_SUCCESS : CUDA_ERROR_INVALID_VALUE;
}

INR_EXPORT int cuMemGetInfo_v2(std::size_t* available, std::size_t* total) {
  INR_ENTER(Waits::no);
  *total = options.memory;
  *available = live_bytes < options.memory ? options.memory - live_bytes : 0;
  return CUDA_SUCCESS;
}

INR_EXPORT int cuMemcpyHtoD_v2(std::uintptr_t to, const void* from, std::size_t bytes) { return to_device("cuMemcpyHtoD", Waits::yes, to, from, bytes); }

INR_EXPORT int cuMemcpyHtoDAsync_v2(std::uintptr_t to, const void* from, std::size_t bytes, void*) {
  return to_device("cuMemcpyHtoDAsync", Waits::no, to, from, bytes);
}

INR_EXPORT int cuMemcpyDtoH_v2(void* to, std::uintptr_t from, std::size_t bytes) { return to_host("cuMemcpyDtoH", Waits::yes, to, from, bytes); }

INR_EXPORT int cuMemcpyDtoHAsync_v2(void* to, std::uintptr_t from, std::size_t bytes, void*) {
  return to_host("cuMemcpyDtoHAsync", Waits::no, to, from, bytes);
}

INR_EXPORT int cuMemcpyDtoD_v2(std::uintptr_t to, std::uintptr_t from, std::size_t bytes) { return on_device("cuMemcpyDtoD", to, from, bytes); }

INR_EXPORT int cuMemcpyDtoDAsync_v2(std::uintptr_t to, std::uintptr_t from, std::size_t bytes, void*) {
  return on_device("cuMemcpyDtoDAsync", to, from, bytes);
}

INR_EXPORT int cuMemsetD8_v2(std::uintptr_t to, unsigned char value, std::size_t count) { return fill("cuMemsetD8", to, value, count); }

INR_EXPORT int cuMemsetD8Async(std::uintptr_t to, unsigned char value, std::size_t count, void*) { return fill("cuMemsetD8Async", to, value, count); }

INR_EXPORT int cuMemsetD32_v2(std::uintptr_t to, unsigned value, std::size_t count) { return fill("cuMemsetD32", to, value, count); }

INR_EXPORT int cuMemsetD32Async(std::uintptr_t to, unsigned value, std::size_t count, void*) { return fill("cuMemsetD32Async", to, value, count); }

INR_EXPORT int cuMemAllocHost_v2(void** memory, std::size_t bytes) {
  INR_ENTER(Waits::no);
  *memory = std::malloc(bytes);
  return *memory ? CUDA_SUCCESS : CUDA_ERROR_OUT_OF_MEMORY;
}

INR_EXPORT int cuMemHostAlloc(void** memory, std::size_t bytes, unsigned) { return cuMemAllocHost_v2(memory, bytes); }

INR_EXPORT int cuMemFreeHost(void* memory) {
  std::free(memory);
  return CUDA_SUCCESS;
}
