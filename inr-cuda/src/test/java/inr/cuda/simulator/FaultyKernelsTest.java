package inr.cuda.simulator;

import static jcuda.driver.JCudaDriver.cuCtxSynchronize;
import static jcuda.driver.JCudaDriver.cuMemFree;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUresult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each mistake of a kernel is found, named, and answered with the code that a device would give.
 */
class FaultyKernelsTest {
  private static final int ARGUMENTS = 24;
  private static final int BOUNDS = CUresult.CUDA_ERROR_ILLEGAL_ADDRESS;
  private static final int OTHER = CUresult.CUDA_ERROR_LAUNCH_FAILED;

  private Bench bench;
  private CUdeviceptr x;
  private CUdeviceptr y;

  @BeforeAll
  static void load() {
    Simulator.load();
  }

  @BeforeEach
  void open() {
    bench = new Bench();
    x = bench.upload(new float[64]);
    y = bench.upload(new float[64]);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void expect(
      int code, String text, String kernel, int blocks, int threads, int shared, Object... values) {
    assertEquals(0, bench.launch(bench.kernel(kernel, ARGUMENTS), blocks, threads, shared, values));
    assertEquals(code, cuCtxSynchronize());
    List<String> violations = bench.simulator.report().violations();
    assertEquals(1, violations.size(), () -> "" + violations);
    String violation = violations.get(0);
    assertTrue(violation.startsWith("kernel " + kernel + ", block ("), violation);
    assertTrue(violation.contains(text), () -> "'" + text + "' not in: " + violation);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reads_behind   | 64 | reads 4 bytes out of bounds: 0 bytes behind the end of allocation",
        "reads_behind   | 70 | reads 4 bytes out of bounds: 24 bytes behind the end of allocation",
        "writes_behind  | 64 | writes 4 bytes out of bounds: 0 bytes behind the end of allocation",
        "reads_before   | 0  | reads 4 bytes out of bounds: 4 bytes before the start of allocation",
        "reads_far_away | 0  | reads 4 bytes out of bounds: far from any allocation",
        "loads_four_at  | 64 | reads 16 bytes out of bounds: 0 bytes behind",
        "stores_four_at | -4 | writes 16 bytes out of bounds: 16 bytes before"
      })
  void outOfBounds(String kernel, int n, String text) {
    expect(BOUNDS, text, kernel, 1, 1, 0, x, y, n);
  }

  @Test
  void fourFloatsHalfInside() {
    CUdeviceptr six = bench.upload(1, 2, 3, 4, 5, 6);
    String text = "reads 16 bytes out of bounds: byte 16 of allocation";
    expect(BOUNDS, text, "loads_four_at", 1, 1, 0, six, y, 4);
    assertTrue(bench.simulator.report().violations().get(0).endsWith("(24 bytes), 8 too many"));
  }

  @Test
  void nullPointer() {
    expect(BOUNDS, "reads 4 bytes out of bounds: null", "reads_first", 1, 1, 0, 0L, y, 0);
  }

  @Test
  void useAfterFree() {
    assertEquals(0, cuMemFree(x));
    String text = "reads 4 bytes out of bounds: byte 0 of freed allocation";
    expect(BOUNDS, text, "reads_first", 1, 1, 0, x, y, 0);
  }

  @ParameterizedTest
  @CsvSource({"reads_first, reads", "adds_to_first, reads", "adds_atomically_to_first, updates"})
  void uninitialised(String kernel, String verb) {
    CUdeviceptr fresh = bench.allocate(64);
    String text = verb + " 4 bytes that nobody has written: byte 0 of allocation";
    expect(OTHER, text, kernel, 1, 1, 0, fresh, y, 0);
  }

  @Test
  void misaligned() {
    long address = Bench.address(x) + 2;
    expect(OTHER, "reads 4 bytes at a misaligned", "reads_first", 1, 1, 0, address, y, 0);
  }

  @ParameterizedTest
  @CsvSource({"loads_four_at, reads", "stores_four_at, writes"})
  void misalignedFour(String kernel, String verb) {
    expect(OTHER, verb + " 16 bytes at a misaligned address: byte 8", kernel, 1, 1, 0, x, y, 2);
  }

  @Test
  void bytesAreCheckedByTheByte() {
    CUdeviceptr seven = bench.allocate(7);
    assertEquals(0, jcuda.driver.JCudaDriver.cuMemsetD8(seven, (byte) 1, 7));
    CUdeviceptr result = bench.allocate(8);
    var kernel = bench.kernel("reads_byte_at", 32);
    bench.run(kernel, 1, 1, 0, seven, result, y, 6);
    assertEquals(0, bench.launch(kernel, 1, 1, 0, seven, result, y, 7));
    assertEquals(BOUNDS, cuCtxSynchronize());
    String violation = bench.simulator.report().violations().get(0);
    assertTrue(violation.contains("reads 1 bytes out of bounds: 0 bytes behind"), violation);
  }

