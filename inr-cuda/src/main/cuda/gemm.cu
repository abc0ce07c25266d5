// C = op(A) op(B) + beta C of row-major matrices, for machines without cuBLAS. A block computes a square of C for one
// slice of the sum; slices go to results of their own, which are added later, so every sum has one order.
//
// Two sizes: squares of 128, a thread 8 x 8 elements, for matrices that have so many rows and columns; of 64, a thread
// 4 x 4 elements, for the others.
#include "device.cuh"

#define THREADS 256
#define QUAD 64  // rows (columns) of C over which the threads' groups of 4 are spread

struct Gemm {
  Global<const float> left;
  Global<const float> right;
  Global<float> result;
  long long result_stride;  // from one slice's result to the next
  int m;
  int n;
  int k;
  int left_pitch;  // floats of a row
  int right_pitch;
  int result_pitch;
  int slice;  // terms of the sum in a slice
  int add;    // whether beta is 1, not 0
};

// A tile of SIDE rows (columns) by DEPTH terms on its way to the memory of the block; 1024 elements.
#define CARRIED 4

// Row r and term q of the element of a tile that a thread carries as its j-th.
template <int SIDE, bool BY_DEPTH>
DEVICE void locate(int j, int& r, int& q) {
  const int DEPTH = THREADS * CARRIED / SIDE;
  int i = threadIdx.x + j * THREADS;
  q = BY_DEPTH ? i / SIDE : i % DEPTH;
  r = BY_DEPTH ? i % SIDE : i / DEPTH;
}

// carried = A[r0 + r, q0 + q], or A[q0 + q, r0 + r]; 0 outside.
template <int SIDE, bool BY_DEPTH>
DEVICE void fetch_tile(Global<const float> matrix, int pitch, int r0, int rows, int q0, int end, float carried[CARRIED]) {
#pragma unroll
  for (int j = 0; j < CARRIED; j++) {
    int r, q;
    locate<SIDE, BY_DEPTH>(j, r, q);
    bool inside = r0 + r < rows && q0 + q < end;
    long long place = BY_DEPTH ? (long long)(q0 + q) * pitch + r0 + r : (long long)(r0 + r) * pitch + q0 + q;
    carried[j] = inside ? matrix[place] : 0.0f;
  }
}

// tile[q][r]
template <int SIDE, bool BY_DEPTH>
DEVICE void put_tile(Shared<float> tile, const float carried[CARRIED]) {
#pragma unroll
  for (int j = 0; j < CARRIED; j++) {
    int r, q;
    locate<SIDE, BY_DEPTH>(j, r, q);
    tile[q * (SIDE + 4) + r] = carried[j];
  }
}

// sum += outer products of the tiles' terms; a thread's elements are groups of 4 rows x 4 columns, QUAD apart.
template <int SIDE>
DEVICE void multiply_tiles(Shared<float> left, Shared<float> right, float sum[SIDE / 16][SIDE / 16]) {
  const int DEPTH = THREADS * CARRIED / SIDE;
  const int GROUPS = SIDE / QUAD;
#pragma unroll
  for (int q = 0; q < DEPTH; q++) {
    float u[4 * GROUPS];
    float v[4 * GROUPS];
#pragma unroll
    for (int g = 0; g < GROUPS; g++) {
      float4 a = load4(left + (q * (SIDE + 4) + g * QUAD));
      float4 b = load4(right + (q * (SIDE + 4) + g * QUAD));
      u[4 * g] = a.x, u[4 * g + 1] = a.y, u[4 * g + 2] = a.z, u[4 * g + 3] = a.w;
      v[4 * g] = b.x, v[4 * g + 1] = b.y, v[4 * g + 2] = b.z, v[4 * g + 3] = b.w;
    }
#pragma unroll
    for (int i = 0; i < 4 * GROUPS; i++) {
#pragma unroll
      for (int j = 0; j < 4 * GROUPS; j++) {
        sum[i][j] = fmaf(u[i], v[j], sum[i][j]);
      }
    }
  }
}

