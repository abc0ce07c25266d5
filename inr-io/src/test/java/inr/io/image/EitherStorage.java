package inr.io.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.io.InputBudget;
import inr.io.RowWatch;
import inr.io.SampleStorage;
import inr.io.SignalFormatException;
import inr.signal.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads pictures into arrays and into mapped files. Both must come to the same picture or to the
 * same refusal, and no file may stay behind.
 */
final class EitherStorage {
  private static final InputBudget BUDGET = InputBudget.of();

  private EitherStorage() {}

  /** The picture in arrays. */
  static DecodedPicture read(Path file) throws IOException {
    Path temporary = Files.createTempDirectory("inr-test-");
    try {
      SampleStorage mapped = new SampleStorage(0, temporary);
      DecodedPicture inArrays;
      try {
        inArrays =
            PictureReader.read(
                file, new SampleStorage(Long.MAX_VALUE, temporary), BUDGET, RowWatch.NONE);
      } catch (SignalFormatException e) {
        assertEquals(
            e.getMessage(),
            assertThrows(
                    SignalFormatException.class,
                    () -> PictureReader.read(file, mapped, BUDGET, RowWatch.NONE))
                .getMessage());
        throw e;
      }
      assertEqual(inArrays, PictureReader.read(file, mapped, BUDGET, RowWatch.NONE));
      return inArrays;
    } finally {
      Files.delete(temporary); // fails unless it is empty
    }
  }

  private static void assertEqual(DecodedPicture inArrays, DecodedPicture mapped) {
    assertEquals(inArrays.medium(), mapped.medium());
    assertEquals(inArrays.notes(), mapped.notes());
    assertInstanceOf(Samples.Mapped.class, mapped.samples());
    assertEquals(inArrays.samples().size(), mapped.samples().size());
    for (int i = 0; i < inArrays.samples().size(); i++) {
      assertEquals(inArrays.samples().get(i), mapped.samples().get(i), "mapped sample " + i);
    }
  }
}
