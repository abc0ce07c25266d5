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
    for (int n = begin + group; n < end; n += GROUPS) {
      long long place = (long long)n * a.width + column;
      float value = a.rows[place];
      if (a.factored) {
        value *= a.factors[place];
      }
      if (a.keep) {
        a.rows[place] = value;
      }
      sum += value;
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
