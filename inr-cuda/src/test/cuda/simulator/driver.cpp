// The device, its context, and what all calls have in common.
#include <cstdio>
#include <cstring>
#include <vector>

#include "calls.h"
#include "kernels.h"
#include "memory.h"

using namespace simulator;

namespace simulator {

std::recursive_mutex mutex;
bool initialised_driver;
thread_local DriverContext* current_context;
thread_local std::vector<DriverContext*> contexts_below;  // what the thread has again after a pop
DriverContext* primary_context;

namespace {
int retained;
}

int enter_without_context() {
  if (options.lost) return CUDA_ERROR_DEVICE_UNAVAILABLE;
  if (options.no_device) return CUDA_ERROR_NO_DEVICE;
  if (!initialised_driver) return CUDA_ERROR_NOT_INITIALIZED;
  return CUDA_SUCCESS;
}

int enter(Waits waits) {
  if (int refusal = enter_without_context()) return refusal;
  if (!current_context) return CUDA_ERROR_INVALID_CONTEXT;
  if (!current_context->alive) return CUDA_ERROR_CONTEXT_IS_DESTROYED;
  if (waits == Waits::yes) {
    counters.synchronizations++;
    if (failure.code) failure.told = true;
  }
  return failure.told ? failure.code : CUDA_SUCCESS;
}

void restart() {
  if (primary_context) primary_context->alive = false;
  primary_context = nullptr;
  retained = 0;
  unload_modules();
  release_leaks();
}

}  // namespace simulator

INR_EXPORT int cuInit(unsigned flags) {
  Call call;
  if (options.no_device) return CUDA_ERROR_NO_DEVICE;
  if (flags != 0) return CUDA_ERROR_INVALID_VALUE;
  if (!reserve_memory()) return CUDA_ERROR_OUT_OF_MEMORY;
  initialised_driver = true;
  return CUDA_SUCCESS;
}

INR_EXPORT int cuDriverGetVersion(int* version) {
  Call call;
  *version = options.driver;
  return CUDA_SUCCESS;
}

INR_EXPORT int cuGetErrorName(int code, const char** name) {
#define INR_CODE(constant, number, text) \
  if (code == number) {                  \
    *name = #constant;                   \
    return CUDA_SUCCESS;                 \
  }
  INR_CUDA_CODES(INR_CODE)
#undef INR_CODE
  *name = nullptr;
  return CUDA_ERROR_INVALID_VALUE;
}

INR_EXPORT int cuGetErrorString(int code, const char** string) {
#define INR_CODE(constant, number, text) \
  if (code == number) {                  \
    *string = text;                      \
    return CUDA_SUCCESS;                 \
  }
  INR_CUDA_CODES(INR_CODE)
#undef INR_CODE
  *string = nullptr;
  return CUDA_ERROR_INVALID_VALUE;
}

INR_EXPORT int cuDeviceGetCount(int* count) {
  Call call;
  *count = options.no_device ? 0 : 1;
  return initialised_driver ? CUDA_SUCCESS : CUDA_ERROR_NOT_INITIALIZED;
}

INR_EXPORT int cuDeviceGet(int* device, int ordinal) {
  Call call;
  if (int refusal = enter_without_context()) return refusal;
  if (ordinal != 0) return CUDA_ERROR_INVALID_DEVICE;
  *device = 0;
  return CUDA_SUCCESS;
}

INR_EXPORT int cuDeviceGetName(char* name, int length, int device) {
  Call call;
  if (int refusal = enter_without_context()) return refusal;
  if (device != 0) return CUDA_ERROR_INVALID_DEVICE;
  std::snprintf(name, static_cast<std::size_t>(length), "CUDA on the CPU");
  return CUDA_SUCCESS;
}

INR_EXPORT int cuDeviceTotalMem_v2(std::size_t* bytes, int device) {
  Call call;
  if (int refusal = enter_without_context()) return refusal;
  if (device != 0) return CUDA_ERROR_INVALID_DEVICE;
  *bytes = options.memory;
  return CUDA_SUCCESS;
}

INR_EXPORT int cuDeviceComputeCapability(int* major, int* minor, int device) {
  Call call;
  if (int refusal = enter_without_context()) return refusal;
  if (device != 0) return CUDA_ERROR_INVALID_DEVICE;
  *major = options.major;
  *minor = options.minor;
  return CUDA_SUCCESS;
}

