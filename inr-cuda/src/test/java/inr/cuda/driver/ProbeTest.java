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
    assertEquals(0, driver.contexts + driver.blasHandles);
  }

  @Test
  void absenceIsAValueWithReasonAndRemedy() {
    driver.failing("initialize", 100);
    assertAbsent("there is no NVIDIA GPU that the driver knows; use backend cpu");
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
    driver.failing("bindContext", 201);
    assertThrows(CudaException.class, () -> Device.open(driver));
    assertEquals(0, driver.contexts);
  }

  @Test
  void reasonsOfLoadingNameTheRemedy() {
    assertEquals(
        "libcuda.so.1 is not found, so there is no NVIDIA driver; install the driver (520 or newer), or use backend cpu",
        DriverAccess.whyNotLoaded("/tmp/x.so: libcuda.so.1: cannot open shared object", "Linux"));
    assertTrue(
        DriverAccess.whyNotLoaded("x.dll: Can't find dependent libraries", "Windows 11")
            .startsWith("nvcuda.dll is not found"));
    assertEquals(
        "JCuda's library does not load (x.so: failed to map segment from shared object); use backend cpu",
        DriverAccess.whyNotLoaded("x.so: failed to map segment from shared object", "Linux"));
    assertEquals(
        NativeFiles.NOT_UNPACKED
            + ": no space; set java.io.tmpdir to a folder with room, or use backend cpu",
        DriverAccess.whyNotLoaded(NativeFiles.NOT_UNPACKED + ": no space", "Linux"));
  }

  @Test
  void systemsWithNativesAreKnown() {
    assertTrue(DriverAccess.hasNatives("Linux", "amd64"));
    assertTrue(DriverAccess.hasNatives("Windows 11", "amd64"));
    assertFalse(DriverAccess.hasNatives("Linux", "aarch64"));
    assertFalse(DriverAccess.hasNatives("Mac OS X", "x86_64"));
  }

  private Availability probe() {
    return Probe.of(new DriverAccess(driver, ""));
  }

  private void assertAbsent(String reason) {
    assertEquals(new Availability(false, "not available: " + reason), probe());
  }
}
