// Activations and their slopes, printed from the formulas of inr.activation by inr.cuda.ActivationCode: do not edit.
#pragma once

#include "functions.cuh"

struct Activation {
  int shape;
  float constants[5];
};

DEVICE float activate(const Activation& activation, float z) {
  const float* c = activation.constants;
  switch (activation.shape) {
    case 0: {  // Identity[]
      return z;
    }
    case 1: {  // Sine[omega0=29.0]
      float t0 = c[0] * z;
      float t1 = sin_quarters(t0);
      return t1;
    }
    case 2: {  // DampedSine[omega0=29.0, damping=SQRT]
      float t0 = c[0] * z;
      float t1 = sin_quarters(t0);
      float t2 = c[1] * z;
      float t3 = fabsf(t2);
      float t4 = sqrtf(t3);
      float t5 = t1 * t4;
      return t5;
    }
    case 3: {  // DampedSine[omega0=29.0, damping=ARCTAN]
      float t0 = c[0] * z;
      float t1 = sin_quarters(t0);
      float t2 = c[1] * z;
      float t3 = arctangent(t2);
      float t4 = t1 * t3;
      return t4;
    }
    case 4: {  // DampedSine[omega0=29.0, damping=LOG]
      float t0 = c[0] * z;
      float t1 = sin_quarters(t0);
      float t2 = c[1] * z;
      float t3 = fabsf(t2);
      float t4 = log_of_one_plus(t3);
      float t5 = t1 * t4;
      return t5;
    }
    case 5: {  // Finer[omega0=29.0, detached=true]
      float t0 = fabsf(z);
      float t1 = c[1] + t0;
      float t2 = t1 * z;
      float t3 = c[0] * t2;
      float t4 = sin_quarters(t3);
      return t4;
    }
    case 6: {  // Finer[omega0=29.0, detached=false]
      float t0 = fabsf(z);
      float t1 = c[1] + t0;
      float t2 = t1 * z;
      float t3 = c[0] * t2;
      float t4 = sin_quarters(t3);
      return t4;
    }
    case 7: {  // Gauss[a=0.3]
      float t0 = z * z;
      float t1 = c[0] * t0;
      float t2 = exponential(t1);
      return t2;
    }
    case 8: {  // Relu[]
      float t0 = positive_part(z);
      return t0;
    }
    case 9: {  // Gelu[]
      float t0 = c[2] * z;
      float t1 = error_function(t0);
      float t2 = c[1] + t1;
      float t3 = z * t2;
      float t4 = c[0] * t3;
      return t4;
    }
    case 10: {  // Silu[]
      float t0 = c[0] * z;
      float t1 = hyperbolic_tangent(t0);
      float t2 = c[1] + t1;
      float t3 = c[0] * t2;
      float t4 = z * t3;
      return t4;
    }
    case 11: {  // Tanh[]
      float t0 = hyperbolic_tangent(z);
      return t0;
    }
    case 12: {  // GatedTanh[slope=29.0]
      float t0 = c[0] * z;
      float t1 = hyperbolic_tangent(t0);
      float t2 = z + t1;
      float t3 = c[1] * z;
      float t4 = hyperbolic_tangent(t3);
      float t5 = c[2] + t4;
      float t6 = c[1] * t5;
      float t7 = t2 * t6;
      return t7;
    }
    default:
      return 0.0f;
  }
}

