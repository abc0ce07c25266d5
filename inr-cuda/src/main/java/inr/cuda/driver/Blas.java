package inr.cuda.driver;

/** Matrix products by cuBLAS, for matrices that lie row by row. */
public final class Blas {
  private static final int DEFAULT_MATH = 0;
  private static final int TF32_MATH = 3;

  private final Device device;
  private final Object handle;
  private int mathMode = DEFAULT_MATH;

  Blas(Device device, Object handle) {
    this.device = device;
    this.handle = handle;
  }

  /**
   * C = op(A)·op(B) + beta·C.
   *
   * <p>cuBLAS reads matrices column by column, so it is asked for Cᵀ = op(B)ᵀ·op(A)ᵀ.
   *
   * @param transposeA whether op(A) is Aᵀ: A is {@code [k, m]} then, and {@code [m, k]} otherwise
   * @param transposeB whether op(B) is Bᵀ: B is {@code [n, k]} then, and {@code [k, n]} otherwise
   * @param m rows of C
   * @param n columns of C
   * @param k length of the sums
   * @param lda floats from one row of A to the next
   * @param ldb floats from one row of B to the next
   * @param beta 0 to overwrite C, whatever it holds
   * @param ldc floats from one row of C to the next
   * @param tf32 whether factors may be rounded to TF32 (11 significant bits), for speed
   */
  public void gemm(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      DeviceBuffer a,
      long aByteOffset,
      int lda,
      DeviceBuffer b,
      long bByteOffset,
      int ldb,
      float beta,
      DeviceBuffer c,
      long cByteOffset,
      int ldc,
      boolean tf32) {
    long aAddress = matrix("A", a, aByteOffset, transposeA ? k : m, transposeA ? m : k, lda);
    long bAddress = matrix("B", b, bByteOffset, transposeB ? n : k, transposeB ? k : n, ldb);
    long cAddress = matrix("C", c, cByteOffset, m, n, ldc);
    chooseMath(tf32 ? TF32_MATH : DEFAULT_MATH);
    int status =
        device
            .driver()
            .multiply(
                handle,
                transposeB,
                transposeA,
                n,
                m,
                k,
                bAddress,
                ldb,
                aAddress,
                lda,
                beta,
                cAddress,
                ldc);
    if (status != 0) {
      throw device
          .status()
          .blasFailure(status, "cublasSgemm", "[" + m + ", " + k + "] and [" + k + ", " + n + "]");
    }
  }

  /**
   * C_s = op(A_s)·op(B_s) + beta·C_s for {@code batch} matrices of each, which lie a stride apart;
   * otherwise as {@link #gemm}.
   *
   * @param strideA floats from one A to the next
   * @param strideB floats from one B to the next
   * @param strideC floats from one C to the next
   */
  public void gemmBatch(
      int batch,
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      DeviceBuffer a,
      long aByteOffset,
      int lda,
      long strideA,
      DeviceBuffer b,
      long bByteOffset,
      int ldb,
      long strideB,
      float beta,
      DeviceBuffer c,
      long cByteOffset,
      int ldc,
      long strideC,
      boolean tf32) {
    if (batch < 1 || strideA < 0 || strideB < 0 || strideC < 0) {
      throw new IllegalArgumentException(
          batch
              + " products cannot lie "
              + strideA
              + ", "
              + strideB
              + " and "
              + strideC
              + " apart");
    }
    long aAddress = matrix("A", a, aByteOffset, transposeA ? k : m, transposeA ? m : k, lda);
    long bAddress = matrix("B", b, bByteOffset, transposeB ? n : k, transposeB ? k : n, ldb);
    long cAddress = matrix("C", c, cByteOffset, m, n, ldc);
    long last = Float.BYTES * (batch - 1L);
    matrix("A", a, aByteOffset + last * strideA, transposeA ? k : m, transposeA ? m : k, lda);
    matrix("B", b, bByteOffset + last * strideB, transposeB ? n : k, transposeB ? k : n, ldb);
    matrix("C", c, cByteOffset + last * strideC, m, n, ldc);
    chooseMath(tf32 ? TF32_MATH : DEFAULT_MATH);
    int status =
        device
            .driver()
            .multiplyBatch(
                handle,
                batch,
                transposeB,
                transposeA,
                n,
                m,
                k,
                bAddress,
                ldb,
                strideB,
                aAddress,
                lda,
                strideA,
                beta,
                cAddress,
                ldc,
                strideC);
    if (status != 0) {
      throw device
          .status()
          .blasFailure(
              status,
              "cublasSgemmStridedBatched",
              batch + " times [" + m + ", " + k + "] and [" + k + ", " + n + "]");
    }
  }

  /**
   * Multiplies one by one: a library that is older than the device starts, but has no kernels for
   * it.
   *
   * @return what cuBLAS says
   * @throws CudaException if the device itself failed
   */
  int tryOut() {
    try (DeviceArena arena = device.newArena()) {
      DeviceBuffer zeros = arena.allocate("a product on trial", 2 * Float.BYTES);
      zeros.clear();
      long factor = zeros.address(0, 4);
      long product = zeros.address(4, 4);
      int status =
          device
              .driver()
              .multiply(handle, false, false, 1, 1, 1, factor, 1, factor, 1, 0, product, 1);
      device.synchronize();
      return status;
    }
  }

  /** Gives the handle back. */
  void close(Closing closing) {
    closing.noteBlas(device.driver().destroyBlas(handle), "cublasDestroy", "its handle");
  }

  private static long matrix(
      String name, DeviceBuffer buffer, long byteOffset, int rows, int columns, int stride) {
    if (rows < 1 || columns < 1 || stride < columns) {
      throw new IllegalArgumentException(
          "matrix "
              + name
              + " ["
              + rows
              + ", "
              + columns
              + "] cannot have rows "
              + stride
              + " apart");
    }
    return buffer.address(byteOffset, ((long) (rows - 1) * stride + columns) * Float.BYTES);
  }

  private void chooseMath(int mode) {
    if (mode != mathMode) {
      int status = device.driver().blasMathMode(handle, mode);
      if (status != 0) {
        throw device.status().blasFailure(status, "cublasSetMathMode", "mode " + mode);
      }
      mathMode = mode;
    }
  }
}
