// What the kernels use of CUDA, in words that the simulator of the tests understands as well.
//
// A kernel has one argument, a struct passed by value and called "a". Memory is touched through Global<T> and Shared<T>
// only: plain pointers on a device, checked ones in the simulator. Kernels are compiled without contraction of a
// multiplication and an addition (nvcc -fmad=false), so fmaf stands where one rounding is meant and a simulated run
// gives the bits of a real one.
#pragma once

#ifdef INR_SIMULATOR
#include "cuda_on_cpu.h"
#else

#define DEVICE static __device__ __forceinline__

#define KERNEL(name, Arguments) extern "C" __global__ void name(const __grid_constant__ Arguments a)

// For blocks of at most so many threads, of which so many fit on one multiprocessor.
#define BOUNDED_KERNEL(name, Arguments, threads, blocks) \
  extern "C" __global__ void __launch_bounds__(threads, blocks) name(const __grid_constant__ Arguments a)

// A pointer into an allocation of the device.
template <class T>
using Global = T*;

// A pointer into the memory of the block.
template <class T>
using Shared = T*;

// The memory of the block, as many floats as the launch asked for, on a boundary of 16 bytes.
DEVICE Shared<float> shared_memory() {
  extern __shared__ float4 memory[];
  return reinterpret_cast<float*>(memory);
}

// Four floats at once; the address is a multiple of 16 bytes.
DEVICE float4 load4(const float* p) { return *reinterpret_cast<const float4*>(p); }

DEVICE void store4(float* p, float4 values) { *reinterpret_cast<float4*>(p) = values; }

#endif
