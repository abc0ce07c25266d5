package inr.cuda.driver.jcuda;

import inr.cuda.driver.Driver;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import jcuda.Pointer;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdevice;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUfunction;
import jcuda.driver.CUfunction_attribute;
import jcuda.driver.CUjit_option;
import jcuda.driver.CUmodule;
import jcuda.driver.JCudaDriver;
import jcuda.driver.JITOptions;
import jcuda.jcublas.JCublas2;
import jcuda.jcublas.cublasHandle;
import jcuda.jcublas.cublasOperation;
import jcuda.jcublas.cublasStatus;

/** The calls by JCuda; its handles go round outside as they are. */
public final class JCudaCalls implements Driver {
  private static final int LOG_BYTES = 4096;

  private final Pointer zero = Pointer.to(new float[] {0});
  private final Pointer one = Pointer.to(new float[] {1});

  private final Runnable loaded;
  private boolean blasLoaded;

  /**
   * To be made when {@link Natives} has loaded the driver.
   *
   * @param loaded what to run whenever a library is loaded and its file not needed any more
   */
  public JCudaCalls(Runnable loaded) {
    this.loaded = loaded;
    JCudaDriver.setExceptionsEnabled(false);
  }

  @Override
  public int initialize() {
    return JCudaDriver.cuInit(0);
  }

  @Override
  public int driverVersion(int[] version) {
    return JCudaDriver.cuDriverGetVersion(version);
  }

  @Override
  public int deviceCount(int[] count) {
    return JCudaDriver.cuDeviceGetCount(count);
  }

  @Override
  public int deviceName(byte[] name, int device) {
    CUdevice handle = new CUdevice();
    int status = JCudaDriver.cuDeviceGet(handle, device);
    return status != 0 ? status : JCudaDriver.cuDeviceGetName(name, name.length, handle);
  }

  @Override
  public int deviceAttribute(int[] value, int attribute, int device) {
    CUdevice handle = new CUdevice();
    int status = JCudaDriver.cuDeviceGet(handle, device);
    return status != 0 ? status : JCudaDriver.cuDeviceGetAttribute(value, attribute, handle);
  }

  @Override
  public int deviceMemory(long[] bytes, int device) {
    CUdevice handle = new CUdevice();
    int status = JCudaDriver.cuDeviceGet(handle, device);
    return status != 0 ? status : JCudaDriver.cuDeviceTotalMem(bytes, handle);
  }

  @Override
  public int retainContext(Object[] context, int device) {
    CUdevice handle = new CUdevice();
    int status = JCudaDriver.cuDeviceGet(handle, device);
    if (status != 0) {
      return status;
    }
    CUcontext retained = new CUcontext();
    context[0] = retained;
    return JCudaDriver.cuDevicePrimaryCtxRetain(retained, handle);
  }

  @Override
  public int releaseContext(int device) {
    CUdevice handle = new CUdevice();
    int status = JCudaDriver.cuDeviceGet(handle, device);
    return status != 0 ? status : JCudaDriver.cuDevicePrimaryCtxRelease(handle);
  }

  @Override
  public int pushContext(Object context) {
    return JCudaDriver.cuCtxPushCurrent((CUcontext) context);
  }

  @Override
  public int popContext() {
    return JCudaDriver.cuCtxPopCurrent(new CUcontext());
  }

  @Override
  public int synchronize() {
    return JCudaDriver.cuCtxSynchronize();
  }

  @Override
  public int memory(long[] free, long[] total) {
    return JCudaDriver.cuMemGetInfo(free, total);
  }

  @Override
  public int allocate(long[] address, long bytes) {
    Address pointer = new Address();
    int status = JCudaDriver.cuMemAlloc(pointer, bytes);
    address[0] = pointer.number();
    return status;
  }

  @Override
  public int free(long address) {
    return JCudaDriver.cuMemFree(at(address));
  }

  @Override
  public int upload(long address, ByteBuffer source, long bytes) {
    return JCudaDriver.cuMemcpyHtoD(at(address), Pointer.to(source), bytes);
  }

  @Override
  public int download(ByteBuffer target, long address, long bytes) {
    return JCudaDriver.cuMemcpyDtoH(Pointer.to(target), at(address), bytes);
  }

  @Override
  public int clear(long address, long bytes) {
    return JCudaDriver.cuMemsetD8(at(address), (byte) 0, bytes);
  }

  @Override
  public int loadModule(Object[] module, byte[] ptx) {
    CUmodule loaded = new CUmodule();
    module[0] = loaded;
    return JCudaDriver.cuModuleLoadData(loaded, ptx);
  }