template <int SIDE, bool TRANSPOSE_LEFT, bool TRANSPOSE_RIGHT>
DEVICE void gemm(const Gemm& a) {
  const int DEPTH = THREADS * CARRIED / SIDE;
  const int TILE = DEPTH * (SIDE + 4);
  Shared<float> left = shared_memory();
  Shared<float> right = left + 2 * TILE;
  int columns = (a.n + SIDE - 1) / SIDE;
  int r0 = blockIdx.x / columns * SIDE;
  int c0 = blockIdx.x % columns * SIDE;
  int r = threadIdx.x / 16 * 4;
  int c = threadIdx.x % 16 * 4;
  int begin = blockIdx.y * a.slice;
  int end = min(a.k, begin + a.slice);
  float sum[SIDE / 16][SIDE / 16] = {};
  float next_left[CARRIED];
  float next_right[CARRIED];
  fetch_tile<SIDE, TRANSPOSE_LEFT>(a.left, a.left_pitch, r0, a.m, begin, end, next_left);
  fetch_tile<SIDE, !TRANSPOSE_RIGHT>(a.right, a.right_pitch, c0, a.n, begin, end, next_right);
  put_tile<SIDE, TRANSPOSE_LEFT>(left, next_left);
  put_tile<SIDE, !TRANSPOSE_RIGHT>(right, next_right);
  __syncthreads();
  int half = 0;
  for (int q0 = begin; q0 < end; q0 += DEPTH) {
    bool more = q0 + DEPTH < end;
    if (more) {
      fetch_tile<SIDE, TRANSPOSE_LEFT>(a.left, a.left_pitch, r0, a.m, q0 + DEPTH, end, next_left);
      fetch_tile<SIDE, !TRANSPOSE_RIGHT>(a.right, a.right_pitch, c0, a.n, q0 + DEPTH, end, next_right);
    }
    multiply_tiles<SIDE>(left + (half * TILE + r), right + (half * TILE + c), sum);
    half = 1 - half;
    if (more) {
      put_tile<SIDE, TRANSPOSE_LEFT>(left + half * TILE, next_left);
      put_tile<SIDE, !TRANSPOSE_RIGHT>(right + half * TILE, next_right);
    }
    __syncthreads();
  }
  Global<float> result = a.result + blockIdx.y * a.result_stride;
#pragma unroll
  for (int i = 0; i < SIDE / 16; i++) {
    int row = r0 + r + i / 4 * QUAD + i % 4;
    Global<float> place = result + ((long long)row * a.result_pitch + c0 + c);
    // A row of elements is fetched before one is stored: a load behind a store would wait for the memory each time.
    float before[SIDE / 16];
#pragma unroll
    for (int j = 0; j < SIDE / 16; j++) {
      int column = j / 4 * QUAD + j % 4;
      before[j] = a.add && row < a.m && c0 + c + column < a.n ? place[column] : 0.0f;
    }
#pragma unroll
    for (int j = 0; j < SIDE / 16; j++) {
      int column = j / 4 * QUAD + j % 4;
      if (row < a.m && c0 + c + column < a.n) {
        place[column] = before[j] + sum[i][j];
      }
    }
  }
}

// Rows through a layer: X times the transpose of W.
BOUNDED_KERNEL(gemm_nt_64, Gemm, THREADS, 2) { gemm<64, false, true>(a); }
BOUNDED_KERNEL(gemm_nt_128, Gemm, THREADS, 1) { gemm<128, false, true>(a); }

// Rows back through a layer: dZ times W.
BOUNDED_KERNEL(gemm_nn_64, Gemm, THREADS, 2) { gemm<64, false, false>(a); }
BOUNDED_KERNEL(gemm_nn_128, Gemm, THREADS, 1) { gemm<128, false, false>(a); }

// Gradient of a layer: the transpose of dZ times X.
BOUNDED_KERNEL(gemm_tn_64, Gemm, THREADS, 2) { gemm<64, true, false>(a); }
BOUNDED_KERNEL(gemm_tn_128, Gemm, THREADS, 1) { gemm<128, true, false>(a); }
