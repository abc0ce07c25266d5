// Features of a run of points, one row each, and the way back from dL/dfeatures to dL/dcoordinates.
#include "points.cuh"
#include "random.cuh"

struct Encoding {
  Points points;
  Features features;
  Batch batch;            // its points are those from place `first` on
  Global<float> rows;     // [count, width]
  int first;
  int count;
  int width;
};

// A thread takes one wave, or one raw coordinate, of one point.
KERNEL(encode, Encoding) {
  int raw = a.features.raw ? a.points.dimensions : 0;
  int parts = raw + a.features.waves;
  unsigned i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= (unsigned)(parts * a.count)) {
    return;
  }
  int n = (int)(i / (unsigned)parts);
  int part = (int)(i % (unsigned)parts);
  int point = batch_point(a.batch, a.first + n);
  Global<float> row = a.rows + (long long)n * a.width;
  if (part < raw) {
    row[part] = (float)coordinate(a.points, point, part);
  } else {
    int m = part - raw;
    float sine, cosine;
    wave(a.points, a.features, point, m, sine, cosine);
    row[a.features.columns[2 * m]] = sine;
    row[a.features.columns[2 * m + 1]] = cosine;
  }
}

struct EncodingSlopes {
  Points points;
  Features features;
  Global<const float> rows;    // features [count, width]
  Global<const float> slopes;  // dL/dfeatures [count, width]
  Global<float> result;        // dL/dcoordinates of point n at n * stride
  int count;
  int width;
  int stride;
};

// A thread takes one coordinate of one point: the slope of a sine is its cosine, that of a cosine minus its sine.
KERNEL(differentiate_encoding, EncodingSlopes) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  int dimensions = a.points.dimensions;
  if (i >= dimensions * a.count) {
    return;
  }
  int n = i / dimensions;
  int d = i % dimensions;
  Global<const float> row = a.rows + (long long)n * a.width;
  Global<const float> slope = a.slopes + (long long)n * a.width;
  double sum = a.features.raw ? slope[d] : 0.0f;
  for (int m = 0; m < a.features.waves; m++) {
    int sine = a.features.columns[2 * m];
    int cosine = a.features.columns[2 * m + 1];
    double phase = (double)slope[sine] * row[cosine] - (double)slope[cosine] * row[sine];
    sum += phase * a.features.frequencies[(long long)m * dimensions + d];
  }
  a.result[(long long)n * a.stride + d] = (float)sum;
}
