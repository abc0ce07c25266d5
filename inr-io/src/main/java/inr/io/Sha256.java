package inr.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of a file's bytes as 64 hexadecimal digits in lower case: what names an input in models
 * and checkpoints.
 */
public final class Sha256 {
  private Sha256() {}

  /** The hash of a file, read in small pieces. */
  public static String of(Path file) throws IOException {
    MessageDigest digest = digest();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return text(digest);
  }

  /** The hash of some bytes one after the other. */
  public static String of(Iterable<ByteBuffer> parts) {
    MessageDigest digest = digest();
    parts.forEach(digest::update);
    return text(digest);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  private static String text(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Refuses what is not such a hash.
   *
   * @return {@code hash}
   */
  public static String check(String hash) {
    if (!hash.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "SHA-256 is " + hash + "; 64 hexadecimal digits in lower case are needed");
    }
    return hash;
  }
}
