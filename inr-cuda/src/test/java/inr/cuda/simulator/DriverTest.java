package inr.cuda.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jcuda.driver.JCudaDriver.cuCtxSynchronize;
import static jcuda.driver.JCudaDriver.cuDeviceGetAttribute;
import static jcuda.driver.JCudaDriver.cuDeviceGetCount;
import static jcuda.driver.JCudaDriver.cuDeviceTotalMem;
import static jcuda.driver.JCudaDriver.cuFuncGetAttribute;
import static jcuda.driver.JCudaDriver.cuFuncSetAttribute;
import static jcuda.driver.JCudaDriver.cuInit;
import static jcuda.driver.JCudaDriver.cuLaunchKernel;
import static jcuda.driver.JCudaDriver.cuMemAlloc;
import static jcuda.driver.JCudaDriver.cuMemFree;
import static jcuda.driver.JCudaDriver.cuMemcpyDtoD;
import static jcuda.driver.JCudaDriver.cuMemcpyDtoH;
import static jcuda.driver.JCudaDriver.cuMemcpyHtoD;
import static jcuda.driver.JCudaDriver.cuMemsetD32;
import static jcuda.driver.JCudaDriver.cuMemsetD8;
import static jcuda.driver.JCudaDriver.cuModuleGetFunction;
import static jcuda.driver.JCudaDriver.cuModuleLoadData;
import static jcuda.driver.JCudaDriver.cuModuleLoadDataJIT;
import static jcuda.driver.JCudaDriver.cuModuleUnload;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import jcuda.Pointer;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdevice;
import jcuda.driver.CUdevice_attribute;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUevent;
import jcuda.driver.CUfunction;
import jcuda.driver.CUfunction_attribute;
import jcuda.driver.CUmodule;
import jcuda.driver.CUresult;
import jcuda.driver.CUstream;
import jcuda.driver.JCudaDriver;
import jcuda.driver.JITOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Calls of the host: what they refuse, what they report, and the faults that are brought about on
 * purpose.
 */
class DriverTest {
  private static final int ARGUMENTS = 24;
  private static final int INVALID = CUresult.CUDA_ERROR_INVALID_VALUE;
  private static final int LOST = 46;

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
  void close() {
    bench.close();
    bench.simulator.restart();
  }

  private void expect(String... texts) {
    List<String> violations = bench.simulator.report().violations();
    assertEquals(texts.length, violations.size(), () -> "" + violations);
    for (int i = 0; i < texts.length; i++) {
      String text = texts[i];
      String violation = violations.get(i);
      assertTrue(violation.contains(text), () -> "'" + text + "' not in: " + violation);
    }
  }

  @Test
  void copiesOutOfBoundsAreRefused() {
    CUdeviceptr x = bench.upload(1, 2, 3, 4);
    float[] five = new float[5];
    assertEquals(INVALID, cuMemcpyHtoD(x, Pointer.to(five), 20));
    assertEquals(INVALID, cuMemcpyDtoH(Pointer.to(five), x, 20));
    assertEquals(INVALID, cuMemsetD32(x, 0, 5));
    assertEquals(INVALID, cuMemsetD8(x.withByteOffset(16), (byte) 0, 1));
    assertEquals(INVALID, cuMemcpyDtoD(x, x.withByteOffset(4), 16));
    expect(
        "cuMemcpyHtoD: 20 bytes out of bounds: byte 0 of allocation",
        "cuMemcpyDtoH: 20 bytes out of bounds",
        "cuMemsetD32: 20 bytes out of bounds",
        "cuMemsetD8: 1 bytes out of bounds: 0 bytes behind the end of allocation",
        "cuMemcpyDtoD: 16 bytes out of bounds: byte 4 of allocation");
    assertEquals(0, cuCtxSynchronize(), "the device goes on");
    bench.free(x);
  }

