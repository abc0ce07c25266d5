// Elementary functions of a float, operation for operation those of the CPU engine (inr.cpu.kernel.StripMath states
// their errors), so that a kernel gives the same bits on every device and in the simulator.
#pragma once

#include "device.cuh"

// Added to a float, this rounds it to an integer, which then stands in the low bits of the sum.
#define ROUND 12582912.0f
#define ROUND_BITS 0x4B400000
#define ONE_BITS 0x3F800000
#define SIGN_BIT 0x80000000u

// x, its sign flipped where the sign bit of `bits` is set.
DEVICE float flip_sign(float x, unsigned bits) { return __uint_as_float(__float_as_uint(x) ^ (bits & SIGN_BIT)); }

// Sine and cosine of x quarter turns. Infinite arguments give NaN.
DEVICE void sincos_quarters(float x, float& sine, float& cosine) {
  // Without whole turns where x is too great to be rounded; exact.
  float y = fabsf(x) <= 4194304.0f ? x : x - 4.0f * truncf(x * 0.25f);
  float t = y + ROUND;
  float r = y - (t - ROUND);
  unsigned quadrant = __float_as_uint(t);
  float q = r * r;
  float s = r * fmaf(fmaf(fmaf(-0.0046859714f, q, 0.079712525f), q, -0.64596665f), q, 1.5707964f);
  float c = fmaf(fmaf(fmaf(fmaf(0.00089445926f, q, -0.020855593f), q, 0.25366855f), q, -1.2337005f), q, 1.0f);
  bool odd = (quadrant & 1) != 0;
  sine = flip_sign(odd ? c : s, quadrant << 30);
  cosine = flip_sign(odd ? s : c, (quadrant + 1) << 30);
}

DEVICE float sin_quarters(float x) {
  float sine, cosine;
  sincos_quarters(x, sine, cosine);
  return sine;
}

DEVICE float cos_quarters(float x) {
  float sine, cosine;
  sincos_quarters(x, sine, cosine);
  return cosine;
}

// x - n log 2.
DEVICE float reduce_by_ln2(float x, float n) { return fmaf(n, 1.9046542e-09f, fmaf(n, -0.6931472f, x)); }

// exp(r) - 1 for |r| <= 0.3475.
DEVICE float expm1_polynomial(float r) {
  float p = fmaf(0.0013869845f, r, 0.008366447f);
  p = fmaf(p, r, 0.041667446f);
  p = fmaf(p, r, 0.16666545f);
  p = fmaf(p, r, 0.49999997f);
  return fmaf(r * r, p, r);
}

// 2 to the n for -126 <= n <= 127.
DEVICE float power_of_two(int n) { return __int_as_float((n << 23) + ONE_BITS); }

// The smaller number, NaN if one is NaN (fminf would drop it).
DEVICE float at_most(float x, float limit) { return x > limit ? limit : x; }

DEVICE float at_least(float x, float limit) { return x < limit ? limit : x; }

DEVICE float exponential(float x) {
  float y = at_most(at_least(x, -104.0f), 89.0f);
  float t = fmaf(y, 1.442695f, ROUND);
  float p = expm1_polynomial(reduce_by_ln2(y, t - ROUND)) + 1.0f;
  // Two steps, because 2 to the n alone may be too great or too small for a float.
  int n = __float_as_int(t) - ROUND_BITS;
  int half = n >> 1;
  return p * power_of_two(half) * power_of_two(n - half);
}

// e / (e + 2) with e = exp(2|x|) - 1.
DEVICE float hyperbolic_tangent(float x) {
  float y = 2.0f * at_most(fabsf(x), 10.0f);
  float t = fmaf(y, 1.442695f, ROUND);
  float p = expm1_polynomial(reduce_by_ln2(y, t - ROUND));
  float scale = power_of_two(__float_as_int(t) - ROUND_BITS);
  float e = fmaf(p, scale, scale - 1.0f);
  return flip_sign(e / (e + 2.0f), __float_as_uint(x));
}

