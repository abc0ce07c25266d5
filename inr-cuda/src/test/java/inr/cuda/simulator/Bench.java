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

/**
 * A context on the simulated device for one test, with the few words that tests of the simulator
 * use.
 */
final class Bench implements AutoCloseable {
  final Simulator simulator = Simulator.load();

  Bench() {
    simulator.restart();
    assertEquals(0, cuInit(0));
    CUcontext context = new CUcontext();
    assertEquals(0, cuDevicePrimaryCtxRetain(context, new CUdevice()));
    assertEquals(0, cuCtxSetCurrent(context));
  }

  static String ptx(String name, int argumentBytes, String bounds) {
    return ".version 6.3\n.target sm_75\n.address_size 64\n.visible .entry "
        + (name + "(\n.param .align 8 .b8 " + name + "_param_0[" + argumentBytes + "]\n)")
        + ("\n" + bounds + "\n{ ret; }\n");
  }

  static int load(CUmodule module, String text) {
    return cuModuleLoadData(module, (text + "\0").getBytes(StandardCharsets.UTF_8));
  }

  CUfunction kernel(String name, int argumentBytes) {
    return kernel(name, argumentBytes, "");
  }

  CUfunction kernel(String name, int argumentBytes, String bounds) {
    CUmodule module = new CUmodule();
    assertEquals(0, load(module, ptx(name, argumentBytes, bounds)));
    CUfunction function = new CUfunction();
    assertEquals(0, cuModuleGetFunction(function, module, name));
    return function;
  }

  CUdeviceptr allocate(long bytes) {
    CUdeviceptr memory = new CUdeviceptr();
    assertEquals(0, cuMemAlloc(memory, bytes));
    return memory;
  }

  CUdeviceptr upload(float... values) {
    CUdeviceptr memory = allocate(4L * values.length);
    assertEquals(0, cuMemcpyHtoD(memory, Pointer.to(values), 4L * values.length));
    return memory;
  }

  float[] download(CUdeviceptr memory, int count) {
    float[] values = new float[count];
    assertEquals(0, cuMemcpyDtoH(Pointer.to(values), memory, 4L * count));
    return values;
  }

  void free(CUdeviceptr... memory) {
    for (CUdeviceptr m : memory) {
      assertEquals(0, cuMemFree(m));
    }
  }

  /**
   * Arguments one after the other, each on a multiple of its size: pointers and longs, ints,
   * floats.
   */
  static ByteBuffer arguments(Object... values) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(256).order(ByteOrder.LITTLE_ENDIAN);
    for (Object value : values) {
      if (value instanceof CUdeviceptr pointer) {
        buffer.putLong(address(pointer));
      } else if (value instanceof Long number) {
        buffer.putLong(number);
      } else if (value instanceof Integer number) {
        buffer.putInt(number);
      } else {
        buffer.putFloat((Float) value);
      }
    }
    return buffer.rewind();
  }

  int launch(CUfunction kernel, int blocks, int threads, int shared, Object... values) {
    return launch(kernel, new int[] {blocks, 1, 1, threads, 1, 1}, shared, values);
  }

  int launch(CUfunction kernel, int[] sizes, int shared, Object... values) {
    Pointer parameters = Pointer.to(Pointer.to(arguments(values)));
    int[] s = sizes;
    return cuLaunchKernel(
        kernel, s[0], s[1], s[2], s[3], s[4], s[5], shared, null, parameters, null);
  }

  void run(CUfunction kernel, int blocks, int threads, int shared, Object... values) {
    assertEquals(0, launch(kernel, blocks, threads, shared, values));
    int code = cuCtxSynchronize();
    assertEquals(0, code, () -> "" + simulator.report().violations());
  }

  static long address(CUdeviceptr pointer) {
    try {
      var method = NativePointerObject.class.getDeclaredMethod("getNativePointer");
      method.setAccessible(true);
      return (long) method.invoke(pointer);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** Releases the context; what is not freed by then is a leak. */
  @Override
  public void close() {
    cuDevicePrimaryCtxRelease(new CUdevice());
  }
}
