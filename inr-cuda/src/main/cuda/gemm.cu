// C = op(A) op(B) + beta C of row-major matrices, for machines without cuBLAS. A block computes 64 x 64 elements of one
// slice of the sum; slices go to results of their own, which are added later, so every sum has one order.
#include "device.cuh"

#define SIDE 64
#define DEPTH 16
#define PITCH (SIDE + 4)

struct Gemm {
  Global<const float> left;
  Global<const float> right;
  Global<float> result;
  long long result_stride;  // from one slice's result to the next
  int m;
  int n;
  int k;
  int left_pitch;   // floats of a row
  int right_pitch;
  int result_pitch;
  int slice;        // terms of the sum in a slice
  int add;          // whether beta is 1, not 0
};

// tile[q][r] = A[r0 + r, q0 + q], or A[q0 + q, r0 + r]; 0 outside.
template <bool BY_DEPTH>
DEVICE void load_tile(Global<const float> matrix, int pitch, int r0, int rows, int q0, int end, Shared<float> tile) {
  for (int i = threadIdx.x; i < SIDE * DEPTH; i += blockDim.x) {
    int q = BY_DEPTH ? i / SIDE : i % DEPTH;
    int r = BY_DEPTH ? i % SIDE : i / DEPTH;
    bool inside = r0 + r < rows && q0 + q < end;
    long long place = BY_DEPTH ? (long long)(q0 + q) * pitch + r0 + r : (long long)(r0 + r) * pitch + q0 + q;
    tile[q * PITCH + r] = inside ? matrix[place] : 0.0f;
  }
}

// 256 threads, each 4 x 4 elements.
template <bool TRANSPOSE_LEFT, bool TRANSPOSE_RIGHT>
DEVICE void gemm(const Gemm& a) {
  Shared<float> left = shared_memory();
  Shared<float> right = left + DEPTH * PITCH;
  int columns = (a.n + SIDE - 1) / SIDE;
  int r0 = blockIdx.x / columns * SIDE;
  int c0 = blockIdx.x % columns * SIDE;
  int r = threadIdx.x / 16 * 4;
  int c = threadIdx.x % 16 * 4;
  int begin = blockIdx.y * a.slice;
  int end = min(a.k, begin + a.slice);
  float sum[4][4] = {};
  for (int q0 = begin; q0 < end; q0 += DEPTH) {
    load_tile<TRANSPOSE_LEFT>(a.left, a.left_pitch, r0, a.m, q0, end, left);
    load_tile<!TRANSPOSE_RIGHT>(a.right, a.right_pitch, c0, a.n, q0, end, right);
    __syncthreads();
#pragma unroll
    for (int q = 0; q < DEPTH; q++) {
      float4 u = load4(left + (q * PITCH + r));
      float4 v = load4(right + (q * PITCH + c));
      float rows4[4] = {u.x, u.y, u.z, u.w};
      float columns4[4] = {v.x, v.y, v.z, v.w};
#pragma unroll
      for (int i = 0; i < 4; i++) {
#pragma unroll
        for (int j = 0; j < 4; j++) {
          sum[i][j] = fmaf(rows4[i], columns4[j], sum[i][j]);
        }
      }
    }
    __syncthreads();
  }
  Global<float> result = a.result + blockIdx.y * a.result_stride;
#pragma unroll
  for (int i = 0; i < 4; i++) {
#pragma unroll
    for (int j = 0; j < 4; j++) {
      if (r0 + r + i < a.m && c0 + c + j < a.n) {
        long long place = (long long)(r0 + r + i) * a.result_pitch + c0 + c + j;
        result[place] = a.add ? result[place] + sum[i][j] : sum[i][j];
      }
    }
  }
}

// Rows through a layer: X times the transpose of W.
BOUNDED_KERNEL(gemm_nt, Gemm, 256, 2) { gemm<false, true>(a); }

// Rows back through a layer: dZ times W.
BOUNDED_KERNEL(gemm_nn, Gemm, 256, 2) { gemm<false, false>(a); }

// Gradient of a layer: the transpose of dZ times X.
BOUNDED_KERNEL(gemm_tn, Gemm, 256, 2) { gemm<true, false>(a); }
