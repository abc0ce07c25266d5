package inr.cuda.driver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeviceTest {
  private final FakeDriver driver = new FakeDriver();
  private final Device device = Device.open(driver);
  private final DeviceArena arena = device.newArena();

  @AfterEach
  void leavesNothingBehind() {
    driver.failures.clear();
    device.close();
    assertEquals(0, driver.contexts + driver.current);
  }

  @Test
  void isTheDeviceOfTheThreadDuringACallOnly() {
    assertEquals(1, device.<Integer>call(() -> driver.current));
    assertEquals(0, driver.current);
    assertThrows(
        IllegalArgumentException.class,
        () -> device.call(() -> device.newArena().allocate("nothing", 0)));
    assertEquals(0, driver.current);
    driver.failing("pushContext", 201);
    assertThrows(CudaException.class, () -> device.call(() -> "nothing"));
    assertEquals(0, driver.current);
  }

  @Test
  void knowsItsProperties() {
    assertEquals(
        new DeviceProperties("Fake 1", 8, 6, 10, 4L << 30, 101_376, 12_040), device.properties());
    assertEquals(3L << 30, device.freeMemory());
  }

  @Test
  void scalesByAKernel() {
    DeviceBuffer x = arena.allocate("x", 12);
    DeviceBuffer y = arena.allocate("y", 16);
    x.upload(new float[] {9, 1, 2, 3}, 1, 3, 0);
    y.clear();
    Kernel scale = device.kernel("scale", "scale");
    assertSame(scale, device.kernel("scale", "scale"));
    Arguments arguments = new Arguments();
    scale.launch(1, 1, 256, 0, arguments.pointer(x).pointer(y, 4).float32(10).int32(3));
    device.synchronize();
    float[] found = new float[5];
    y.download(found, 1, 4, 0);
    assertArrayEquals(new float[] {0, 0, 10, 20, 30}, found);
  }

  @Test
  void largeArraysGoInPieces() {
    int count = Staging.BYTES / 8 * 2 + 3;
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = i;
    }
    DeviceBuffer buffer = arena.allocate("numbers", 8L * count + 8);
    buffer.upload(values, 0, count, 8);
    double[] found = new double[count];
    buffer.download(found, 0, count, 8);
    assertArrayEquals(values, found);
    assertEquals(3, Collections.frequency(driver.calls, "upload"));
    assertEquals(3, Collections.frequency(driver.calls, "download"));
  }

  @Test
  void copiesStayInsideBeforeTheDriverIsAsked() {
    DeviceBuffer buffer = arena.allocate("targets", 16);
    IndexOutOfBoundsException thrown =
        assertThrows(IndexOutOfBoundsException.class, () -> buffer.upload(new float[4], 0, 4, 4));
    assertEquals("targets has 16 bytes, not 16 from byte 4 on", thrown.getMessage());
    assertThrows(IndexOutOfBoundsException.class, () -> buffer.download(new float[4], 0, 4, -4));
    assertThrows(IndexOutOfBoundsException.class, () -> buffer.upload(new int[2], 1, 2, 0));
    assertFalse(driver.calls.contains("upload") || driver.calls.contains("download"));
  }

  @Test
  void arenasFreeOnce() {
    DeviceBuffer buffer = arena.allocate("a", 4);
    arena.allocate("b", 8);
    assertEquals(12, arena.bytes());
    assertEquals(2, arena.count());
    arena.close();
    arena.close();
    assertEquals(2, driver.frees);
    assertEquals(0, driver.memory.size());
    assertEquals(
        "a: the arena of this memory is closed",
        assertThrows(IllegalStateException.class, buffer::address).getMessage());
    assertThrows(IllegalStateException.class, () -> arena.allocate("c", 4));
    assertThrows(IllegalArgumentException.class, () -> device.newArena().allocate("d", 0));
  }

  @Test
  void closingGivesEverythingBackAndOnce() {
    arena.allocate("a", 4);
    device.newArena().allocate("b", 4);
    device.kernel("scale", "scale");
    assertTrue(device.blas().isPresent());
    device.close();
    device.close();
    assertEquals(0, driver.memory.size() + driver.modules + driver.blasHandles + driver.contexts);
    assertEquals(
        "Fake 1 is closed",
        messageOf(IllegalStateException.class, () -> device.call(() -> "nothing")));
  }

  @Test
  void closingGoesOnAfterAFailureAndTellsIt() {
    arena.allocate("a", 4);
    device.kernel("scale", "scale");
    driver.failing("free", 1);
    assertEquals(
        "cuMemFree of device memory: CUDA_ERROR_1, text; use backend cpu, and please report this",
        messageOf(CudaException.class, device::close));
    assertEquals(0, driver.modules + driver.contexts);
  }

  @Test
  void aLostDeviceIsClosedWithoutANewError() {
    arena.allocate("a", 4);
    device.kernel("scale", "scale");
    assertTrue(device.blas().isPresent());
    driver.failing("all", 999);
    assertEquals(
        "the device no longer answers (cuCtxSynchronize of Fake 1: CUDA_ERROR_999, text); restart the program, and the machine if that does not help, or use backend cpu",
        messageOf(CudaException.class, device::synchronize));
    arena.close();
    device.close();
    driver.contexts = 0;
  }

  @Test
  void memoryThatIsNotThereNamesWhatItWasFor() {
    arena.allocate("parameters", 1024);
    driver.failing("allocate", 2);
    assertEquals(
        "the device has no room for 512.0 MiB of gradients of 256 shards (CUDA_ERROR_2, text); 3.0 GiB of 4.0 GiB are free, 1.0 KiB are held here; end other programs on the device, take a smaller signal, batch or network, or use backend cpu",
        messageOf(
            CudaException.class, () -> arena.allocate("gradients of 256 shards", 512L << 20)));
    assertEquals(1, arena.count());
  }

  @Test
  void failuresOfKernelsSayWhatHelps() {
    Kernel scale = device.kernel("scale", "scale");
    DeviceBuffer buffer = arena.allocate("a", 4);
    Arguments arguments = new Arguments().pointer(buffer).pointer(buffer).float32(1).int32(1);
    driver.failing("launch", 701).failing("synchronize", 700);
    assertEquals(
        "cuLaunchKernel of scale (2 x 1 blocks of 64 threads): CUDA_ERROR_701, text; use backend cpu, and please report this",
        messageOf(CudaException.class, () -> scale.launch(2, 1, 64, 0, arguments)));
    assertEquals(
        "a kernel failed on the device, seen at cuCtxSynchronize of Fake 1: CUDA_ERROR_700, text; restart the program or use backend cpu, and please report this",
        messageOf(CudaException.class, device::synchronize));
    driver.failing("synchronize", 702);
    assertEquals(
        "a kernel took longer than the system allows, seen at cuCtxSynchronize of Fake 1: CUDA_ERROR_702, text; use a smaller batch, a device without a display, or backend cpu",
        messageOf(CudaException.class, device::synchronize));
  }

  @Test
  void kernelsThatTheDriverRefusesComeWithTheWordsOfItsCompiler() {
    driver.failing("loadModule", 222);
    assertEquals(
        "the driver cannot compile the kernels (cuModuleLoadData of scale for compute 8.6 (ptxas fatal   : Unsupported .version 9.9): CUDA_ERROR_222, text); install a newer driver",
        messageOf(CudaException.class, () -> device.kernel("scale", "scale")));
  }

  @Test
  void launchesAreChecked() {
    Kernel scale = device.kernel("scale", "scale");
    DeviceBuffer buffer = arena.allocate("a", 4);
    Arguments arguments = new Arguments().pointer(buffer).pointer(buffer).float32(1).int32(1);
    for (int[] launch :
        new int[][] {
          {0, 1, 1, 0},
          {1, 0, 1, 0},
          {1, 65_536, 1, 0},
          {1, 1, 0, 0},
          {1, 1, 1025, 0},
          {1, 1, 1, -4},
          {1, 1, 1, 101_380}
        }) {
      assertThrows(
          IllegalArgumentException.class,
          () -> scale.launch(launch[0], launch[1], launch[2], launch[3], arguments));
    }
    assertEquals(
        "scale was given arguments of 16 bytes; its struct has 24",
        messageOf(
            IllegalArgumentException.class,
            () -> scale.launch(1, 1, 1, 0, new Arguments().pointer(buffer).int32(1))));
    assertFalse(driver.calls.contains("launch"));
  }

  @Test
  void largeSharedMemoryIsAllowedOnce() {
    Kernel scale = device.kernel("scale", "scale");
    DeviceBuffer buffer = arena.allocate("a", 4);
    Arguments arguments = new Arguments().pointer(buffer).pointer(buffer).float32(1).int32(1);
    scale.launch(1, 1, 1, 48 << 10, arguments);
    scale.launch(1, 1, 1, 60_000, arguments);
    scale.launch(1, 1, 1, 50_000, arguments);
    scale.launch(1, 1, 1, 60_000, arguments);
    assertEquals(
        java.util.List.of("allowSharedMemory 60000"),
        driver.calls.stream().filter(call -> call.startsWith("allow")).toList());
  }

  @Test
  void missingKernelsAreNamed() {
    assertEquals(
        "kernels none: /inr/cuda/none.ptx is not in the jar",
        messageOf(IllegalStateException.class, () -> device.kernel("none", "scale")));
    assertEquals(
        "kernels scale: there is no scales with one struct as its argument",
        messageOf(IllegalStateException.class, () -> device.kernel("scale", "scales")));
  }

  private static <T extends Throwable> String messageOf(
      Class<T> type, org.junit.jupiter.api.function.Executable code) {
    return assertThrows(type, code).getMessage();
  }
}