  @Test
  void copyOfWhatNobodyWroteIsReported() {
    CUdeviceptr x = bench.allocate(16);
    assertEquals(0, cuMemsetD8(x, (byte) 0, 8));
    float[] values = bench.download(x, 4);
    assertEquals(0, values[1]);
    assertTrue(Float.isNaN(values[2]), "fresh memory is full of NaN");
    expect("cuMemcpyDtoH: copies bytes that nobody has written: byte 8 of allocation");
    bench.free(x);
  }

  @Test
  void memoryIsFreedOnce() {
    CUdeviceptr x = bench.allocate(16);
    assertEquals(INVALID, cuMemFree(x.withByteOffset(4)));
    assertEquals(0, cuMemFree(x));
    assertEquals(INVALID, cuMemFree(x));
    expect("no allocation begins at", "(16 bytes) is freed twice");
  }

  @Test
  void whatIsNotFreedIsALeak() {
    bench.allocate(16);
    bench.allocate(1000);
    assertEquals(List.of(16L, 1000L), bench.simulator.report().live());
    assertEquals(1016, bench.simulator.report().count("live-bytes"));
    assertThrows(AssertionError.class, bench.simulator::assertClean);
    bench.close();
    expect("(16 bytes) is not freed when", "(1000 bytes) is not freed when");
    assertEquals(List.of(), bench.simulator.report().live());
  }

  @Test
  void aThreadStartsWithoutAContext() throws InterruptedException {
    int[] code = new int[1];
    Thread thread = new Thread(() -> code[0] = cuCtxSynchronize());
    thread.start();
    thread.join();
    assertEquals(CUresult.CUDA_ERROR_INVALID_CONTEXT, code[0]);
    assertEquals(0, cuCtxSynchronize());
  }

  @Test
  void aReleasedContextIsGone() {
    bench.close();
    assertEquals(CUresult.CUDA_ERROR_CONTEXT_IS_DESTROYED, cuMemAlloc(new CUdeviceptr(), 4));
    bench = new Bench();
    assertEquals(0, cuCtxSynchronize());
  }

  @Test
  void launchesKeepToTheLimits() {
    CUdeviceptr y = bench.upload(new float[2048]);
    CUfunction f = bench.kernel("writes_behind", ARGUMENTS);
    assertEquals(INVALID, bench.launch(f, 1, 1025, 0, y, y, 0));
    assertEquals(INVALID, bench.launch(f, 1, 0, 0, y, y, 0));
    assertEquals(INVALID, bench.launch(f, 0, 1, 0, y, y, 0));
    assertEquals(INVALID, bench.launch(f, new int[] {1, 65536, 1, 1, 1, 1}, 0, y, y, 0));
    assertEquals(INVALID, bench.launch(f, new int[] {1, 1, 1, 1, 1, 65}, 0, y, y, 0));
    CUfunction bounded = bench.kernel("bounded_to_64", ARGUMENTS, ".maxntid 64, 1, 1");
    assertEquals(
        CUresult.CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES, bench.launch(bounded, 1, 65, 0, y, y, 0));
    bench.run(bounded, 1, 64, 0, y, y, 0);
    expect(
        "launch of writes_behind: threads of a block 1025, at most 1024",
        "a size is zero: grid (1, 1, 1), block (0, 1, 1)",
        "a size is zero: grid (0, 1, 1), block (1, 1, 1)",
        "blocks along y 65536, at most 65535",
        "threads along z 65, at most 64",
        "launch of bounded_to_64: threads of a block, with the bounds of this kernel, 65, at most");
    bench.free(y);
  }

  @Test
  void moreThan48KibibytesOfSharedMemoryAreAskedFor() {
    int most = CUfunction_attribute.CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES;
    CUdeviceptr y = bench.upload(new float[1]);
    CUfunction f = bench.kernel("shared_write_at", ARGUMENTS);
    bench.run(f, 1, 1, 48 * 1024, y, y, 12 * 1024 - 1);
    assertEquals(INVALID, bench.launch(f, 1, 1, 48 * 1024 + 4, y, y, 0));
    assertEquals(INVALID, cuFuncSetAttribute(f, most, 99 * 1024 + 1));
    assertEquals(0, cuFuncSetAttribute(f, most, 99 * 1024));
    bench.run(f, 1, 1, 99 * 1024, y, y, 99 * 256 - 1);
    int[] value = new int[1];
    assertEquals(0, cuFuncGetAttribute(value, most, f));
    assertEquals(99 * 1024, value[0]);
    expect(
        "bytes of shared memory 49156, at most 49152",
        "cuFuncSetAttribute: 101377 bytes of shared memory for shared_write_at, at most 101376");
    bench.free(y);
  }