  @Test
  void lastBytesOfAnOddAllocationAreNoFloat() {
    CUdeviceptr seven = bench.allocate(7);
    long address = Bench.address(seven) + 4;
    var kernel = bench.kernel("writes_float", 32);
    assertEquals(0, bench.launch(kernel, 1, 1, 0, 0L, 0L, address, 0));
    assertEquals(BOUNDS, cuCtxSynchronize());
    String violation = bench.simulator.report().violations().get(0);
    assertTrue(violation.endsWith("(7 bytes), 1 too many"), violation);
  }

  @Test
  void misalignedDouble() {
    var kernel = bench.kernel("writes_double", 32);
    assertEquals(0, bench.launch(kernel, 1, 1, 0, 0L, Bench.address(x) + 4, y, 0));
    assertEquals(OTHER, cuCtxSynchronize());
    String violation = bench.simulator.report().violations().get(0);
    assertTrue(violation.contains("writes 8 bytes at a misaligned address: byte 4"), violation);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shared_write_at | 16 | writes 4 bytes of shared memory out of bounds: byte 64 of 64",
        "shared_write_at | -1 | writes 4 bytes of shared memory out of bounds: byte -4 of 64",
        "shared_read_at  | 99 | reads 4 bytes of shared memory out of bounds: byte 396 of 64",
        "shared_four_at  | 16 | writes 16 bytes of shared memory out of bounds: byte 64 of 64"
      })
  void sharedOutOfBounds(String kernel, int n, String text) {
    expect(BOUNDS, text, kernel, 1, 1, 64, x, y, n);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shared_read_at | 1 | 1 | reads shared memory that nobody has written: byte 4",
        "shared_four_at | 1 | 1 | writes 16 bytes of shared memory at a misaligned address: byte 4",
        "shared_all_write_one | 1 | 2 | race in shared memory: writes what thread 0 has written",
        "shared_all_write_one | 1 | 33 | race in shared memory: writes what thread 0 has written",
        "shared_reads_neighbour | 1 | 4 | reads shared memory that nobody has written: byte 12",
        "shared_overwrites_what_is_read | 1 | 4 | race in shared memory: writes what another",
        "shared_read_by_all_then_written | 1 | 4 | race in shared memory: writes what another",
        "shared_of_earlier_block | 2 | 1 | reads shared memory that nobody has written: byte 0"
      })
  void sharedMisused(String kernel, int blocks, int threads, String text) {
    expect(OTHER, text, kernel, blocks, threads, 256, x, y, 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "all_write_one | race in memory of the device: writes what thread 0 has written since",
        "reads_neighbour | race in memory of the device: reads what thread 0 has written since",
        "overwrites_what_is_read | race in memory of the device: writes what another thread has read"
      })
  void racesInABlock(String kernel, String text) {
    expect(OTHER, text, kernel, 1, 4, 0, x, y, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reads_earlier_block | reads what another block has written in the same launch",
        "overwrites_earlier_block | writes what another block has written in the same launch",
        "overwrites_what_earlier_block_read | writes what another block has read in the same",
        "overwrites_what_all_blocks_read | writes what another block has read in the same",
        "reads_earlier_block_after_many_barriers | reads what another block has written in the",
        "reads_what_blocks_count | reads what another block has written in the same launch"
      })
  void blocksThatMeet(String kernel, String text) {
    expect(OTHER, text, kernel, 2, 1, 0, x, y, 1_200_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "some_wait | 40 | 64 | 40 of 64 threads wait at a barrier, the others have ended",
        "some_wait | 1 | 2 | 1 of 2 threads wait at a barrier, the others have ended",
        "some_shuffle_others_wait | 5 | 32 | thread 0 waits in a warp shuffle that lanes ffffffe0",
        "shuffles_without_itself | 0 | 32 | shuffle with mask 000000ff, which lacks its own lane 8",
        "shuffles_with_one_outside | 0 | 32 | reads lane 8 in a warp shuffle, which takes no part",
        "shuffles_with_one_gone | 0 | 32 | reads lane 16 in a warp shuffle, which takes no part",
        "shuffles_with_other_masks | 0 | 32 | meet in different shuffles"
      })
  void threadsThatDoNotMeet(String kernel, int n, int threads, String text) {
    expect(OTHER, text, kernel, 1, threads, 0, x, y, n);
  }

  @Test
  void anErrorIsToldWhenSomebodyWaitsAndThenToAll() {
    var kernel = bench.kernel("reads_behind", ARGUMENTS);
    assertEquals(0, bench.launch(kernel, 1, 1, 0, x, y, 64));
    assertEquals(0, bench.launch(kernel, 1, 1, 0, x, y, 64), "nobody has waited yet");
    assertEquals(BOUNDS, cuCtxSynchronize());
    assertEquals(BOUNDS, bench.launch(kernel, 1, 1, 0, x, y, 0));
    assertEquals(BOUNDS, cuMemFree(x));
    assertEquals(1, bench.simulator.report().violationCount());
    assertEquals(1, bench.simulator.report().launches().get("reads_behind"));
    bench.close();
    bench = new Bench();
    x = bench.upload(new float[64]);
    y = bench.upload(new float[64]);
    bench.run(bench.kernel("reads_first", ARGUMENTS), 1, 1, 0, x, y, 0);
  }
}
