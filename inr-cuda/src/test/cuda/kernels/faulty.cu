// Kernels with one mistake each, named for it.
#include "device.cuh"

struct FaultArguments {
  Global<float> x;
  Global<float> y;
  int n;
};

KERNEL(reads_behind, FaultArguments) { a.y[0] = a.x[a.n]; }
KERNEL(reads_before, FaultArguments) { a.y[0] = a.x[-1]; }
KERNEL(reads_far_away, FaultArguments) { a.y[0] = a.x[1LL << 40]; }
KERNEL(reads_first, FaultArguments) { a.y[0] = a.x[0]; }
KERNEL(writes_behind, FaultArguments) { a.x[a.n] = 1; }
KERNEL(adds_to_first, FaultArguments) { a.x[0] += 1; }
KERNEL(adds_atomically_to_first, FaultArguments) { atomicAdd(a.x, 1.0f); }
KERNEL(loads_four_at, FaultArguments) { a.y[0] = load4(a.x + a.n).x; }
KERNEL(stores_four_at, FaultArguments) { store4(a.x + a.n, make_float4(1, 2, 3, 4)); }

KERNEL(shared_write_at, FaultArguments) { shared_memory()[a.n] = 1; }
KERNEL(shared_read_at, FaultArguments) { a.y[0] = shared_memory()[a.n]; }
KERNEL(shared_four_at, FaultArguments) { store4(shared_memory() + a.n, make_float4(1, 2, 3, 4)); }

KERNEL(shared_all_write_one, FaultArguments) { shared_memory()[0] = 1; }

KERNEL(shared_reads_neighbour, FaultArguments) {
  Shared<float> s = shared_memory();
  s[threadIdx.x] = 1;
  a.y[threadIdx.x] = s[(threadIdx.x + blockDim.x - 1) % blockDim.x];
}

KERNEL(shared_overwrites_what_is_read, FaultArguments) {
  Shared<float> s = shared_memory();
  s[threadIdx.x] = 1;
  __syncthreads();
  a.y[threadIdx.x] = s[(threadIdx.x + 1) % blockDim.x];
  s[threadIdx.x] = 2;
}

KERNEL(shared_read_by_all_then_written, FaultArguments) {
  Shared<float> s = shared_memory();
  if (threadIdx.x == 0) s[0] = 1;
  __syncthreads();
  a.y[threadIdx.x] = s[0];
  if (threadIdx.x == blockDim.x - 1) s[0] = 2;
}

// Shared memory does not outlive a block.
KERNEL(shared_of_earlier_block, FaultArguments) {
  if (blockIdx.x == 0) shared_memory()[0] = 1;
  else a.y[0] = shared_memory()[0];
}

KERNEL(all_write_one, FaultArguments) { a.y[0] = 1; }

KERNEL(reads_neighbour, FaultArguments) {
  a.y[threadIdx.x] = 1;
  a.x[threadIdx.x] = a.y[(threadIdx.x + blockDim.x - 1) % blockDim.x];
}

KERNEL(overwrites_what_is_read, FaultArguments) {
  a.y[threadIdx.x] = a.x[(threadIdx.x + 1) % blockDim.x];
  a.x[threadIdx.x] = 2;
}

// Among blocks, one thread each.
KERNEL(reads_earlier_block, FaultArguments) {
  if (blockIdx.x == 0) a.y[0] = 1;
  else a.y[1] = a.y[0];
}
KERNEL(overwrites_earlier_block, FaultArguments) { a.y[0] = (float)blockIdx.x; }
KERNEL(overwrites_what_earlier_block_read, FaultArguments) {
  if (blockIdx.x == 0) a.y[0] = a.x[0];
  else a.x[0] = 1;
}
// The last block reads the word itself before it writes: the earlier readers are not forgotten.
KERNEL(overwrites_what_all_blocks_read, FaultArguments) {
  a.y[blockIdx.x] = a.x[0];
  if (blockIdx.x == gridDim.x - 1) a.x[0] = 1;
}
KERNEL(reads_earlier_block_after_many_barriers, FaultArguments) {
  if (blockIdx.x == 0) a.y[0] = 1;
  for (int i = 0; i < a.n; i++) __syncthreads();
  if (blockIdx.x == 1) a.y[1] = a.y[0];
}
KERNEL(reads_what_blocks_count, FaultArguments) {
  if (blockIdx.x == 0) atomicAdd(a.x, 1.0f);
  else a.y[0] = a.x[0];
}

KERNEL(some_wait, FaultArguments) {
  if ((int)threadIdx.x < a.n) __syncthreads();
}

KERNEL(some_shuffle_others_wait, FaultArguments) {
  if ((int)threadIdx.x < a.n) a.y[threadIdx.x] = __shfl_xor_sync(0xffffffffu, 1.0f, 1);
  else __syncthreads();
}
KERNEL(shuffles_without_itself, FaultArguments) { a.y[threadIdx.x] = __shfl_xor_sync(0xffu, 1.0f, 1); }
KERNEL(shuffles_with_one_outside, FaultArguments) {
  if (threadIdx.x < 8) a.y[threadIdx.x] = __shfl_xor_sync(0xffu, 1.0f, 8);
}
KERNEL(shuffles_with_one_gone, FaultArguments) {
  if (threadIdx.x >= 16) return;
  a.y[threadIdx.x] = __shfl_xor_sync(0xffffffffu, 1.0f, 16);
}
KERNEL(shuffles_with_other_masks, FaultArguments) {
  a.y[threadIdx.x] = __shfl_xor_sync(threadIdx.x == 0 ? 0xffffffffu : 0xfffffffeu | (1u << threadIdx.x), 1.0f, 0);
}

BOUNDED_KERNEL(bounded_to_64, FaultArguments, 64, 1) { a.y[threadIdx.x] = 1; }

struct ByteFaultArguments {
  Global<const unsigned char> x;
  Global<double> y;
  Global<float> z;
  int n;
};

KERNEL(reads_byte_at, ByteFaultArguments) { a.y[0] = a.x[a.n]; }
KERNEL(writes_double, ByteFaultArguments) { a.y[0] = 1; }
KERNEL(writes_float, ByteFaultArguments) { a.z[0] = 1; }
