package inr.cuda.simulator;

import static jcuda.driver.JCudaDriver.cuCtxSetCurrent;
import static jcuda.driver.JCudaDriver.cuCtxSynchronize;
import static jcuda.driver.JCudaDriver.cuDevicePrimaryCtxRelease;
import static jcuda.driver.JCudaDriver.cuDevicePrimaryCtxRetain;
import static jcuda.driver.JCudaDriver.cuInit;
import static jcuda.driver.JCudaDriver.cuLaunchKernel;
import static jcuda.driver.JCudaDriver.cuMemAlloc;
import static jcuda.driver.JCudaDriver.cuMemFree;
import static jcuda.driver.JCudaDriver.cuMemcpyDtoH;
import static jcuda.driver.JCudaDriver.cuMemcpyHtoD;
import static jcuda.driver.JCudaDriver.cuModuleGetFunction;
import static jcuda.driver.JCudaDriver.cuModuleLoadData;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import jcuda.NativePointerObject;
import jcuda.Pointer;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdevice;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUfunction;
import jcuda.driver.CUmodule;
import org.junit.jupiter.api.Test;

class SimulatorTest {
  @Test
  void aKernelRuns() {
    Simulator simulator = Simulator.load();
    assertEquals(0, cuInit(0));
    CUcontext context = new CUcontext();
    assertEquals(0, cuDevicePrimaryCtxRetain(context, new CUdevice()));
    assertEquals(0, cuCtxSetCurrent(context));
    CUmodule module = new CUmodule();
    String ptx =
        ".version 6.3\n.target sm_75\n.address_size 64\n"
            + ".visible .entry scale(.param .align 8 .b8 scale_param_0[24]) { ret; }\0";
    assertEquals(0, cuModuleLoadData(module, ptx.getBytes(StandardCharsets.UTF_8)));
    CUfunction function = new CUfunction();
    assertEquals(0, cuModuleGetFunction(function, module, "scale"));
    CUdeviceptr x = new CUdeviceptr();
    CUdeviceptr y = new CUdeviceptr();
    assertEquals(0, cuMemAlloc(x, 400));
    assertEquals(0, cuMemAlloc(y, 400));
    float[] values = new float[100];
    for (int i = 0; i < 100; i++) {
      values[i] = i;
    }
    assertEquals(0, cuMemcpyHtoD(x, Pointer.to(values), 400));
    ByteBuffer arguments = ByteBuffer.allocateDirect(24).order(ByteOrder.LITTLE_ENDIAN);
    arguments.putLong(address(x)).putLong(address(y)).putFloat(2).putInt(100).rewind();
    assertEquals(
        0,
        cuLaunchKernel(
            function, 4, 1, 1, 32, 1, 1, 0, null, Pointer.to(Pointer.to(arguments)), null));
    assertEquals(0, cuCtxSynchronize());
    float[] result = new float[100];
    assertEquals(0, cuMemcpyDtoH(Pointer.to(result), y, 400));
    for (int i = 0; i < 100; i++) {
      values[i] *= 2;
    }
    assertArrayEquals(values, result);
    assertEquals(0, cuMemFree(x));
    assertEquals(0, cuMemFree(y));
    assertEquals(0, cuDevicePrimaryCtxRelease(new CUdevice()));
    simulator.assertClean();
    assertEquals(1, simulator.report().launches().get("scale"));
  }

  private static long address(CUdeviceptr pointer) {
    try {
      var method = NativePointerObject.class.getDeclaredMethod("getNativePointer");
      method.setAccessible(true);
      return (long) method.invoke(pointer);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
