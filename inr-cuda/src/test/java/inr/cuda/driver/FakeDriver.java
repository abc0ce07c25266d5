package inr.cuda.driver;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A driver of a device whose memory is here; calls fail as a test wants. */
final class FakeDriver implements Driver {
  final List<String> calls = new ArrayList<>();
  final TreeMap<Long, ByteBuffer> memory = new TreeMap<>();
  final Map<String, Integer> failures = new HashMap<>();
  int version = 12_040;
  int devices = 1;
  int major = 8;
  int contexts;
  int current;
  int modules;
  int blasHandles;
  int frees;
  String missingBlas = "";
  private long next = 1 << 20;

  /** From now on a call returns a status, its work undone. */
  FakeDriver failing(String call, int status) {
    failures.put(call, status);
    return this;
  }

  private int done(String call, Runnable work) {
    calls.add(call);
    int status = failures.getOrDefault(call, failures.getOrDefault("all", 0));
    if (status == 0) {
      work.run();
    }
    return status;
  }

  @Override
  public int initialize() {
    return done("initialize", () -> {});
  }

  @Override
  public int driverVersion(int[] number) {
    return done("driverVersion", () -> number[0] = version);
  }

  @Override
  public int deviceCount(int[] count) {
    return done("deviceCount", () -> count[0] = devices);
  }

  @Override
  public int deviceName(byte[] name, int device) {
    byte[] text = "Fake 1\0".getBytes(StandardCharsets.UTF_8);
    return done("deviceName", () -> System.arraycopy(text, 0, name, 0, text.length));
  }

  @Override
  public int deviceAttribute(int[] value, int attribute, int device) {
    Map<Integer, Integer> values = Map.of(16, 10, 75, major, 76, 6, 97, 101_376);
    return done("deviceAttribute", () -> value[0] = values.get(attribute));
  }

  @Override
  public int deviceMemory(long[] bytes, int device) {
    return done("deviceMemory", () -> bytes[0] = 4L << 30);
  }

  @Override
  public int retainContext(Object[] context, int device) {
    return done(
        "retainContext",
        () -> {
          context[0] = "context";
          contexts++;
        });
  }

  @Override
  public int releaseContext(int device) {
    return done("releaseContext", () -> contexts--);
  }

  @Override
  public int pushContext(Object context) {
    return done("pushContext", () -> current++);
  }

  @Override
  public int popContext() {
    return done("popContext", () -> current--);
  }

  @Override
  public int synchronize() {
    return done("synchronize", () -> {});
  }

  @Override
  public int memory(long[] free, long[] total) {
    return done(
        "memory",
        () -> {
          free[0] = 3L << 30;
          total[0] = 4L << 30;
        });
  }

  @Override
  public int allocate(long[] address, long bytes) {
    return done(
        "allocate",
        () -> {
          address[0] = next;
          memory.put(next, ByteBuffer.allocate((int) bytes).order(ByteOrder.nativeOrder()));
          next += bytes + 256;
        });
  }

  @Override
  public int free(long address) {
    frees++;
    return done("free", () -> memory.remove(address));
  }

  @Override
  public int upload(long address, ByteBuffer source, long bytes) {
    return done(
        "upload", () -> at(address, bytes).put(source.duplicate().limit((int) bytes).rewind()));
  }

  @Override
  public int download(ByteBuffer target, long address, long bytes) {
    return done("download", () -> target.duplicate().rewind().put(at(address, bytes)));
  }

  @Override
  public int clear(long address, long bytes) {
    return done("clear", () -> at(address, bytes).put(new byte[(int) bytes]));
  }

  @Override
  public int loadModule(Object[] module, byte[] ptx) {
    return done(
        "loadModule",
        () -> {
          module[0] = "module";
          modules++;
        });
  }

  @Override
  public String compilerLog(byte[] ptx) {
    return "ptxas fatal   : Unsupported .version 9.9\nptxas fatal   : aborted";
  }

  @Override
  public int unloadModule(Object module) {
    return done("unloadModule", () -> modules--);
  }

  @Override
  public int function(Object[] function, Object module, String name) {
    return done("function", () -> function[0] = name);
  }

  @Override
  public int allowSharedMemory(Object function, int bytes) {
    return done("allowSharedMemory " + bytes, () -> {});
  }

  @Override
  public Object launchParameters(ByteBuffer parameter) {
    calls.add("launchParameters");
    return parameter.order(ByteOrder.nativeOrder());
  }

  /** Does what scale.cu does. */
  @Override
  public int launch(
      Object function, int gridX, int gridY, int threads, int sharedBytes, Object parameters) {
    ByteBuffer a = (ByteBuffer) parameters;
    return done(
        "launch",
        () -> {
          int count = a.getInt(20);
          ByteBuffer x = at(a.getLong(0), 4L * count);
          ByteBuffer y = at(a.getLong(8), 4L * count);
          for (int i = 0; i < count; i++) {
            y.putFloat(a.getFloat(16) * x.getFloat());
          }
        });
  }

  @Override
  public String describe(int status) {
    return "CUDA_ERROR_" + status + ", text";
  }

  @Override
  public void loadBlas() {
    if (!missingBlas.isEmpty()) {
      throw new UnsatisfiedLinkError(missingBlas);
    }
  }

  @Override
  public int createBlas(Object[] handle) {
    return done(
        "createBlas",
        () -> {
          handle[0] = "blas";
          blasHandles++;
        });
  }

  @Override
  public int destroyBlas(Object handle) {
    return done("destroyBlas", () -> blasHandles--);
  }

  @Override
  public int blasProperty(int property, int[] value) {
    return done("blasProperty " + property, () -> value[0] = property == 0 ? 12 : 4);
  }

  @Override
  public int blasMathMode(Object handle, int mode) {
    return done("blasMathMode " + mode, () -> {});
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
    return done(
        "multiply",
        () -> {
          for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
              float sum = beta == 0 ? 0 : beta * element(c, i + (long) j * ldc).getFloat();
              for (int p = 0; p < k; p++) {
                long left = transposeA ? p + (long) i * lda : i + (long) p * lda;
                long right = transposeB ? j + (long) p * ldb : p + (long) j * ldb;
                sum += element(a, left).getFloat() * element(b, right).getFloat();
              }
              element(c, i + (long) j * ldc).putFloat(sum);
            }
          }
        });
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
    int status = done("multiplyBatch", () -> {});
    for (int s = 0; status == 0 && s < batch; s++) {
      status =
          multiply(
              handle,
              transposeA,
              transposeB,
              m,
              n,
              k,
              a + 4L * s * strideA,
              lda,
              b + 4L * s * strideB,
              ldb,
              beta,
              c + 4L * s * strideC,
              ldc);
    }
    return status;
  }

  @Override
  public String describeBlas(int status) {
    return "CUBLAS_STATUS_" + status;
  }

  private ByteBuffer element(long address, long index) {
    return at(address + 4 * index, 4);
  }

  /** A piece of one allocation. */
  private ByteBuffer at(long address, long bytes) {
    Map.Entry<Long, ByteBuffer> found = memory.floorEntry(address);
    int from = (int) (address - found.getKey());
    return found.getValue().slice(from, (int) bytes).order(ByteOrder.nativeOrder());
  }
}