  @Test
  void ptxHasToAgreeWithTheKernel() {
    CUmodule module = new CUmodule();
    CUfunction f = new CUfunction();
    assertEquals(0, Bench.load(module, Bench.ptx("reads_behind", 16, "")));
    assertEquals(CUresult.CUDA_ERROR_INVALID_IMAGE, cuModuleGetFunction(f, module, "reads_behind"));
    assertEquals(CUresult.CUDA_ERROR_NOT_FOUND, cuModuleGetFunction(f, module, "reads_before"));
    assertEquals(0, Bench.load(module, Bench.ptx("bounded_to_64", ARGUMENTS, ".maxntid 32, 1, 1")));
    assertEquals(
        CUresult.CUDA_ERROR_INVALID_IMAGE, cuModuleGetFunction(f, module, "bounded_to_64"));
    assertEquals(0, Bench.load(module, Bench.ptx("of_nobody", ARGUMENTS, "")));
    assertEquals(CUresult.CUDA_ERROR_NOT_FOUND, cuModuleGetFunction(f, module, "of_nobody"));
    expect(
        "kernel reads_behind takes 1 parameters of 16 bytes in PTX, but one of 24 bytes",
        "kernel bounded_to_64 is for 32 threads at most in PTX, but for 64 in the simulator",
        "kernel of_nobody is in the PTX, but was not compiled for the simulator");
  }

  @ParameterizedTest
  @CsvSource({"12060, .version 9.0, 222", "13000, .version 9.0, 0", "12060, .version 8.5, 0"})
  void oldDriversRefuseNewPtx(int driver, String version, int code) {
    bench.simulator.command("driver", "" + driver);
    String ptx = Bench.ptx("reads_behind", ARGUMENTS, "").replace(".version 6.3", version);
    assertEquals(code, Bench.load(new CUmodule(), ptx));
    byte[] bytes = (ptx + "\0").getBytes(UTF_8);
    assertEquals(code, cuModuleLoadDataJIT(new CUmodule(), Pointer.to(bytes), new JITOptions()));
  }

  @Test
  void oldDevicesRefuseNewPtx() {
    String ptx = Bench.ptx("reads_behind", ARGUMENTS, "");
    bench.simulator.command("capability", "7", "5");
    assertEquals(0, Bench.load(new CUmodule(), ptx));
    bench.simulator.command("capability", "7", "0");
    assertEquals(CUresult.CUDA_ERROR_NO_BINARY_FOR_GPU, Bench.load(new CUmodule(), ptx));
    assertEquals(CUresult.CUDA_ERROR_INVALID_IMAGE, Bench.load(new CUmodule(), "no PTX"));
  }

  @Test
  void functionsEndWithTheirModule() {
    CUdeviceptr y = bench.upload(0);
    CUmodule module = new CUmodule();
    CUfunction f = new CUfunction();
    assertEquals(0, Bench.load(module, Bench.ptx("reads_first", ARGUMENTS, "")));
    assertEquals(0, cuModuleGetFunction(f, module, "reads_first"));
    assertEquals(0, cuModuleUnload(module));
    assertEquals(CUresult.CUDA_ERROR_INVALID_HANDLE, bench.launch(f, 1, 1, 0, y, y, 0));
    assertEquals(CUresult.CUDA_ERROR_INVALID_HANDLE, cuModuleUnload(module));
    expect("no such function", "no such module");
    bench.free(y);
  }

