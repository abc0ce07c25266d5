package inr.cuda.driver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlasTest {
  private static final float[] A = {1, 2, 3, 4, 5, 6};
  private static final float[] B = {1, 0, 0, 1, 1, 1};

  private final FakeDriver driver = new FakeDriver();
  private final Device device = Device.open(driver);
  private final DeviceArena arena = device.newArena();
  private final DeviceBuffer a = arena.allocate("A", 32);
  private final DeviceBuffer b = arena.allocate("B", 24);
  private final DeviceBuffer c = arena.allocate("C", 24);

  @AfterEach
  void close() {
    device.close();
  }

  @Test
  void multipliesMatricesThatLieRowByRow() {
    assertArrayEquals(new float[] {4, 5, 10, 11}, product(false, false, 3, 2, 0));
    assertArrayEquals(new float[] {6, 8, 8, 10}, product(true, false, 2, 2, 0));
    assertArrayEquals(new float[] {1, 6, 4, 15}, product(false, true, 3, 3, 0));
  }

  @Test
  void addsToWhatIsThere() {
    c.upload(new float[] {1, 1, 1, 1}, 0, 4, 0);
    assertArrayEquals(new float[] {6, 7, 12, 13}, product(false, false, 3, 2, 2));
  }

  @Test
  void rowsMayLieApart() {
    a.upload(new float[] {0, 1, 2, 9, 9, 3, 4, 9}, 0, 8, 0);
    b.upload(new float[] {1, 0, 0, 1}, 0, 4, 0);
    c.clear();
    blas().gemm(false, false, 2, 2, 2, a, 4, 4, b, 0, 2, 0, c, 4, 3, false);
    float[] found = new float[6];
    c.download(found, 0, 6, 0);
    assertArrayEquals(new float[] {0, 1, 2, 0, 3, 4}, found);
  }

  @Test
  void roundsToTf32OnlyOnRequest() {
    product(false, false, 3, 2, 0);
    assertTrue(driver.calls.stream().noneMatch(call -> call.startsWith("blasMathMode")));
    for (boolean tf32 : new boolean[] {true, true, false}) {
      blas().gemm(false, false, 2, 2, 3, a, 0, 3, b, 0, 2, 0, c, 0, 2, tf32);
    }
    assertEquals(
        java.util.List.of("blasMathMode 3", "blasMathMode 0"),
        driver.calls.stream().filter(call -> call.startsWith("blasMathMode")).toList());
  }

  @Test
  void matricesStayInTheirBuffers() {
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> blas().gemm(false, false, 2, 2, 3, a, 12, 3, b, 0, 2, 0, c, 0, 2, false));
    assertEquals(
        "matrix A [2, 3] cannot have rows 2 apart",
        assertThrows(
                IllegalArgumentException.class,
                () -> blas().gemm(false, false, 2, 2, 3, a, 0, 2, b, 0, 2, 0, c, 0, 2, false))
            .getMessage());
  }

  /** Sums over slices of two rows each: [1 2; 3 4], then [5 6; 7 8], with ones. */
  @Test
  void aBatchIsSeveralProducts() {
    a.upload(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 0, 8, 0);
    b.upload(new float[] {1, 1, 1, 10}, 0, 4, 0);
    c.upload(new float[] {1, 1, 9, 1, 1, 9}, 0, 6, 0);
    blas().gemmBatch(2, true, false, 2, 1, 2, a, 0, 2, 4, b, 0, 1, 2, 1, c, 0, 1, 3, false);
    float[] found = new float[6];
    c.download(found, 0, 6, 0);
    assertArrayEquals(new float[] {5, 7, 9, 76, 87, 9}, found);
  }

  @Test
  void aBatchStaysInItsBuffers() {
    assertThrows(
        IndexOutOfBoundsException.class,
        () ->
            blas()
                .gemmBatch(2, true, false, 2, 1, 2, a, 4, 2, 4, b, 0, 1, 2, 0, c, 0, 1, 3, false));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            blas()
                .gemmBatch(0, true, false, 2, 1, 2, a, 0, 2, 4, b, 0, 1, 2, 0, c, 0, 1, 3, false));
  }

  @Test
  void failuresSayWhatHelps() {
    blas();
    driver.failing("multiply", 14);
    assertEquals(
        "cublasSgemm of [2, 3] and [3, 2]: CUBLAS_STATUS_14; set inr.cuda.cublas to off or use backend cpu, and please report this",
        assertThrows(CudaException.class, () -> product(false, false, 3, 2, 0)).getMessage());
  }

  @Test
  void saysWhichItIsWithoutStartingIt() {
    assertEquals("cuBLAS 12.4", device.blasExplanation());
    assertEquals(0, driver.blasHandles);
    assertTrue(device.blas().isPresent());
    assertEquals(1, driver.blasHandles);
  }

  @Test
  void absenceIsAValueWithItsReason() {
    driver.missingBlas =
        "/tmp/x.so: libcublas.so.12: cannot open shared object file: No such file or directory";
    assertTrue(device.blas().isEmpty());
    assertEquals(
        "libcublas.so.12 is not found (CUDA 12 is not installed); own matrix kernels are used",
        device.blasExplanation());
  }

  @Test
  void aLibraryThatDoesNotStartIsNotUsed() {
    driver.failing("createBlas", 1);
    assertTrue(device.blas().isEmpty());
    assertEquals(
        "cuBLAS does not start (CUBLAS_STATUS_1); own matrix kernels are used",
        device.blasExplanation());
  }

  /** One that is older than the device starts, but has no kernels for it. */
  @Test
  void aLibraryThatCannotMultiplyIsNotUsed() {
    driver.failing("multiply", 8);
    assertTrue(device.blas().isEmpty());
    assertEquals(
        "cuBLAS does not multiply (CUBLAS_STATUS_8); own matrix kernels are used",
        device.blasExplanation());
    assertEquals(0, driver.blasHandles);
    assertEquals(3, driver.memory.size());
  }

  private Blas blas() {
    return device.blas().orElseThrow();
  }

  private float[] product(boolean transposeA, boolean transposeB, int lda, int ldb, float beta) {
    a.upload(A, 0, 6, 0);
    b.upload(B, 0, 6, 0);
    blas().gemm(transposeA, transposeB, 2, 2, 3, a, 0, lda, b, 0, ldb, beta, c, 0, 2, false);
    float[] found = new float[4];
    c.download(found, 0, 4, 0);
    return found;
  }
}
