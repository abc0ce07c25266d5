// libcublas.so.12: the one product of matrices that is used, on memory checked by the stub of the driver.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <set>
#include <vector>

#include "driver.h"

namespace {

enum Status { SUCCESS = 0, NOT_INITIALIZED = 1, ALLOC_FAILED = 3, INVALID_VALUE = 7, EXECUTION_FAILED = 13 };

constexpr int tf32_mode = 3;
constexpr int device_pointers = 1;

struct Handle {
  int math = 0;
  int pointers = 0;
  void* stream = nullptr;
};

std::set<Handle*> handles;

// Ten bits of mantissa stay, halves go to the even neighbour.
float to_tf32(float value) {
  std::uint32_t bits;
  std::memcpy(&bits, &value, 4);
  if ((bits & 0x7f800000) != 0x7f800000) bits = (bits + 0x0fff + ((bits >> 13) & 1)) & ~std::uint32_t{0x1fff};
  std::memcpy(&value, &bits, 4);
  return value;
}

// op(matrix), columns one after the other.
std::vector<float> columns(const float* from, int transpose, std::int64_t rows, std::int64_t cols, std::int64_t stride, bool tf32) {
  std::vector<float> to(static_cast<std::size_t>(rows * cols));
  for (std::int64_t c = 0; c < cols; c++) {
    for (std::int64_t r = 0; r < rows; r++) {
      float value = transpose ? from[c + r * stride] : from[r + c * stride];
      to[static_cast<std::size_t>(r + c * rows)] = tf32 ? to_tf32(value) : value;
    }
  }
  return to;
}

const float* at(std::uintptr_t address) { return reinterpret_cast<const float*>(address); }

}  // namespace

INR_EXPORT int cublasCreate_v2(Handle** handle) {
  if (simulator_look() != 0) return NOT_INITIALIZED;
  *handle = new Handle();
  handles.insert(*handle);
  return SUCCESS;
}

INR_EXPORT int cublasDestroy_v2(Handle* handle) {
  if (!handles.erase(handle)) return NOT_INITIALIZED;
  delete handle;
  return SUCCESS;
}

INR_EXPORT int cublasGetVersion_v2(Handle*, int* version) {
  *version = 120600;
  return SUCCESS;
}

INR_EXPORT int cublasSetStream_v2(Handle* handle, void* stream) {
  if (!handles.count(handle)) return NOT_INITIALIZED;
  handle->stream = stream;
  return SUCCESS;
}

INR_EXPORT int cublasSetMathMode(Handle* handle, int mode) {
  if (!handles.count(handle)) return NOT_INITIALIZED;
  handle->math = mode;
  return SUCCESS;
}

INR_EXPORT int cublasGetMathMode(Handle* handle, int* mode) {
  if (!handles.count(handle)) return NOT_INITIALIZED;
  *mode = handle->math;
  return SUCCESS;
}

INR_EXPORT int cublasSetPointerMode_v2(Handle* handle, int mode) {
  if (!handles.count(handle)) return NOT_INITIALIZED;
  handle->pointers = mode;
  return SUCCESS;
}

INR_EXPORT int cublasGetPointerMode_v2(Handle* handle, int* mode) {
  if (!handles.count(handle)) return NOT_INITIALIZED;
  *mode = handle->pointers;
  return SUCCESS;
}

INR_EXPORT int cublasSetWorkspace_v2(Handle* handle, void*, std::size_t) { return handles.count(handle) ? SUCCESS : NOT_INITIALIZED; }

INR_EXPORT int cublasSetAtomicsMode(Handle* handle, int) { return handles.count(handle) ? SUCCESS : NOT_INITIALIZED; }

// C = alpha op(A) op(B) + beta C, columns first. C is not read when beta is 0.
INR_EXPORT int cublasSgemm_v2(Handle* handle, int transpose_a, int transpose_b, int m, int n, int k, const float* alpha, std::uintptr_t a, int lda,
                              std::uintptr_t b, int ldb, const float* beta, std::uintptr_t c, int ldc) {
  if (!handles.count(handle)) return NOT_INITIALIZED;
  int rows_a = transpose_a ? k : m;
  int columns_a = transpose_a ? m : k;
  int rows_b = transpose_b ? n : k;
  int columns_b = transpose_b ? k : n;
  if (m < 0 || n < 0 || k < 0 || lda < std::max(1, rows_a) || ldb < std::max(1, rows_b) || ldc < std::max(1, m)) return INVALID_VALUE;
  int skip;
  if (simulator_begin_operation("cublasSgemm", &skip) != 0) return EXECUTION_FAILED;
  if (skip || m == 0 || n == 0) return SUCCESS;
  if (handle->pointers == device_pointers) {
    if (!simulator_check_read("cublasSgemm alpha", reinterpret_cast<std::uintptr_t>(alpha), 1, 1, 1)) return SUCCESS;
    if (!simulator_check_read("cublasSgemm beta", reinterpret_cast<std::uintptr_t>(beta), 1, 1, 1)) return SUCCESS;
  }
  if (!simulator_check_read("cublasSgemm A", a, rows_a, columns_a, lda)) return SUCCESS;
  if (!simulator_check_read("cublasSgemm B", b, rows_b, columns_b, ldb)) return SUCCESS;
  if (*beta != 0 && !simulator_check_read("cublasSgemm C", c, m, n, ldc)) return SUCCESS;
  if (!simulator_check_write("cublasSgemm C", c, m, n, ldc)) return SUCCESS;

  bool tf32 = handle->math == tf32_mode;
  std::vector<float> left = columns(at(a), transpose_a, m, k, lda, tf32);
  std::vector<float> right = columns(at(b), transpose_b, k, n, ldb, tf32);
  std::vector<float> sum(static_cast<std::size_t>(m));
  auto rows = static_cast<std::size_t>(m);
  for (std::size_t j = 0; j < static_cast<std::size_t>(n); j++) {
    std::fill(sum.begin(), sum.end(), 0.0f);
    for (std::size_t p = 0; p < static_cast<std::size_t>(k); p++) {
      float factor = right[p + j * static_cast<std::size_t>(k)];
      const float* column = &left[p * rows];
      for (std::size_t i = 0; i < rows; i++) sum[i] = std::fmaf(column[i], factor, sum[i]);
    }
    float* to = reinterpret_cast<float*>(c) + static_cast<std::ptrdiff_t>(j) * ldc;
    for (std::size_t i = 0; i < rows; i++) to[i] = *beta == 0 ? *alpha * sum[i] : *alpha * sum[i] + *beta * to[i];
  }
  return SUCCESS;
}
