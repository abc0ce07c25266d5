// y = gain * n + shift with n = (x - mean x) / sqrt(var x + epsilon), over rows [count, width]; a warp takes a row.
#include "device.cuh"

// Sum over the lanes of a warp, the same bits in each of them.
DEVICE float warp_sum(float value) {
  for (int offset = 16; offset > 0; offset /= 2) {
    value += __shfl_xor_sync(0xffffffffu, value, offset);
  }
  return value;
}

struct LayerNorm {
  Global<const float> x;
  Global<const float> gain;
  Global<const float> shift;
  Global<float> y;
  Global<float> normalised;         // n, if slopes are wanted
  Global<float> inverse_deviation;  // [count], if slopes are wanted
  float epsilon;
  int count;
  int width;
  int slopes;
};

KERNEL(normalise_rows, LayerNorm) {
  int n = (blockIdx.x * blockDim.x + threadIdx.x) / 32;
  int lane = threadIdx.x % 32;
  if (n >= a.count) {
    return;
  }
  long long row = (long long)n * a.width;
  float sum = 0.0f;
  for (int i = lane; i < a.width; i += 32) {
    sum += a.x[row + i];
  }
  float mean = warp_sum(sum) / a.width;
  float squares = 0.0f;
  for (int i = lane; i < a.width; i += 32) {
    float deviation = a.x[row + i] - mean;
    squares = fmaf(deviation, deviation, squares);
  }
  float inverse = 1.0f / sqrtf(warp_sum(squares) / a.width + a.epsilon);
  for (int i = lane; i < a.width; i += 32) {
    float normalised = (a.x[row + i] - mean) * inverse;
    a.y[row + i] = fmaf(a.gain[i], normalised, a.shift[i]);
    if (a.slopes) {
      a.normalised[row + i] = normalised;
    }
  }
  if (a.slopes && lane == 0) {
    a.inverse_deviation[n] = inverse;
  }
}

struct LayerNormSlopes {
  Global<const float> dy;
  Global<const float> gain;
  Global<const float> normalised;
  Global<const float> inverse_deviation;
  Global<float> dx;
  int count;
  int width;
};

// dx = (dn - mean dn - n mean(dn n)) / sqrt(var x + epsilon) with dn = gain * dy.
KERNEL(differentiate_norm, LayerNormSlopes) {
  int n = (blockIdx.x * blockDim.x + threadIdx.x) / 32;
  int lane = threadIdx.x % 32;
  if (n >= a.count) {
    return;
  }
  long long row = (long long)n * a.width;
  float sum = 0.0f;
  float product = 0.0f;
  for (int i = lane; i < a.width; i += 32) {
    float dn = a.gain[i] * a.dy[row + i];
    sum += dn;
    product = fmaf(dn, a.normalised[row + i], product);
  }
  float mean = warp_sum(sum) / a.width;
  float projection = warp_sum(product) / a.width;
  float inverse = a.inverse_deviation[n];
  for (int i = lane; i < a.width; i += 32) {
    float dn = a.gain[i] * a.dy[row + i];
    a.dx[row + i] = inverse * (dn - mean - a.normalised[row + i] * projection);
  }
}