DEVICE float activate_with_slope(const Activation& activation, float z, float& slope) {
  const float* c = activation.constants;
  switch (activation.shape) {
    case 0: {  // Identity[]
      slope = c[0];
      return z;
    }
    case 1: {  // Sine[omega0=29.0]
      float t0 = c[0] * z;
      float t1, t2;
      sincos_quarters(t0, t1, t2);
      float t3 = c[1] * t2;
      slope = t3;
      return t1;
    }
    case 2: {  // DampedSine[omega0=29.0, damping=SQRT]
      float t0 = c[0] * z;
      float t1, t2;
      sincos_quarters(t0, t1, t2);
      float t3 = c[1] * z;
      float t4 = fabsf(t3);
      float t5 = sqrtf(t4);
      float t6 = t1 * t5;
      float t7 = c[1] * t2;
      float t8 = t7 * t5;
      float t9 = inverse_sqrt(t4);
      float t10 = c[2] * t9;
      float t11 = sign_of(t3);
      float t12 = c[1] * t11;
      float t13 = t10 * t12;
      float t14 = t1 * t13;
      float t15 = t8 + t14;
      slope = t15;
      return t6;
    }
    case 3: {  // DampedSine[omega0=29.0, damping=ARCTAN]
      float t0 = c[0] * z;
      float t1, t2;
      sincos_quarters(t0, t1, t2);
      float t3 = c[1] * z;
      float t4 = arctangent(t3);
      float t5 = t1 * t4;
      float t6 = c[1] * t2;
      float t7 = t6 * t4;
      float t8 = t3 * t3;
      float t9 = c[2] + t8;
      float t10 = reciprocal(t9);
      float t11 = c[1] * t10;
      float t12 = t1 * t11;
      float t13 = t7 + t12;
      slope = t13;
      return t5;
    }
    case 4: {  // DampedSine[omega0=29.0, damping=LOG]
      float t0 = c[0] * z;
      float t1, t2;
      sincos_quarters(t0, t1, t2);
      float t3 = c[1] * z;
      float t4 = fabsf(t3);
      float t5 = log_of_one_plus(t4);
      float t6 = t1 * t5;
      float t7 = c[1] * t2;
      float t8 = t7 * t5;
      float t9 = c[2] + t4;
      float t10 = reciprocal(t9);
      float t11 = sign_of(t3);
      float t12 = c[1] * t11;
      float t13 = t10 * t12;
      float t14 = t1 * t13;
      float t15 = t8 + t14;
      slope = t15;
      return t6;
    }
    case 5: {  // Finer[omega0=29.0, detached=true]
      float t0 = fabsf(z);
      float t1 = c[1] + t0;
      float t2 = t1 * z;
      float t3 = c[0] * t2;
      float t4, t5;
      sincos_quarters(t3, t4, t5);
      float t6 = c[2] * t1;
      float t7 = t5 * t6;
      slope = t7;
      return t4;
    }
    case 6: {  // Finer[omega0=29.0, detached=false]
      float t0 = fabsf(z);
      float t1 = c[1] + t0;
      float t2 = t1 * z;
      float t3 = c[0] * t2;
      float t4, t5;
      sincos_quarters(t3, t4, t5);
      float t6 = sign_of(z);
      float t7 = t6 * z;
      float t8 = t7 + t1;
      float t9 = c[2] * t8;
      float t10 = t5 * t9;
      slope = t10;
      return t4;
    }
    case 7: {  // Gauss[a=0.3]
      float t0 = z * z;
      float t1 = c[0] * t0;
      float t2 = exponential(t1);
      float t3 = z + z;
      float t4 = c[0] * t3;
      float t5 = t2 * t4;
      slope = t5;
      return t2;
    }
    case 8: {  // Relu[]
      float t0 = positive_part(z);
      float t1 = unit_step(z);
      slope = t1;
      return t0;
    }
    case 9: {  // Gelu[]
      float t0 = c[2] * z;
      float t1 = error_function(t0);
      float t2 = c[1] + t1;
      float t3 = z * t2;
      float t4 = c[0] * t3;
      float t5 = t0 * t0;
      float t6 = c[4] * t5;
      float t7 = exponential(t6);
      float t8 = c[3] * t7;
      float t9 = z * t8;
      float t10 = t2 + t9;
      float t11 = c[0] * t10;
      slope = t11;
      return t4;
    }
    case 10: {  // Silu[]
      float t0 = c[0] * z;
      float t1 = hyperbolic_tangent(t0);
      float t2 = c[1] + t1;
      float t3 = c[0] * t2;
      float t4 = z * t3;
      float t5 = t1 * t1;
      float t6 = c[1] - t5;
      float t7 = c[2] * t6;
      float t8 = z * t7;
      float t9 = t3 + t8;
      slope = t9;
      return t4;
    }
    case 11: {  // Tanh[]
      float t0 = hyperbolic_tangent(z);
      float t1 = t0 * t0;
      float t2 = c[0] - t1;
      slope = t2;
      return t0;
    }
    case 12: {  // GatedTanh[slope=29.0]
      float t0 = c[0] * z;
      float t1 = hyperbolic_tangent(t0);
      float t2 = z + t1;
      float t3 = c[1] * z;
      float t4 = hyperbolic_tangent(t3);
      float t5 = c[2] + t4;
      float t6 = c[1] * t5;
      float t7 = t2 * t6;
      float t8 = t1 * t1;
      float t9 = c[2] - t8;
      float t10 = c[0] * t9;
      float t11 = c[2] + t10;
      float t12 = t11 * t6;
      float t13 = t4 * t4;
      float t14 = c[2] - t13;
      float t15 = c[3] * t14;
      float t16 = t2 * t15;
      float t17 = t12 + t16;
      slope = t17;
      return t7;
    }
    default:
      slope = 0.0f;
      return 0.0f;
  }
}
