// What a dense layer does besides its matrix products, over rows [count, width].
#include "activations.cuh"

struct Activate {
  Global<float> z;           // W x; becomes the slope if slopes are wanted
  Global<const float> bias;  // [width]
  Global<float> y;           // the layer's output
  int size;                  // count times width
  int width;
  int slopes;
  Activation activation;
};

KERNEL(activate_rows, Activate) {
  unsigned i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= (unsigned)a.size) {
    return;
  }
  float z = a.z[i] + a.bias[i % (unsigned)a.width];
  if (a.slopes) {
    float slope;
    a.y[i] = activate_with_slope(a.activation, z, slope);
    a.z[i] = slope;
  } else {
    a.y[i] = activate(a.activation, z);
  }
}

struct MultiplyRows {
  Global<float> product;
  Global<const float> factor;
  int size;
};

// From dL/dy to dL/dz, where no sum is wanted.
KERNEL(multiply_rows, MultiplyRows) {
  unsigned i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < (unsigned)a.size) {
    a.product[i] = a.product[i] * a.factor[i];
  }
}
