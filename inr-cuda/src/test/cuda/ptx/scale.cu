// y = factor * x: the smallest kernel, to try the way of a kernel from its source to the device.
#include "device.cuh"

struct Scale {
  Global<const float> x;
  Global<float> y;
  float factor;
  int count;
};

KERNEL(scale, Scale) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < a.count) a.y[i] = a.factor * a.x[i];
}