  @Override
  public String compilerLog(byte[] ptx) {
    JITOptions options = new JITOptions();
    options.putInt(CUjit_option.CU_JIT_ERROR_LOG_BUFFER_SIZE_BYTES, LOG_BYTES);
    options.putBytes(CUjit_option.CU_JIT_ERROR_LOG_BUFFER, new byte[LOG_BYTES]);
    CUmodule module = new CUmodule();
    if (JCudaDriver.cuModuleLoadDataJIT(module, Pointer.to(ptx), options) == 0) {
      JCudaDriver.cuModuleUnload(module);
    }
    byte[] log = options.getBytes(CUjit_option.CU_JIT_ERROR_LOG_BUFFER);
    int length = 0;
    while (length < log.length && log[length] != 0) {
      length++;
    }
    return new String(log, 0, length, StandardCharsets.UTF_8);
  }

  @Override
  public int unloadModule(Object module) {
    return JCudaDriver.cuModuleUnload((CUmodule) module);
  }

  @Override
  public int function(Object[] function, Object module, String name) {
    CUfunction found = new CUfunction();
    function[0] = found;
    return JCudaDriver.cuModuleGetFunction(found, (CUmodule) module, name);
  }

  @Override
  public int allowSharedMemory(Object function, int bytes) {
    return JCudaDriver.cuFuncSetAttribute(
        (CUfunction) function,
        CUfunction_attribute.CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES,
        bytes);
  }

  @Override
  public Object launchParameters(ByteBuffer parameter) {
    return Pointer.to(Pointer.to(parameter));
  }

  @Override
  public int launch(
      Object function, int gridX, int gridY, int threads, int sharedBytes, Object parameters) {
    return JCudaDriver.cuLaunchKernel(
        (CUfunction) function,
        gridX,
        gridY,
        1,
        threads,
        1,
        1,
        sharedBytes,
        null,
        (Pointer) parameters,
        null);
  }

  @Override
  public String describe(int status) {
    String[] name = new String[1];
    String[] text = new String[1];
    if (JCudaDriver.cuGetErrorName(status, name) != 0
        || JCudaDriver.cuGetErrorString(status, text) != 0) {
      return "error " + status;
    }
    return name[0] + ", " + text[0];
  }

  @Override
  public synchronized void loadBlas() {
    if (blasLoaded) {
      return;
    }
    try {
      Natives.load("JCublas2");
      JCublas2.setExceptionsEnabled(false);
      blasLoaded = true;
    } finally {
      loaded.run();
    }
  }

  @Override
  public int createBlas(Object[] handle) {
    cublasHandle created = new cublasHandle();
    handle[0] = created;
    return JCublas2.cublasCreate(created);
  }

  @Override
  public int destroyBlas(Object handle) {
    return JCublas2.cublasDestroy((cublasHandle) handle);
  }

  @Override
  public int blasProperty(int property, int[] value) {
    return JCublas2.cublasGetProperty(property, value);
  }

  @Override
  public int blasMathMode(Object handle, int mode) {
    return JCublas2.cublasSetMathMode((cublasHandle) handle, mode);
  }

  @Override
  public int multiply(
      Object handle,
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      long a,
      int lda,
      long b,
      int ldb,
      float beta,
      long c,
      int ldc) {
    return JCublas2.cublasSgemm(
        (cublasHandle) handle,
        operation(transposeA),
        operation(transposeB),
        m,
        n,
        k,
        one,
        at(a),
        lda,
        at(b),
        ldb,
        factor(beta),
        at(c),
        ldc);
  }

  @Override
  public int multiplyBatch(
      Object handle,
      int batch,
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      long a,
      int lda,
      long strideA,
      long b,
      int ldb,
      long strideB,
      float beta,
      long c,
      int ldc,
      long strideC) {
    return JCublas2.cublasSgemmStridedBatched(
        (cublasHandle) handle,
        operation(transposeA),
        operation(transposeB),
        m,
        n,
        k,
        one,
        at(a),
        lda,
        strideA,
        at(b),
        ldb,
        strideB,
        factor(beta),
        at(c),
        ldc,
        strideC,
        batch);
  }

  @Override
  public String describeBlas(int status) {
    return cublasStatus.stringFor(status);
  }

  private static int operation(boolean transpose) {
    return transpose ? cublasOperation.CUBLAS_OP_T : cublasOperation.CUBLAS_OP_N;
  }

  private static CUdeviceptr at(long address) {
    return new CUdeviceptr().withByteOffset(address);
  }

  private Pointer factor(float value) {
    if (value == 0) {
      return zero;
    }
    return value == 1 ? one : Pointer.to(new float[] {value});
  }

  /** A pointer that tells its number. */
  private static final class Address extends CUdeviceptr {
    long number() {
      return getNativePointer();
    }
  }
}
