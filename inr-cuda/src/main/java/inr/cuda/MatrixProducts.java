package inr.cuda;

import inr.cuda.driver.Arguments;
import inr.cuda.driver.Blas;
import inr.cuda.driver.Device;
import inr.cuda.driver.DeviceBuffer;
import inr.cuda.driver.Kernel;
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

  private final Optional<Blas> blas;
  private final boolean tf32;
  private final Sizes nt;
  private final Sizes nn;
  private final Sizes tn;
  private final Arguments arguments = new Arguments();

  /**
   * Products on a device.
   *
   * @param useBlas whether cuBLAS is taken where it is found
   * @param tf32 whether cuBLAS may round factors to the 10 bits of TF32
   */
  MatrixProducts(Device device, boolean useBlas, boolean tf32) {
    this.blas = useBlas ? device.blas() : Optional.empty();
    this.tf32 = tf32;
    this.nt = Sizes.of(device, "gemm_nt");
    this.nn = Sizes.of(device, "gemm_nn");
    this.tn = Sizes.of(device, "gemm_tn");
  }

  /** One product for results of few rows or columns, and for others. */
  private record Sizes(Kernel small, Kernel large) {
    static Sizes of(Device device, String name) {
      return new Sizes(
          device.kernel("gemm", name + "_" + SMALL), device.kernel("gemm", name + "_" + LARGE));
    }
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
    if (blas.isPresent()) {
      multiply(blas.get(), false, true, count, out, in, x, weight, false, z);
    } else {
      launch(nt, count, out, in, 1, in, x, weight, false, 0, z);
    }
  }

  /** dx ← dz·W: dz {@code [count, out]}, W {@code [out, in]}, dx {@code [count, in]}. */
  void backward(int count, Matrix dz, Matrix weight, Matrix dx) {
    int in = dx.columns;
    int out = dz.columns;
    if (blas.isPresent()) {
      multiply(blas.get(), false, false, count, in, out, dz, weight, false, dx);
    } else {
      launch(nn, count, in, out, 1, out, dz, weight, false, 0, dx);
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
    int slices = (count + slice - 1) / slice;
    if (blas.isEmpty()) {
      launch(tn, out, in, count, slices, slice, dz, x, add, stride, gradient);
      return;
    }
    for (int s = 0; s < slices; s++) {
      int from = s * slice;
      Matrix part = new Matrix(gradient.buffer, gradient.first + s * stride, in);
      int rows = Math.min(slice, count - from);
      multiply(
          blas.get(), true, false, out, in, rows, dz.fromRow(from), x.fromRow(from), add, part);
    }
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
      boolean add,
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
        add ? 1 : 0,
        result.buffer,
        result.bytes(),
        result.columns,
        tf32);
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
    boolean large = m > SMALL && n > SMALL;
    int side = large ? LARGE : SMALL;
    int blocks = Math.multiplyExact((m + side - 1) / side, (n + side - 1) / side);
    (large ? sizes.large : sizes.small)
        .launch(blocks, slices, THREADS, sharedBytes(side), arguments);
  }

  /** Shared memory of a block: two tiles of either factor, a row of which has 4 floats more. */
  static int sharedBytes(int side) {
    return 4 * 4 * (TILE / side) * (side + 4);
  }
}
