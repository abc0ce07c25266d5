package inr.cuda.driver;

import java.nio.ByteBuffer;

/**
 * The calls of the CUDA driver and of cuBLAS that are used, in plain Java types.
 *
 * <p>Like the C functions they stand for, they return a status, 0 for success, and write results
 * into arrays of one element. {@link Status} is the one place that looks at it. Contexts, modules,
 * functions and the like are objects of the implementation's own. Buffers are direct and in native
 * byte order. All work goes to the default stream. Safe for use by several threads.
 *
 * <p>Public only because its implementation lives in a class loader of its own.
 */
public interface Driver {
  /** cuInit. */
  int initialize();

  /** cuDriverGetVersion: 12040 for CUDA 12.4. */
  int driverVersion(int[] version);

  /** cuDeviceGetCount. */
  int deviceCount(int[] count);

  /** cuDeviceGetName: bytes that end with a zero. */
  int deviceName(byte[] name, int device);

  /** cuDeviceGetAttribute, by the number of the attribute. */
  int deviceAttribute(int[] value, int attribute, int device);

  /** cuDeviceTotalMem. */
  int deviceMemory(long[] bytes, int device);

  /** cuDevicePrimaryCtxRetain. */
  int retainContext(Object[] context, int device);

  /** cuDevicePrimaryCtxRelease. */
  int releaseContext(int device);

  /** cuCtxPushCurrent on the calling thread. */
  int pushContext(Object context);

  /** cuCtxPopCurrent: the context that was current before is so again, or none. */
  int popContext();

  /** cuCtxSynchronize. */
  int synchronize();

  /** cuMemGetInfo. */
  int memory(long[] free, long[] total);

  /** cuMemAlloc. */
  int allocate(long[] address, long bytes);

  /** cuMemFree. */
  int free(long address);

  /** cuMemcpyHtoD: the first bytes of a buffer to the device; the buffer may be reused at once. */
  int upload(long address, ByteBuffer source, long bytes);

  /** cuMemcpyDtoH: from the device to the start of a buffer, when all work before is done. */
  int download(ByteBuffer target, long address, long bytes);

  /** cuMemsetD8 with 0. */
  int clear(long address, long bytes);

  /** cuModuleLoadData of a PTX text that ends with a zero byte. */
  int loadModule(Object[] module, byte[] ptx);

  /** What the compiler of the driver says about a PTX text that it refused; may be empty. */
  String compilerLog(byte[] ptx);

  /** cuModuleUnload. */
  int unloadModule(Object module);

  /** cuModuleGetFunction. */
  int function(Object[] function, Object module, String name);

  /** cuFuncSetAttribute MAX_DYNAMIC_SHARED_SIZE_BYTES. */
  int allowSharedMemory(Object function, int bytes);

  /** What {@link #launch} takes for a kernel whose one parameter lies in a buffer. */
  Object launchParameters(ByteBuffer parameter);

  /** cuLaunchKernel; the parameter is copied before this returns. */
  int launch(
      Object function, int gridX, int gridY, int threads, int sharedBytes, Object parameters);

  /** cuGetErrorName and cuGetErrorString: {@code "CUDA_ERROR_OUT_OF_MEMORY, out of memory"}. */
  String describe(int status);

  /**
   * Loads cuBLAS; the calls below may be used after it.
   *
   * @throws UnsatisfiedLinkError if the library or one that it needs is not found
   */
  void loadBlas();

  /** cublasCreate. */
  int createBlas(Object[] handle);

  /** cublasDestroy. */
  int destroyBlas(Object handle);

  /** cublasGetProperty: 0 for the major version, 1 for the minor one. Needs no handle. */
  int blasProperty(int property, int[] value);

  /** cublasSetMathMode. */
  int blasMathMode(Object handle, int mode);

  /** cublasSgemm: column-major C = op(A)·op(B) + beta·C, with C {@code [m, n]}. */
  int multiply(
      Object handle,
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      long a,
      int lda,
      long b,
      int ldb,
      float beta,
      long c,
      int ldc);

  /**
   * cublasSgemmStridedBatched: as many such products, whose matrices lie so many floats apart each.
   */
  int multiplyBatch(
      Object handle,
      int batch,
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      long a,
      int lda,
      long strideA,
      long b,
      int ldb,
      long strideB,
      float beta,
      long c,
      int ldc,
      long strideC);

  /** Name of a status of cuBLAS. */
  String describeBlas(int status);
}
