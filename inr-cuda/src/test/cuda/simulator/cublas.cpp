// libcublas.so.12: the products of matrices that are used, on memory checked by the stub of the driver.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <set>
#include <string>
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

// What one product is called with.
struct Product {
  int transpose_a, transpose_b, m, n, k;
  const float* alpha;
  std::uintptr_t a;
  int lda;
  std::uintptr_t b;
  int ldb;
  const float* beta;
  std::uintptr_t c;
  int ldc;

  bool valid() const {
    int rows_a = transpose_a ? k : m;
    int rows_b = transpose_b ? n : k;
    return m >= 0 && n >= 0 && k >= 0 && lda >= std::max(1, rows_a) && ldb >= std::max(1, rows_b) && ldc >= std::max(1, m);
  }
};

// C = alpha op(A) op(B) + beta C, columns first. C is not read when beta is 0.
void multiply(const Handle& handle, const Product& p, const std::string& call) {
  if (p.m == 0 || p.n == 0) return;
  auto checked = [&](const char* what, std::uintptr_t at, int transpose, int rows, int columns, int stride) {
    return simulator_check_read((call + what).c_str(), at, transpose ? columns : rows, transpose ? rows : columns, stride);
  };
  if (handle.pointers == device_pointers) {
    if (!checked(" alpha", reinterpret_cast<std::uintptr_t>(p.alpha), 0, 1, 1, 1)) return;
    if (!checked(" beta", reinterpret_cast<std::uintptr_t>(p.beta), 0, 1, 1, 1)) return;
  }
  if (!checked(" A", p.a, p.transpose_a, p.m, p.k, p.lda)) return;
  if (!checked(" B", p.b, p.transpose_b, p.k, p.n, p.ldb)) return;
  if (*p.beta != 0 && !checked(" C", p.c, 0, p.m, p.n, p.ldc)) return;
  if (!simulator_check_write((call + " C").c_str(), p.c, p.m, p.n, p.ldc)) return;

  bool tf32 = handle.math == tf32_mode;
  std::vector<float> left = columns(at(p.a), p.transpose_a, p.m, p.k, p.lda, tf32);
  std::vector<float> right = columns(at(p.b), p.transpose_b, p.k, p.n, p.ldb, tf32);
  auto rows = static_cast<std::size_t>(p.m);
  auto terms = static_cast<std::size_t>(p.k);
  std::vector<float> sum(rows);
  for (std::size_t j = 0; j < static_cast<std::size_t>(p.n); j++) {
    std::fill(sum.begin(), sum.end(), 0.0f);
    for (std::size_t q = 0; q < terms; q++) {
      float factor = right[q + j * terms];
      const float* column = &left[q * rows];
      for (std::size_t i = 0; i < rows; i++) sum[i] = std::fmaf(column[i], factor, sum[i]);
    }
    float* to = reinterpret_cast<float*>(p.c) + static_cast<std::ptrdiff_t>(j) * p.ldc;
    for (std::size_t i = 0; i < rows; i++) to[i] = *p.beta == 0 ? *p.alpha * sum[i] : *p.alpha * sum[i] + *p.beta * to[i];
  }
}

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

INR_EXPORT int cublasGetProperty(int property, int* value) {
  const int version[] = {12, 6, 0};
  if (property < 0 || property > 2) return INVALID_VALUE;
  *value = version[property];
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

INR_EXPORT int cublasSgemm_v2(Handle* handle, int transpose_a, int transpose_b, int m, int n, int k, const float* alpha, std::uintptr_t a, int lda,
                              std::uintptr_t b, int ldb, const float* beta, std::uintptr_t c, int ldc) {
  if (!handles.count(handle)) return NOT_INITIALIZED;
  Product product{transpose_a, transpose_b, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc};
  if (!product.valid()) return INVALID_VALUE;
  int skip;
  if (simulator_begin_operation("cublasSgemm", &skip) != 0) return EXECUTION_FAILED;
  if (!skip) multiply(*handle, product, "cublasSgemm");
  return SUCCESS;
}

// As many products, whose matrices lie so many floats apart.
INR_EXPORT int cublasSgemmStridedBatched(Handle* handle, int transpose_a, int transpose_b, int m, int n, int k, const float* alpha, std::uintptr_t a,
                                         int lda, long long stride_a, std::uintptr_t b, int ldb, long long stride_b, const float* beta,
                                         std::uintptr_t c, int ldc, long long stride_c, int batch) {
  if (!handles.count(handle)) return NOT_INITIALIZED;
  Product product{transpose_a, transpose_b, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc};
  if (!product.valid() || batch < 0) return INVALID_VALUE;
  int skip;
  if (simulator_begin_operation("cublasSgemmStridedBatched", &skip) != 0) return EXECUTION_FAILED;
  for (int s = 0; !skip && s < batch; s++) {
    multiply(*handle, product, "cublasSgemmStridedBatched");
    product.a += static_cast<std::uintptr_t>(4 * stride_a);
    product.b += static_cast<std::uintptr_t>(4 * stride_b);
    product.c += static_cast<std::uintptr_t>(4 * stride_c);
  }
  return SUCCESS;
}
