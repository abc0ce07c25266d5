// Sums down the columns of rows [count, width], in slices: the gradients of biases, gains and shifts. On the way dL/dy can
// become dL/dz.
#include "device.cuh"

struct ColumnSums {
  Global<float> rows;
  Global<const float> factors;  // multiplied in, if they are wanted
  Global<float> result;         // of a slice at slice * result_stride
  long long result_stride;
  int count;
  int width;
  int slice;  // rows of a slice
  int factored;
  int keep;  // whether the products take the place of the rows
  int add;
};

#define GROUPS 8
#define AHEAD 4  // rows that a thread fetches before it stores one: a load behind a store waits for it

// 32 columns x 8 groups of rows; the groups are added in order.
BOUNDED_KERNEL(column_sums, ColumnSums, 256, 2) {
  Shared<float> partial = shared_memory();
  int lane = threadIdx.x % 32;
  int group = threadIdx.x / 32;
  int column = blockIdx.x * 32 + lane;
  int begin = blockIdx.y * a.slice;
  int end = min(a.count, begin + a.slice);
  float sum = 0.0f;
  if (column < a.width) {
    for (int n = begin + group; n < end; n += AHEAD * GROUPS) {
      Global<float> rows = a.rows + ((long long)n * a.width + column);
      Global<const float> factors = a.factors + ((long long)n * a.width + column);
      float values[AHEAD];
#pragma unroll
      for (int r = 0; r < AHEAD; r++) {
        long long place = (long long)r * GROUPS * a.width;
        values[r] = n + r * GROUPS < end ? rows[place] : 0.0f;
        if (a.factored && n + r * GROUPS < end) {
          values[r] *= factors[place];
        }
      }
#pragma unroll
      for (int r = 0; r < AHEAD; r++) {
        if (a.keep && n + r * GROUPS < end) {
          rows[(long long)r * GROUPS * a.width] = values[r];
        }
        sum += values[r];
      }
    }
  }
  partial[threadIdx.x] = sum;
  __syncthreads();
  if (group == 0 && column < a.width) {
    for (int g = 1; g < GROUPS; g++) {
      sum += partial[g * 32 + lane];
    }
    long long place = blockIdx.y * a.result_stride + column;
    a.result[place] = a.add ? a.result[place] + sum : sum;
  }
}
