package inr.cuda.simulator;

import static jcuda.driver.JCudaDriver.cuCtxSynchronize;
import static jcuda.jcublas.JCublas2.cublasCreate;
import static jcuda.jcublas.JCublas2.cublasDestroy;
import static jcuda.jcublas.JCublas2.cublasGetVersion;
import static jcuda.jcublas.JCublas2.cublasSetMathMode;
import static jcuda.jcublas.JCublas2.cublasSgemm;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import jcuda.Pointer;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUresult;
import jcuda.jcublas.cublasHandle;
import jcuda.jcublas.cublasMath;
import jcuda.jcublas.cublasOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CublasTest {
  private static final int M = 5;
  private static final int N = 4;
  private static final int K = 7;

  private Bench bench;
  private cublasHandle handle;

  @BeforeAll
  static void load() {
    Simulator.load(true);
  }

  @BeforeEach
  void open() {
    bench = new Bench();
    handle = new cublasHandle();
    assertEquals(0, cublasCreate(handle));
  }

  @AfterEach
  void close() {
    assertEquals(0, cublasDestroy(handle));
    bench.close();
    bench.simulator.restart();
  }

  private static float[] random(int n, long seed) {
    Random random = new Random(seed);
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return values;
  }

  private int multiply(
      boolean ta,
      boolean tb,
      CUdeviceptr a,
      int lda,
      CUdeviceptr b,
      int ldb,
      float beta,
      CUdeviceptr c,
      int ldc) {
    return cublasSgemm(
        handle,
        ta ? cublasOperation.CUBLAS_OP_T : cublasOperation.CUBLAS_OP_N,
        tb ? cublasOperation.CUBLAS_OP_T : cublasOperation.CUBLAS_OP_N,
        M,
        N,
        K,
        Pointer.to(new float[] {2}),
        a,
        lda,
        b,
        ldb,
        Pointer.to(new float[] {beta}),
        c,
        ldc);
  }

  @ParameterizedTest
  @CsvSource({"false, false", "false, true", "true, false", "true, true"})
  void multipliesMatricesOfColumns(boolean ta, boolean tb) {
    int lda = (ta ? K : M) + 2;
    int ldb = (tb ? N : K) + 1;
    int ldc = M + 3;
    float[] a = random(lda * (ta ? M : K), 1);
    float[] b = random(ldb * (tb ? K : N), 2);
    float[] c = random(ldc * N, 3);
    CUdeviceptr x = bench.upload(a);
    CUdeviceptr y = bench.upload(b);
    CUdeviceptr z = bench.upload(c);
    assertEquals(0, multiply(ta, tb, x, lda, y, ldb, 0.5f, z, ldc));
    float[] result = bench.download(z, c.length);
    for (int j = 0; j < N; j++) {
      for (int i = 0; i < ldc; i++) {
        double expected = c[i + j * ldc];
        if (i < M) {
          expected *= 0.5;
          for (int k = 0; k < K; k++) {
            double left = ta ? a[k + i * lda] : a[i + k * lda];
            double right = tb ? b[j + k * ldb] : b[k + j * ldb];
            expected += 2 * left * right;
          }
        }
        assertEquals(expected, result[i + j * ldc], 1e-6);
      }
    }
    bench.free(x, y, z);
    bench.simulator.assertClean();
    assertEquals(1, bench.simulator.report().launches().get("cublasSgemm"));
  }

  @Test
  void whatIsOverwrittenNeedNotBeWritten() {
    CUdeviceptr a = bench.upload(random(M * K, 1));
    CUdeviceptr b = bench.upload(random(K * N, 2));
    CUdeviceptr c = bench.allocate(4 * M * N);
    assertEquals(0, multiply(false, false, a, M, b, K, 0, c, M));
    bench.download(c, M * N);
    bench.free(a, b, c);
    bench.simulator.assertClean();
  }

  private void expect(int code, String text) {
    assertEquals(code, cuCtxSynchronize());
    String violation = bench.simulator.report().violations().get(0);
    assertTrue(violation.contains(text), violation);
  }

  @Test
  void readingTheUnwrittenIsFound() {
    CUdeviceptr a = bench.upload(random(M * K, 1));
    CUdeviceptr b = bench.upload(random(K * N, 2));
    CUdeviceptr c = bench.allocate(4 * M * N);
    assertEquals(0, multiply(false, false, a, M, b, K, 1, c, M));
    expect(
        CUresult.CUDA_ERROR_LAUNCH_FAILED, "cublasSgemm C: reads what nobody has written: byte 0");
  }

  @Test
  void aMatrixTooSmallIsFound() {
    CUdeviceptr a = bench.upload(random(M * K, 1));
    CUdeviceptr b = bench.upload(random(K * N - 1, 2));
    CUdeviceptr c = bench.allocate(4 * M * N);
    assertEquals(0, multiply(false, false, a, M, b, K, 0, c, M));
    expect(
        CUresult.CUDA_ERROR_ILLEGAL_ADDRESS,
        "cublasSgemm B: column 3 of 4 (7 floats each, 7 apart) out of bounds: byte 84 of");
  }

  @Test
  void tf32KeepsElevenSignificantBits() {
    CUdeviceptr a = bench.upload(filled(M * K, 1 + 0x1p-12f));
    CUdeviceptr b = bench.upload(filled(K * N, 1 + 0x1p-10f));
    CUdeviceptr c = bench.allocate(4 * M * N);
    assertEquals(0, cublasSetMathMode(handle, cublasMath.CUBLAS_TF32_TENSOR_OP_MATH));
    assertEquals(0, multiply(false, false, a, M, b, K, 0, c, M));
    assertEquals(2 * K * (1 + 0x1p-10f), bench.download(c, 1)[0]);
    bench.free(a, b, c);
  }

  private static float[] filled(int n, float value) {
    float[] values = new float[n];
    java.util.Arrays.fill(values, value);
    return values;
  }

  @Test
  void faultsReachProducts() {
    CUdeviceptr a = bench.upload(random(M * K, 1));
    bench.simulator.command("fail-launch", "1");
    assertEquals(0, multiply(false, false, a, M, a, K, 0, a, M));
    assertEquals(CUresult.CUDA_ERROR_LAUNCH_FAILED, cuCtxSynchronize());
    assertEquals(13, multiply(false, false, a, M, a, K, 0, a, M));
  }

  @Test
  void tellsItsVersion() {
    int[] version = new int[1];
    assertEquals(0, cublasGetVersion(handle, version));
    assertEquals(120600, version[0]);
  }
}
