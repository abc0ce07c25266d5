// CUDA on the CPU: gives the words of device.cuh, and the little of CUDA that kernels use besides, a meaning for g++.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>

#include "fibres.h"
#include "kernels.h"
#include "pointers.h"

#define DEVICE static inline

// Defines the function for one thread, and makes it known to the driver with all that a launch has to be checked for.
#define SIMULATED_KERNEL(name, Arguments, threads)                                                  \
  static void name(const Arguments a);                                                              \
  static void name##_thread(const void* arguments) { name(*static_cast<const Arguments*>(arguments)); } \
  static const simulator::Registration name##_registration(                                         \
      {#name, __FILE__, sizeof(Arguments), alignof(Arguments), threads, name##_thread});            \
  static void name([[maybe_unused]] const Arguments a)

#define KERNEL(name, Arguments) SIMULATED_KERNEL(name, Arguments, 1024)

#define BOUNDED_KERNEL(name, Arguments, threads, blocks) SIMULATED_KERNEL(name, Arguments, threads)

struct alignas(16) float4 {
  float x, y, z, w;
};

DEVICE float4 make_float4(float x, float y, float z, float w) { return {x, y, z, w}; }

DEVICE Shared<float> shared_memory() { return Shared<float>(std::ptrdiff_t{0}); }

DEVICE float4 load4(Global<const float> p) { return simulator::GlobalSpace::load4<float4>(p.place()); }
DEVICE float4 load4(Global<float> p) { return simulator::GlobalSpace::load4<float4>(p.place()); }
DEVICE float4 load4(Shared<const float> p) { return simulator::SharedSpace::load4<float4>(p.place()); }
DEVICE float4 load4(Shared<float> p) { return simulator::SharedSpace::load4<float4>(p.place()); }
DEVICE void store4(Global<float> p, float4 values) { simulator::GlobalSpace::store4(p.place(), values); }
DEVICE void store4(Shared<float> p, float4 values) { simulator::SharedSpace::store4(p.place(), values); }

DEVICE void __syncthreads() { simulator::barrier(); }

namespace simulator {

template <class T>
inline T shuffle(unsigned mask, T value, int source) {
  static_assert(sizeof(T) == 4 || sizeof(T) == 8, "shuffles move words");
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof(T));
  bits = exchange(mask, bits, source, sizeof(T));
  std::memcpy(&value, &bits, sizeof(T));
  return value;
}

}  // namespace simulator

// A lane outside its group of "width" lanes is not read: the value stays.
template <class T>
inline T __shfl_xor_sync(unsigned mask, T value, int lanes, int width = 32) {
  int lane = simulator::lane_of_thread();
  int source = lane ^ lanes;
  return simulator::shuffle(mask, value, source < (lane & -width) + width ? source : lane);
}

template <class T>
inline T __shfl_down_sync(unsigned mask, T value, unsigned lanes, int width = 32) {
  int lane = simulator::lane_of_thread();
  int source = lane + static_cast<int>(lanes);
  return simulator::shuffle(mask, value, source < (lane & -width) + width ? source : lane);
}

template <class T>
inline T __shfl_sync(unsigned mask, T value, int source, int width = 32) {
  int lane = simulator::lane_of_thread();
  return simulator::shuffle(mask, value, (lane & -width) + (source & (width - 1)));
}

// With the pointer that kernels have for "&p[i]": p + i.
template <class T, class Space>
inline T atomicAdd(simulator::Pointer<T, Space> p, std::common_type_t<T> value) {
  return Space::template add<T>(p.place(), value);
}

DEVICE int __float_as_int(float f) { int i; std::memcpy(&i, &f, 4); return i; }
DEVICE unsigned __float_as_uint(float f) { unsigned i; std::memcpy(&i, &f, 4); return i; }
DEVICE float __int_as_float(int i) { float f; std::memcpy(&f, &i, 4); return f; }
DEVICE float __uint_as_float(unsigned i) { float f; std::memcpy(&f, &i, 4); return f; }
DEVICE long long __double_as_longlong(double d) { long long i; std::memcpy(&i, &d, 8); return i; }
DEVICE double __longlong_as_double(long long i) { double d; std::memcpy(&d, &i, 8); return d; }

DEVICE int min(int a, int b) { return a < b ? a : b; }
DEVICE int max(int a, int b) { return a > b ? a : b; }
DEVICE unsigned min(unsigned a, unsigned b) { return a < b ? a : b; }
DEVICE unsigned max(unsigned a, unsigned b) { return a > b ? a : b; }
DEVICE long long min(long long a, long long b) { return a < b ? a : b; }
DEVICE long long max(long long a, long long b) { return a > b ? a : b; }
