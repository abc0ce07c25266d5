package inr.cuda.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.backend.Availability;
import org.junit.jupiter.api.Test;

class ProbeTest {
  private final FakeDriver driver = new FakeDriver();

  @Test
  void saysWhatThereIs() {
    assertEquals(
        new Availability(
            true,
            "Fake 1, compute 8.6, 3.0 GiB of 4.0 GiB free, driver for CUDA 12.4; cuBLAS 12.4"),
        probe());
    assertEquals(0, driver.contexts + driver.current + driver.modules + driver.blasHandles);
  }

  @Test
  void absenceIsAValueWithReasonAndRemedy() {
    driver.failing("initialize", 100);
    assertAbsent(
        "there is no NVIDIA GPU that the driver knows, or CUDA_VISIBLE_DEVICES hides it; use backend cpu");
    driver.failures.clear();
    driver.devices = 0;
    assertAbsent("the driver shows no device (see CUDA_VISIBLE_DEVICES); use backend cpu");
    driver.devices = 1;
    driver.major = 6;
    assertAbsent(
        "Fake 1 has compute capability 6.6, the kernels need 7.5 (Turing, 2018) or newer; use backend cpu");
    driver.version = 11_040;
    assertAbsent(
        "the driver is for CUDA 11.4, the kernels need one for CUDA 11.8; install driver 520 or newer, or use backend cpu");
    assertEquals(0, driver.contexts);
  }

  @Test
  void aBrokenDriverIsToldByTheProbeAndThrownByOpening() {
    driver.failing("initialize", 803);
    String problem =
        "the driver does not work (cuInit: CUDA_ERROR_803, text); restart the machine or install the driver again, or use backend cpu";
    assertAbsent(problem);
    assertEquals(
        problem, assertThrows(CudaException.class, () -> Device.open(driver)).getMessage());
  }

  @Test
  void aDeviceThatOthersTookSaysSo() {
    driver.failing("retainContext", 46);
    assertAbsent(
        "the device is taken by other programs (cuDevicePrimaryCtxRetain of Fake 1: CUDA_ERROR_46, text); end them, or use backend cpu");
  }

  @Test
  void aContextThatCannotBeBoundIsReleased() {
    driver.failing("pushContext", 201);
    assertThrows(CudaException.class, () -> Device.open(driver));
    assertEquals(0, driver.contexts + driver.current);
  }

  /** Another library of this program may hold the context that a kernel ruined. */
  @Test
  void aContextThatFailedBeforeIsNotUsed() {
    driver.failing("synchronize", 700);
    assertAbsent(
        "the device no longer answers (cuCtxSynchronize: CUDA_ERROR_700, text); restart the program, and the machine if that does not help, or use backend cpu");
    assertEquals(0, driver.contexts + driver.current);
  }

  @Test
  void aDriverThatCannotCompileIsOfNoUse() {
    driver.failing("loadModule", 221);
    assertAbsent(
        "the driver's compiler of kernels is missing (cuModuleLoadData of scale for compute 8.6: CUDA_ERROR_221, text); install its library (libnvidia-ptxjitcompiler), or use backend cpu");
    driver.failing("loadModule", 223);
    assertAbsent(
        "the driver's compiler of kernels is switched off (cuModuleLoadData of scale for compute 8.6: CUDA_ERROR_223, text); unset CUDA_DISABLE_PTX_JIT, or use backend cpu");
    assertEquals(0, driver.contexts + driver.current + driver.modules);
  }

  @Test
  void reasonsOfLoadingNameTheRemedy() {
    assertEquals(
        "libcuda.so.1 is not found, so there is no NVIDIA driver; install the driver (520 or newer), or use backend cpu",
        DriverAccess.whyNotLoaded(
            "/tmp/x.so: libcuda.so.1: cannot open shared object", "Linux", false));
    assertEquals(
        "nvcuda.dll is not found, so there is no NVIDIA driver; install the driver (527 or newer), or use backend cpu",
        DriverAccess.whyNotLoaded("x.dll: Can't find dependent libraries", "Windows 11", false));
    assertEquals(
        "JCuda's library does not load (x.dll: Procedure not found); install driver 527 or newer, or use backend cpu",
        DriverAccess.whyNotLoaded("x.dll: Procedure not found", "Windows 11", true));
    assertEquals(
        "JCuda's library does not load (x.so: failed to map segment from shared object); use backend cpu",
        DriverAccess.whyNotLoaded(
            "x.so: failed to map segment from shared object", "Linux", false));
    assertEquals(
        NativeFiles.NOT_UNPACKED
            + ": no space; set java.io.tmpdir to a folder with room, or use backend cpu",
        DriverAccess.whyNotLoaded(NativeFiles.NOT_UNPACKED + ": no space", "Linux", false));
  }

  @Test
  void systemsWithNativesAreKnown() {
    assertTrue(DriverAccess.hasNatives("Linux", "amd64"));
    assertTrue(DriverAccess.hasNatives("Windows 11", "amd64"));
    assertFalse(DriverAccess.hasNatives("Linux", "aarch64"));
    assertFalse(DriverAccess.hasNatives("Mac OS X", "x86_64"));
  }

  private Availability probe() {
    return Probe.of(new DriverAccess(driver, ""), "scale", "scale");
  }

  private void assertAbsent(String reason) {
    assertEquals(new Availability(false, "not available: " + reason), probe());
  }
}
