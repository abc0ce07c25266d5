// Kernels that do nothing wrong: what a barrier, a shuffle or a rounding means can be read off their results.
#include "device.cuh"

struct ProbeArguments {
  Global<const float> x;
  Global<float> y;
  int n;
  float factor;
};

KERNEL(scale_all, ProbeArguments) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < a.n) a.y[i] = a.factor * a.x[i];
}

BOUNDED_KERNEL(scale_bounded, ProbeArguments, 128, 2) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < a.n) a.y[i] = a.factor * a.x[i];
}

// Each block turns its part around through shared memory, n times.
KERNEL(reverse, ProbeArguments) {
  Shared<float> part = shared_memory();
  int i = threadIdx.x;
  int last = blockDim.x - 1;
  float value = a.x[blockIdx.x * blockDim.x + i];
  for (int k = 0; k < a.n; k++) {
    part[i] = value;
    __syncthreads();
    value = part[last - i];
    __syncthreads();
  }
  a.y[blockIdx.x * blockDim.x + i] = value;
}

// y[0..31]: sum of a warp; then neighbours 4 below; then what lane 3 has, or the third of each group of 8.
KERNEL(shuffle, ProbeArguments) {
  int lane = threadIdx.x % 32;
  float value = a.x[threadIdx.x];
  float sum = value;
  for (int lanes = 16; lanes > 0; lanes /= 2) sum += __shfl_xor_sync(0xffffffffu, sum, lanes);
  float below = __shfl_down_sync(0xffffffffu, value, 4);
  float third = __shfl_sync(0xffffffffu, value, 3);
  float third_of_eight = __shfl_sync(0xffffffffu, value, 3, 8);
  double wide = __shfl_xor_sync(0xffffffffu, 1.0 + value, 1);
  int base = threadIdx.x / 32 * 160 + lane;
  a.y[base] = sum;
  a.y[base + 32] = below;
  a.y[base + 64] = third;
  a.y[base + 96] = third_of_eight;
  a.y[base + 128] = (float)wide;
}

// Half a warp by itself, and a warp whose upper lanes have gone.
KERNEL(shuffle_of_some, ProbeArguments) {
  if (threadIdx.x >= 16) return;
  a.y[threadIdx.x] = __shfl_xor_sync(0xffffu, a.x[threadIdx.x] * 1.0f, 1) + __shfl_down_sync(0xffffffffu, a.x[threadIdx.x] * 1.0f, 1, 16);
}

KERNEL(count_atomically, ProbeArguments) {
  atomicAdd(a.y, 1.0f);
}

KERNEL(by_fours, ProbeArguments) {
  Shared<float> part = shared_memory();
  store4(part + 4 * threadIdx.x, load4(a.x + 4 * threadIdx.x));
  float4 v = load4(part + 4 * threadIdx.x);
  store4(a.y + 4 * threadIdx.x, make_float4(v.w, v.z, v.y, v.x));
}

KERNEL(places, ProbeArguments) {
  int thread = (threadIdx.z * blockDim.y + threadIdx.y) * blockDim.x + threadIdx.x;
  int block = (blockIdx.z * gridDim.y + blockIdx.y) * gridDim.x + blockIdx.x;
  int threads = blockDim.x * blockDim.y * blockDim.z;
  a.y[block * threads + thread] = (float)(100 * block + thread);
}

// One rounding or two.
KERNEL(roundings, ProbeArguments) {
  a.y[0] = fmaf(a.x[0], a.x[1], a.x[2]);
  a.y[1] = a.x[0] * a.x[1] + a.x[2];
}

// n barriers between a write and what follows it: more than the tags of the simulator can count.
KERNEL(many_barriers, ProbeArguments) {
  Shared<float> part = shared_memory();
  part[threadIdx.x] = (float)blockIdx.x;
  a.y[blockIdx.x * blockDim.x + threadIdx.x] = 1.0f;
  for (int i = 0; i < a.n; i++) __syncthreads();
  int other = blockDim.x - 1 - threadIdx.x;
  a.y[blockIdx.x * blockDim.x + other] += part[other];
}

// The order of blocks, as it happens: not something a kernel may rely on, so each block uses its own words only.
KERNEL(order_of_blocks, ProbeArguments) {
  static int next = 0;
  if (blockIdx.x == (a.factor > 0 ? gridDim.x - 1 : 0)) next = 0;
  a.y[blockIdx.x] = (float)next++;
}

struct BytesArguments {
  Global<const unsigned char> x;
  Global<float> y;
  Global<double> sums;
  Global<const long long> large;
  int n;
};

KERNEL(sum_bytes, BytesArguments) {
  double sum = 0;
  for (int i = 0; i < a.n; i++) sum += a.x[i];
  a.sums[0] = sum + (double)a.large[0];
  a.sums[1] = a.sums[0];
  a.y[0] = a.y[1] = (float)sum;
}
