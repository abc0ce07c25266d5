package inr.cuda.driver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kernels of one source file, as PTX. */
final class KernelFile {
  private final String name;
  private final byte[] ptx;

  private KernelFile(String name, byte[] ptx) {
    this.name = name;
    this.ptx = ptx;
  }

  /** The resource {@code <name>.ptx}. */
  static KernelFile named(String name) {
    String resource = "/inr/cuda/" + name + ".ptx";
    try (InputStream in = KernelFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("kernels " + name + ": " + resource + " is not in the jar");
      }
      return new KernelFile(name, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("kernels " + name + ": " + resource + " cannot be read", e);
    }
  }

  String name() {
    return name;
  }

  /** The text, with the zero byte that ends it in C. */
  byte[] text() {
    return Arrays.copyOf(ptx, ptx.length + 1);
  }

  /** {@code sizeof} the struct that a kernel takes. */
  int argumentBytes(String kernel) {
    Matcher entry =
        Pattern.compile(
                "\\.entry\\s+"
                    + Pattern.quote(kernel)
                    + "\\s*\\(\\s*\\.param[^\\[,)]*\\[(\\d+)\\]\\s*\\)")
            .matcher(new String(ptx, StandardCharsets.UTF_8));
    if (!entry.find()) {
      throw new IllegalStateException(
          "kernels " + name + ": there is no " + kernel + " with one struct as its argument");
    }
    return Integer.parseInt(entry.group(1));
  }
}
