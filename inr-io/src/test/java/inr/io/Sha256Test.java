package inr.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {
  @TempDir Path folder;

  @Test
  void examplesOfTheStandardHaveTheirHashes() throws IOException {
    // FIPS 180-2, appendix B: one block, and a million letters.
    assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", hash("abc"));
    assertEquals(
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
        hash("a".repeat(1_000_000)));
  }

  @Test
  void whatIsNoHashIsRefused() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> Sha256.check("ABC"));
    assertEquals(
        "SHA-256 is ABC; 64 hexadecimal digits in lower case are needed", refusal.getMessage());
  }

  private String hash(String text) throws IOException {
    return Sha256.of(Files.write(folder.resolve("file"), text.getBytes(StandardCharsets.UTF_8)));
  }
}
