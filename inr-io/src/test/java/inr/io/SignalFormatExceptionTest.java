package inr.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SignalFormatExceptionTest {
  @Test
  void itsMessageIsOneLineWhateverIsQuoted() {
    assertEquals(
        "a b.png: has two arrays c d",
        new SignalFormatException(Path.of("x", "a\nb.png"), "has two arrays c\r\nd").getMessage());
  }
}