  @Test
  void theThirdAllocationFails() {
    bench.simulator.command("fail-allocation", "3");
    CUdeviceptr a = bench.allocate(4);
    CUdeviceptr b = bench.allocate(4);
    assertEquals(CUresult.CUDA_ERROR_OUT_OF_MEMORY, cuMemAlloc(new CUdeviceptr(), 4));
    CUdeviceptr c = bench.allocate(4);
    bench.free(a, b, c);
    bench.simulator.assertClean();
  }

  @Test
  void theSecondLaunchFailsForGood() {
    CUdeviceptr y = bench.upload(0, 0);
    CUfunction f = bench.kernel("reads_first", ARGUMENTS);
    bench.simulator.command("fail-launch", "2");
    bench.run(f, 1, 1, 0, y, y, 0);
    assertEquals(0, bench.launch(f, 1, 1, 0, y, y, 0));
    assertEquals(CUresult.CUDA_ERROR_LAUNCH_FAILED, cuCtxSynchronize());
    assertEquals(CUresult.CUDA_ERROR_LAUNCH_FAILED, cuMemAlloc(new CUdeviceptr(), 4));
    assertEquals(CUresult.CUDA_ERROR_LAUNCH_FAILED, cuMemFree(y));
    assertEquals(CUresult.CUDA_ERROR_LAUNCH_FAILED, bench.simulator.report().count("error"));
    bench.simulator.reset();
    assertEquals(0, cuCtxSynchronize());
    bench.simulator.assertClean();
  }

  @Test
  void aRefusedLaunchIsNotTheEnd() {
    CUdeviceptr y = bench.upload(0, 0);
    CUfunction f = bench.kernel("reads_first", ARGUMENTS);
    bench.simulator.command("refuse-launch", "1");
    assertEquals(CUresult.CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES, bench.launch(f, 1, 1, 0, y, y, 0));
    bench.run(f, 1, 1, 0, y, y, 0);
    bench.free(y);
    bench.simulator.assertClean();
  }

  @Test
  void aLostDeviceAnswersNothing() {
    CUdeviceptr y = bench.upload(0, 0);
    CUfunction f = bench.kernel("reads_first", ARGUMENTS);
    bench.simulator.command("lose-device", "2");
    bench.run(f, 1, 1, 0, y, y, 0);
    assertEquals(LOST, bench.launch(f, 1, 1, 0, y, y, 0));
    assertEquals(LOST, cuCtxSynchronize());
    assertEquals(LOST, cuMemAlloc(new CUdeviceptr(), 4));
    assertEquals(LOST, cuMemcpyDtoH(Pointer.to(new float[2]), y, 8));
    assertEquals(LOST, cuMemFree(y));
    assertEquals(LOST, JCudaDriver.cuDevicePrimaryCtxRelease(new CUdevice()));
    bench.simulator.assertClean();
    bench.simulator.reset();
    bench = new Bench();
    bench.free(bench.upload(1));
  }

  @Test
  void theDeviceCanBeSmall() {
    bench.simulator.command("memory", "1000");
    bench.simulator.command("shared", "49152");
    bench.simulator.command("multiprocessors", "2");
    long[] bytes = new long[1];
    int[] value = new int[1];
    CUdevice device = new CUdevice();
    assertEquals(0, cuDeviceTotalMem(bytes, device));
    assertEquals(1000, bytes[0]);
    int optIn = CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN;
    assertEquals(0, cuDeviceGetAttribute(value, optIn, device));
    assertEquals(49152, value[0]);
    int multiprocessors = CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT;
    assertEquals(0, cuDeviceGetAttribute(value, multiprocessors, device));
    assertEquals(2, value[0]);
    CUdeviceptr x = bench.allocate(600);
    assertEquals(CUresult.CUDA_ERROR_OUT_OF_MEMORY, cuMemAlloc(new CUdeviceptr(), 401));
    bench.free(x);
    bench.free(bench.allocate(1000));
  }

  @Test
  void thereMayBeNoDevice() {
    bench.simulator.command("no-device");
    int[] count = {-1};
    assertEquals(0, cuDeviceGetCount(count));
    assertEquals(0, count[0]);
    assertEquals(CUresult.CUDA_ERROR_NO_DEVICE, cuInit(0));
  }

