package inr.cuda.simulator;

import java.util.List;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdevice;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.JCudaDriver;

/**
 * Runs in a process of its own: takes memory, does not give it back, and prints the codes of its
 * calls.
 */
final class ForgetfulProgram {
  private ForgetfulProgram() {}

  public static void main(String[] arguments) {
    int init = JCudaDriver.cuInit(0);
    CUcontext context = new CUcontext();
    int retain = JCudaDriver.cuDevicePrimaryCtxRetain(context, new CUdevice());
    int current = retain == 0 ? JCudaDriver.cuCtxSetCurrent(context) : -1;
    int memory = JCudaDriver.cuMemAlloc(new CUdeviceptr(), 100);
    System.out.println(List.of(init, retain, current, memory));
  }
}