// An odd polynomial up to 1, then 1 - e to a polynomial.
DEVICE float error_function(float x) {
  float y = at_most(fabsf(x), 4.0f);
  float erf;
  if (y <= 1.0f) {
    float q = y * y;
    float p = fmaf(7.806903e-05f, q, -0.0007997853f);
    p = fmaf(p, q, 0.005187162f);
    p = fmaf(p, q, -0.026853347f);
    p = fmaf(p, q, 0.11283579f);
    p = fmaf(p, q, -0.37612626f);
    p = fmaf(p, q, 0.12837917f);
    erf = fmaf(y, p, y);
  } else {
    float p = fmaf(-0.00018637974f, y, 0.0029476492f);
    p = fmaf(p, y, -0.021838f);
    p = fmaf(p, y, 0.10310661f);
    p = fmaf(p, y, 0.63814497f);
    p = fmaf(p, y, 1.1270891f);
    erf = 1.0f - exponential(-fmaf(p, y, 0.00034152303f));
  }
  return flip_sign(erf, __float_as_uint(x));
}

// Above 1 by way of pi/2 - arctan(1/x).
DEVICE float arctangent(float x) {
  float magnitude = fabsf(x);
  bool inverted = !(magnitude <= 1.0f);
  float z = inverted ? -1.0f / magnitude : magnitude;
  float q = z * z;
  float p = fmaf(-0.001782832f, q, 0.01086871f);
  p = fmaf(p, q, -0.031097002f);
  p = fmaf(p, q, 0.057881393f);
  p = fmaf(p, q, -0.08399306f);
  p = fmaf(p, q, 0.109508805f);
  p = fmaf(p, q, -0.14264016f);
  p = fmaf(p, q, 0.1999853f);
  p = fmaf(p, q, -0.333333f);
  float y = fmaf(q * z, p, z);
  return flip_sign(inverted ? y + 1.5707964f : y, __float_as_uint(x));
}

// log(1 + x) for x > -1, NaN elsewhere. 1 + x = 2^n (1 + f) with 1 + f between the roots of 1/2 and 2.
DEVICE float log_of_one_plus(float x) {
  int exponent = (__float_as_int(1.0f + x) - 0x3F3504F3) & ~0x7FFFFF;
  float inverse = __int_as_float(max(ONE_BITS - exponent, 0));
  float f = __int_as_float(__float_as_int(x) - exponent) + (inverse - 1.0f);
  float p = fmaf(-0.07624913f, f, 0.12914574f);
  p = fmaf(p, f, -0.1324705f);
  p = fmaf(p, f, 0.14180604f);
  p = fmaf(p, f, -0.16608454f);
  p = fmaf(p, f, 0.20002013f);
  p = fmaf(p, f, -0.2500161f);
  p = fmaf(p, f, 0.33333325f);
  p = fmaf(p, f, -0.49999988f);
  float n = __int_as_float((exponent >> 23) + ROUND_BITS) - ROUND;
  float y = fmaf(n, 0.6931472f, fmaf(n, -1.9046542e-09f, fmaf(f * f, p, f)));
  return x > -1.0f ? (x == __int_as_float(0x7F800000) ? x : y) : __int_as_float(0x7FC00000);
}

// 1/sqrt(x), finite at 0.
DEVICE float inverse_sqrt(float x) { return 1.0f / sqrtf(at_least(x, 1e-30f)); }

DEVICE float reciprocal(float x) { return 1.0f / x; }

// -1, 0 or 1.
DEVICE float sign_of(float x) { return x > 0.0f ? 1.0f : (x < 0.0f ? -1.0f : x); }

DEVICE float positive_part(float x) { return at_least(x, 0.0f); }

// 1 where x > 0.
DEVICE float unit_step(float x) { return x > 0.0f ? 1.0f : 0.0f; }

#undef ROUND
#undef ROUND_BITS
#undef ONE_BITS
#undef SIGN_BIT