INR_EXPORT int cuDeviceGetAttribute(int* value, int attribute, int device) {
  Call call;
  if (int refusal = enter_without_context()) return refusal;
  if (device != 0) return CUDA_ERROR_INVALID_DEVICE;
  switch (attribute) {
    case 1: *value = 1024; break;                                    // threads of a block
    case 2: case 3: *value = 1024; break;                            // along x, y
    case 4: *value = 64; break;                                      // along z
    case 5: *value = 2147483647; break;                              // blocks along x
    case 6: case 7: *value = 65535; break;                           // along y, z
    case 8: *value = 48 * 1024; break;                               // shared memory of a block
    case 9: *value = 64 * 1024; break;                               // constant memory
    case 10: *value = 32; break;                                     // threads of a warp
    case 12: *value = 65536; break;                                  // registers of a block
    case 13: *value = 1000000; break;                                // kHz
    case 16: *value = options.multiprocessors; break;
    case 17: *value = 0; break;                                      // no time limit for a kernel
    case 18: *value = 0; break;                                      // not integrated
    case 20: *value = 0; break;                                      // compute mode: default
    case 31: *value = 0; break;                                      // no kernels at once
    case 39: *value = 1536; break;                                   // threads of a multiprocessor
    case 41: *value = 1; break;                                      // one space of addresses
    case 75: *value = options.major; break;
    case 76: *value = options.minor; break;
    case 81: *value = static_cast<int>(options.shared) + 1024; break;  // shared memory of a multiprocessor
    case 82: *value = 65536; break;                                  // its registers
    case 97: *value = static_cast<int>(options.shared); break;       // shared memory of a block that asks for more
    case 106: *value = 16; break;                                    // blocks of a multiprocessor
    case 111: *value = 1024; break;                                  // shared memory that a block cannot use
    default: return CUDA_ERROR_INVALID_VALUE;
  }
  return CUDA_SUCCESS;
}

INR_EXPORT int cuDevicePrimaryCtxRetain(DriverContext** context, int device) {
  Call call;
  if (int refusal = enter_without_context()) return refusal;
  if (device != 0) return CUDA_ERROR_INVALID_DEVICE;
  if (retained++ == 0) primary_context = new DriverContext{true};
  *context = primary_context;
  return CUDA_SUCCESS;
}

// With the last release the context goes, and its errors with it.
INR_EXPORT int cuDevicePrimaryCtxRelease_v2(int device) {
  Call call;
  if (device != 0) return CUDA_ERROR_INVALID_DEVICE;
  if (retained == 0) {
    host_violation("cuDevicePrimaryCtxRelease: the context is not retained");
    return CUDA_ERROR_INVALID_CONTEXT;
  }
  if (--retained == 0) {
    primary_context->alive = false;
    primary_context = nullptr;
    unload_modules();
    release_leaks();
    failure = Failure();
  }
  return options.lost ? CUDA_ERROR_DEVICE_UNAVAILABLE : CUDA_SUCCESS;
}

INR_EXPORT int cuDevicePrimaryCtxGetState(int device, unsigned* flags, int* active) {
  Call call;
  if (device != 0) return CUDA_ERROR_INVALID_DEVICE;
  *flags = 0;
  *active = retained > 0;
  return CUDA_SUCCESS;
}

INR_EXPORT int cuCtxSetCurrent(DriverContext* context) {
  Call call;
  if (int refusal = enter_without_context()) return refusal;
  if (context && context != primary_context) return CUDA_ERROR_INVALID_CONTEXT;
  current_context = context;
  return CUDA_SUCCESS;
}

INR_EXPORT int cuCtxPushCurrent_v2(DriverContext* context) {
  Call call;
  if (int refusal = enter_without_context()) return refusal;
  if (!context || context != primary_context) return CUDA_ERROR_INVALID_CONTEXT;
  contexts_below.push_back(current_context);
  current_context = context;
  return CUDA_SUCCESS;
}

// Works with a context that is destroyed, too: that is how a thread gets rid of it.
INR_EXPORT int cuCtxPopCurrent_v2(DriverContext** context) {
  Call call;
  if (!current_context) return CUDA_ERROR_INVALID_CONTEXT;
  *context = current_context;
  current_context = contexts_below.empty() ? nullptr : contexts_below.back();
  if (!contexts_below.empty()) contexts_below.pop_back();
  return enter_without_context();
}

INR_EXPORT int cuCtxGetCurrent(DriverContext** context) {
  Call call;
  if (int refusal = enter_without_context()) return refusal;
  *context = current_context;
  return CUDA_SUCCESS;
}

INR_EXPORT int cuCtxGetDevice(int* device) {
  INR_ENTER(Waits::no);
  *device = 0;
  return CUDA_SUCCESS;
}

INR_EXPORT int cuCtxSynchronize(void) {
  INR_ENTER(Waits::yes);
  return CUDA_SUCCESS;
}
