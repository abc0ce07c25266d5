// From the index of a point to its coordinates and features; nothing is stored for a point.
#pragma once

#include "functions.cuh"

#define MOST_AXES 3

// Where points lie: on a grid, whose table holds the coordinates of each axis, one axis after the other, the last axis
// fastest; or scattered (axes 0), whose table holds the coordinates of each point.
struct Points {
  Global<const double> table;
  int dimensions;
  int axes;
  int samples[MOST_AXES];
  int unused;
};

// Raw coordinates, then sines and cosines of waves; see inr.encoding.Waves. columns: of each wave, its sine's column and
// its cosine's.
struct Features {
  Global<const double> frequencies;
  Global<const int> columns;
  int raw;
  int waves;
};

// Place in the table of coordinate d of a point.
DEVICE long long coordinate_place(const Points& points, int point, int d) {
  if (points.axes == 0) {
    return (long long)point * points.dimensions + d;
  }
  unsigned rest = (unsigned)point;
  long long start = 0;
  for (int axis = points.axes - 1; axis > d; axis--) {
    rest /= (unsigned)points.samples[axis];
  }
  for (int axis = 0; axis < d; axis++) {
    start += points.samples[axis];
  }
  return start + rest % (unsigned)points.samples[d];
}

DEVICE double coordinate(const Points& points, int point, int d) {
  return points.table[coordinate_place(points, point, d)];
}

// Sine and cosine of wave m at a point. The phase is computed in double, without whole turns, and rounded once.
DEVICE void wave(const Points& points, const Features& features, int point, int m, float& sine, float& cosine) {
  double phase = 0.0;
  for (int d = 0; d < points.dimensions; d++) {
    phase += features.frequencies[(long long)m * points.dimensions + d] * coordinate(points, point, d);
  }
  double turns = phase * 0.15915494309189535;
  sincos_quarters((float)(4.0 * (turns - rint(turns))), sine, cosine);
}
