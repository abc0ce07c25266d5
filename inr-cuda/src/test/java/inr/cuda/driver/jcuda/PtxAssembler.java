package inr.cuda.driver.jcuda;

import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import jcuda.nvptxcompiler.JNvPTXCompiler;
import jcuda.nvptxcompiler.nvPTXCompilerHandle;

/** Assembles PTX (text, architecture) as a driver does, and gives what the assembler says. */
public final class PtxAssembler implements BiFunction<String, String, String> {
  @Override
  public String apply(String ptx, String architecture) {
    nvPTXCompilerHandle compiler = new nvPTXCompilerHandle();
    byte[] text = (ptx + "\0").getBytes(StandardCharsets.UTF_8);
    check(JNvPTXCompiler.nvPTXCompilerCreate(compiler, text.length, text), "create");
    try {
      String[] options = {"--gpu-name=" + architecture, "--verbose"};
      if (JNvPTXCompiler.nvPTXCompilerCompile(compiler, options.length, options) != 0) {
        long[] size = new long[1];
        check(JNvPTXCompiler.nvPTXCompilerGetErrorLogSize(compiler, size), "error log");
        byte[] log = new byte[(int) size[0] + 1];
        check(JNvPTXCompiler.nvPTXCompilerGetErrorLog(compiler, log), "error log");
        throw new IllegalArgumentException(new String(log, StandardCharsets.UTF_8).strip());
      }
      long[] size = new long[1];
      check(JNvPTXCompiler.nvPTXCompilerGetInfoLogSize(compiler, size), "log");
      byte[] log = new byte[(int) size[0] + 1];
      check(JNvPTXCompiler.nvPTXCompilerGetInfoLog(compiler, log), "log");
      return new String(log, StandardCharsets.UTF_8);
    } finally {
      JNvPTXCompiler.nvPTXCompilerDestroy(compiler);
    }
  }

  private static void check(int status, String what) {
    if (status != 0) {
      throw new IllegalStateException("compiler of PTX: " + what + " returned " + status);
    }
  }
}
