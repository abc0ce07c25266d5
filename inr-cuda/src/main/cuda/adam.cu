// The gradient of a step, summed over its shards in order, and the update of Adam or AdamW; see inr.optimizer.Optimizer.
#include "device.cuh"

struct Adam {
  Global<const float> gradients;  // [shards, count]
  Global<float> gradient;         // [count]
  Global<float> parameters;
  Global<float> first;
  Global<float> second;
  int count;
  int shards;
  float decay1;
  float share1;  // 1 - decay1
  float decay2;
  float share2;
  float step_size;        // minus the rate over the correction of the first moment
  float root_correction;  // root of the correction of the second
  float epsilon;
  float shrink;
};

KERNEL(adam, Adam) {
  unsigned i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= (unsigned)a.count) {
    return;
  }
  float g = 0.0f;
  // Many loads are on their way while the sum goes on in order.
#pragma unroll 16
  for (int s = 0; s < a.shards; s++) {
    g += a.gradients[(long long)s * a.count + i];
  }
  float m = fmaf(a.decay1, a.first[i], a.share1 * g);
  float v = fmaf(a.decay2, a.second[i], a.share2 * g * g);
  a.gradient[i] = g;
  a.first[i] = m;
  a.second[i] = v;
  float denominator = sqrtf(v) / a.root_correction + a.epsilon;
  a.parameters[i] = fmaf(a.step_size, m / denominator, a.parameters[i] * a.shrink);
}