  @Test
  void unknownCommandsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> bench.simulator.command("dance"));
    assertThrows(IllegalArgumentException.class, () -> bench.simulator.command("memory", "much"));
  }

  @Test
  void copiesWithinTheDeviceAndFillingWork() {
    CUdeviceptr x = bench.upload(1, 2, 3, 4);
    CUdeviceptr y = bench.allocate(16);
    assertEquals(0, cuMemcpyDtoD(y, x, 16));
    assertEquals(0, cuMemsetD32(y.withByteOffset(4), Float.floatToIntBits(9), 2));
    assertArrayEquals(new float[] {1, 9, 9, 4}, bench.download(y, 4));
    bench.free(x, y);
    bench.simulator.assertClean();
  }

  @Test
  void streamsAndEventsWork() {
    CUstream stream = new CUstream();
    CUevent from = new CUevent();
    CUevent to = new CUevent();
    assertEquals(0, JCudaDriver.cuStreamCreate(stream, 0));
    assertEquals(0, JCudaDriver.cuEventCreate(from, 0));
    assertEquals(0, JCudaDriver.cuEventCreate(to, 0));
    assertEquals(0, JCudaDriver.cuEventRecord(from, stream));
    CUdeviceptr y = bench.upload(1);
    CUfunction f = bench.kernel("reads_first", ARGUMENTS);
    Pointer arguments = Pointer.to(Pointer.to(Bench.arguments(y, y, 0)));
    assertEquals(0, cuLaunchKernel(f, 1, 1, 1, 1, 1, 1, 0, stream, arguments, null));
    assertEquals(0, JCudaDriver.cuEventRecord(to, stream));
    assertEquals(0, JCudaDriver.cuEventSynchronize(to));
    float[] time = {-1};
    assertEquals(0, JCudaDriver.cuEventElapsedTime(time, from, to));
    assertTrue(time[0] >= 0);
    assertEquals(0, JCudaDriver.cuStreamSynchronize(stream));
    assertEquals(0, JCudaDriver.cuEventDestroy(from));
    assertEquals(0, JCudaDriver.cuEventDestroy(to));
    assertEquals(0, JCudaDriver.cuStreamDestroy(stream));
    bench.free(y);
    bench.simulator.assertClean();
  }

  @Test
  void aContextThatIsTakenOffLeavesTheOneBelow() {
    CUcontext ours = new CUcontext();
    CUcontext current = new CUcontext();
    assertEquals(0, JCudaDriver.cuCtxGetCurrent(ours));
    assertEquals(0, JCudaDriver.cuCtxSetCurrent(new CUcontext()));
    assertEquals(0, JCudaDriver.cuCtxPushCurrent(ours));
    assertEquals(0, cuCtxSynchronize());
    assertEquals(0, JCudaDriver.cuCtxPopCurrent(current));
    assertEquals(ours, current);
    assertEquals(0, JCudaDriver.cuCtxGetCurrent(current));
    assertEquals(new CUcontext(), current);
    assertEquals(CUresult.CUDA_ERROR_INVALID_CONTEXT, JCudaDriver.cuCtxPopCurrent(current));
    assertEquals(0, JCudaDriver.cuCtxSetCurrent(ours));
  }

  @Test
  void twoCopiesOfJCudaSeeOneDevice() {
    bench.allocate(12);
    // The report comes through the JCuda of the command channel, the allocation from that of the
    // class path.
    assertEquals(List.of(12L), bench.simulator.report().live());
    assertEquals(
        0, cuModuleLoadData(new CUmodule(), "simulator fail-allocation 1\n\0".getBytes(UTF_8)));
    assertEquals(CUresult.CUDA_ERROR_OUT_OF_MEMORY, cuMemAlloc(new CUdeviceptr(), 4));
    CUcontext current = new CUcontext();
    assertEquals(0, JCudaDriver.cuCtxGetCurrent(current));
  }
}
