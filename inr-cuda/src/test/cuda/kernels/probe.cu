#include "device.cuh"
struct ScaleArguments { Global<const float> x; Global<float> y; float factor; int count; };
KERNEL(scale, ScaleArguments) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < a.count) a.y[i] = a.factor * a.x[i];
}
