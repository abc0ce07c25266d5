package inr.cuda;

import inr.cuda.driver.Arguments;
import inr.cuda.driver.Blas;
import inr.cuda.driver.Device;
import inr.cuda.driver.DeviceBuffer;
import java.util.Optional;

/**
 * The three products of a dense layer over rows of points, by cuBLAS or by the kernels of {@code
 * gemm.cu}.
 */
final class MatrixProducts {
  /** Rows and columns of C that a block computes. */
  static final int SMALL = 64;

  static final int LARGE = 128;

  private static final int THREADS = 256;

  /** Elements of a tile. */
  private static final int TILE = 1024;

  private static final Sizes NT = Sizes.of("gemm_nt");
  private static final Sizes NN = Sizes.of("gemm_nn");
  private static final Sizes TN = Sizes.of("gemm_tn");

  private final Device device;
  private final CudaOptions options;
  private final Arguments arguments = new Arguments();

  /**
   * Products on a device. What they are made by is loaded when it is needed first: networks that
   * are fused need none, and cuBLAS takes its time and some hundred megabytes of the device.
   *
   * @param options whether cuBLAS is taken where it is found, and may round factors to TF32
   */
  MatrixProducts(Device device, CudaOptions options) {
    this.device = device;
    this.options = options;
  }

  /** Kernels of one product for results of few rows or columns, and for others. */
  private record Sizes(String small, String large) {
    static Sizes of(String name) {
      return new Sizes(name + "_" + SMALL, name + "_" + LARGE);
    }
  }

  private Optional<Blas> blas() {
    return options.cublas() ? device.blas() : Optional.empty();
  }

  /**
   * A matrix within a buffer, row by row.
   *
   * @param first place of its first element, in floats
   * @param columns of a row
   */
  record Matrix(DeviceBuffer buffer, long first, int columns) {
    static Matrix of(DeviceBuffer buffer, int columns) {
      return new Matrix(buffer, 0, columns);
    }

    Matrix fromRow(long row) {
      return new Matrix(buffer, first + row * columns, columns);
    }

    long bytes() {
      return 4 * first;
    }
  }

  /** z ← x·Wᵀ: x {@code [count, in]}, W {@code [out, in]}, z {@code [count, out]}. */
  void forward(int count, Matrix x, Matrix weight, Matrix z) {
    int in = x.columns;
    int out = z.columns;
    Optional<Blas> blas = blas();
    if (blas.isPresent()) {
      multiply(blas.get(), false, true, count, out, in, x, weight, z);
    } else {
      launch(NT, count, out, in, 1, in, x, weight, false, 0, z);
    }
  }

  /** dx ← dz·W: dz {@code [count, out]}, W {@code [out, in]}, dx {@code [count, in]}. */
  void backward(int count, Matrix dz, Matrix weight, Matrix dx) {
    int in = dx.columns;
    int out = dz.columns;
    Optional<Blas> blas = blas();
    if (blas.isPresent()) {
      multiply(blas.get(), false, false, count, in, out, dz, weight, dx);
    } else {
      launch(NN, count, in, out, 1, out, dz, weight, false, 0, dx);
    }
  }

  /**
   * dW ← dzᵀ·x, or added to it, in parts of {@code slice} rows: part s goes to {@code dW + s ·
   * stride}.
   *
   * @param stride floats between parts
   */
  void gradient(
      int count, int slice, Matrix dz, Matrix x, boolean add, long stride, Matrix gradient) {
    int in = x.columns;
    int out = dz.columns;
    Optional<Blas> blas = blas();
    if (blas.isEmpty()) {
      int slices = (count + slice - 1) / slice;
      launch(TN, out, in, count, slices, slice, dz, x, add, stride, gradient);
      return;
    }
    // All full parts in one call: small products one after the other would leave a device idle.
    int full = count / slice;
    if (full > 0) {
      gradients(blas.get(), full, slice, dz, x, add, stride, gradient);
    }
    int from = full * slice;
    if (from < count) {
      Matrix last = new Matrix(gradient.buffer, gradient.first + full * stride, in);
      gradients(blas.get(), 1, count - from, dz.fromRow(from), x.fromRow(from), add, stride, last);
    }
  }

  private void gradients(
      Blas library,
      int parts,
      int rows,
      Matrix dz,
      Matrix x,
      boolean add,
      long stride,
      Matrix gradient) {
    library.gemmBatch(
        parts,
        true,
        false,
        dz.columns,
        x.columns,
        rows,
        dz.buffer,
        dz.bytes(),
        dz.columns,
        (long) rows * dz.columns,
        x.buffer,
        x.bytes(),
        x.columns,
        (long) rows * x.columns,
        add ? 1 : 0,
        gradient.buffer,
        gradient.bytes(),
        gradient.columns,
        stride,
        options.tf32());
  }

  private void multiply(
      Blas library,
      boolean transposeLeft,
      boolean transposeRight,
      int m,
      int n,
      int k,
      Matrix left,
      Matrix right,
      Matrix result) {
    library.gemm(
        transposeLeft,
        transposeRight,
        m,
        n,
        k,
        left.buffer,
        left.bytes(),
        left.columns,
        right.buffer,
        right.bytes(),
        right.columns,
        0,
        result.buffer,
        result.bytes(),
        result.columns,
        options.tf32());
  }

  private void launch(
      Sizes sizes,
      int m,
      int n,
      int k,
      int slices,
      int slice,
      Matrix left,
      Matrix right,
      boolean add,
      long stride,
      Matrix result) {
    arguments
        .reset()
        .pointer(left.buffer, left.bytes())
        .pointer(right.buffer, right.bytes())
        .pointer(result.buffer, result.bytes())
        .int64(stride)
        .int32(m)
        .int32(n)
        .int32(k)
        .int32(left.columns)
        .int32(right.columns)
        .int32(result.columns)
        .int32(slice)
        .int32(add ? 1 : 0);
    // Either gives the same bits. Large squares are faster where they are enough for the device.
    boolean large =
        m > SMALL
            && n > SMALL
            && (long) squares(m, n, LARGE) * slices >= device.properties().multiprocessors();
    int side = large ? LARGE : SMALL;
    device
        .kernel("gemm", large ? sizes.large : sizes.small)
        .launch(squares(m, n, side), slices, THREADS, sharedBytes(side), arguments);
  }

  private static int squares(int m, int n, int side) {
    return Math.multiplyExact((m - 1) / side + 1, (n - 1) / side + 1);
  }

  /** Shared memory of a block: two tiles of either factor, a row of which has 4 floats more. */
  static int sharedBytes(int side) {
    return 4 * 4 * (TILE / side) * (side + 4);
  }
}
