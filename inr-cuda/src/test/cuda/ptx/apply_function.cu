// The elementary functions of the kernels, one at a time.
#include "functions.cuh"

struct FunctionArguments {
  Global<const float> x;
  Global<float> y;
  int count;
  int function;
};

KERNEL(apply_function, FunctionArguments) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= a.count) {
    return;
  }
  float x = a.x[i];
  switch (a.function) {
    case 0: a.y[i] = sin_quarters(x); break;
    case 1: a.y[i] = cos_quarters(x); break;
    case 2: a.y[i] = exponential(x); break;
    case 3: a.y[i] = hyperbolic_tangent(x); break;
    case 4: a.y[i] = error_function(x); break;
    case 5: a.y[i] = arctangent(x); break;
    case 6: a.y[i] = log_of_one_plus(x); break;
    case 7: a.y[i] = inverse_sqrt(x); break;
    case 8: a.y[i] = reciprocal(x); break;
    case 9: a.y[i] = positive_part(x); break;
    case 10: a.y[i] = unit_step(x); break;
    default: a.y[i] = sign_of(x);
  }
}
