package inr.cuda.simulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jcuda.Pointer;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUfunction;
import jcuda.driver.JCudaDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Kernels without a mistake pass all checks, and mean on the CPU what they mean in CUDA. */
class CorrectKernelsTest {
  private static final int ARGUMENTS = 24;

  private Bench bench;

  @BeforeAll
  static void load() {
    Simulator.load();
  }

  @BeforeEach
  void open() {
    bench = new Bench();
  }

  @AfterEach
  void nothingIsLeft() {
    bench.close();
    bench.simulator.assertClean();
  }

  private static float[] counting(int n) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = i;
    }
    return values;
  }

  private float[] run(String name, int blocks, int threads, int shared, float[] x, int out, int n) {
    CUdeviceptr from = bench.upload(x);
    CUdeviceptr to = bench.upload(new float[out]);
    bench.run(bench.kernel(name, ARGUMENTS), blocks, threads, shared, from, to, n, 2f);
    float[] result = bench.download(to, out);
    bench.free(from, to);
    return result;
  }

  @Test
  void blocksAndThreadsCoverAllElements() {
    float[] result = run("scale_all", 4, 32, 0, counting(100), 100, 100);
    for (int i = 0; i < 100; i++) {
      assertEquals(2f * i, result[i]);
    }
    assertEquals(1, bench.simulator.report().launches().get("scale_all"));
    assertEquals(800, bench.simulator.report().count("bytes-to-device"));
    assertEquals(400, bench.simulator.report().count("bytes-to-host"));
  }

  @Test
  void barriersSeparateWritesFromReads() {
    float[] x = counting(2 * 1024);
    float[] result = run("reverse", 2, 1024, 4096, x, x.length, 101);
    for (int i = 0; i < x.length; i++) {
      assertEquals(x[i / 1024 * 1024 + 1023 - i % 1024], result[i]);
    }
    assertEquals(2 * 2 * 101, bench.simulator.report().count("barriers"));
  }

  @Test
  void blocksNeedNotBeWholeWarps() {
    float[] result = run("reverse", 1, 45, 180, counting(45), 45, 1);
    for (int i = 0; i < 45; i++) {
      assertEquals(44 - i, result[i]);
    }
  }

  @Test
  void shufflesMoveValuesAmongLanes() {
    float[] result = run("shuffle", 1, 64, 0, counting(64), 320, 0);
    for (int warp = 0; warp < 2; warp++) {
      for (int lane = 0; lane < 32; lane++) {
        int base = warp * 160 + lane;
        int first = 32 * warp;
        assertEquals(32 * first + 496, result[base], "sum");
        assertEquals(first + (lane < 28 ? lane + 4 : lane), result[base + 32], "down");
        assertEquals(first + 3, result[base + 64], "lane 3");
        assertEquals(first + lane / 8 * 8 + 3, result[base + 96], "lane 3 of 8");
        assertEquals(first + (lane ^ 1) + 1, result[base + 128], "double");
      }
    }
  }

  @Test
  void someLanesShuffleByThemselves() {
    float[] result = run("shuffle_of_some", 1, 32, 0, counting(32), 16, 0);
    for (int lane = 0; lane < 16; lane++) {
      assertEquals((lane ^ 1) + (lane < 15 ? lane + 1 : lane), result[lane]);
    }
  }

  @Test
  void atomicAdditionsOfAllBlocksCount() {
    assertEquals(700, run("count_atomically", 7, 100, 0, new float[1], 1, 0)[0]);
  }

  @Test
  void fourFloatsGoAtOnce() {
    float[] result = run("by_fours", 1, 3, 48, counting(12), 12, 0);
    assertArrayEquals(new float[] {3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8}, result);
  }

  @Test
  void threeDimensionsAreNumberedFromX() {
    CUfunction places = bench.kernel("places", ARGUMENTS);
    CUdeviceptr y = bench.allocate(4 * 6 * 24);
    assertEquals(0, bench.launch(places, new int[] {3, 1, 2, 4, 3, 2}, 0, 0L, y, 0, 0f));
    float[] result = bench.download(y, 6 * 24);
    for (int i = 0; i < result.length; i++) {
      assertEquals(100 * (i / 24) + i % 24, result[i]);
    }
    bench.free(y);
  }

  @Test
  void fmafRoundsOnceAndOtherwiseTwice() {
    float a = 1 + 0x1p-12f;
    float[] result = run("roundings", 1, 1, 0, new float[] {a, a, -(a * a)}, 2, 0);
    assertArrayEquals(new float[] {Math.fma(a, a, -(a * a)), 0}, result);
  }

  @Test
  void bytesLongsAndDoublesAreRead() {
    CUdeviceptr x = bench.allocate(7);
    CUdeviceptr large = bench.allocate(8);
    CUdeviceptr y = bench.allocate(8);
    CUdeviceptr sums = bench.allocate(16);
    byte[] bytes = {1, 2, 3, (byte) 200, 5, 6, 7};
    assertEquals(0, JCudaDriver.cuMemcpyHtoD(x, Pointer.to(bytes), 7));
    assertEquals(0, JCudaDriver.cuMemcpyHtoD(large, Pointer.to(new long[] {1L << 40}), 8));
    bench.run(bench.kernel("sum_bytes", 40), 1, 1, 0, x, y, sums, large, 7);
    double[] result = new double[2];
    assertEquals(0, JCudaDriver.cuMemcpyDtoH(Pointer.to(result), sums, 16));
    assertArrayEquals(new double[] {224 + 0x1p40, 224 + 0x1p40}, result);
    assertArrayEquals(new float[] {224, 224}, bench.download(y, 2));
    bench.free(x, large, y, sums);
  }

  @Test
  void moreBarriersThanTagsCountChangeNothing() {
    float[] result = run("many_barriers", 3, 2, 8, new float[1], 6, 600_000);
    assertArrayEquals(new float[] {1, 1, 2, 2, 3, 3}, result);
  }

  @Test
  void blocksRunInReverseOnRequest() {
    CUdeviceptr y = bench.allocate(16);
    CUfunction order = bench.kernel("order_of_blocks", ARGUMENTS);
    bench.run(order, 4, 1, 0, 0L, y, 0, 0f);
    assertArrayEquals(new float[] {0, 1, 2, 3}, bench.download(y, 4));
    bench.simulator.command("reverse-blocks", "on");
    bench.run(order, 4, 1, 0, 0L, y, 0, 1f);
    assertArrayEquals(new float[] {3, 2, 1, 0}, bench.download(y, 4));
    bench.free(y);
  }
}
