package inr.io.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.SignalFormatException;
import inr.signal.Medium;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every code of QOI once, by hand after its specification. */
class QoiTest {
  @TempDir private Path folder;

  private Path file(int width, int channels, int linear, int... codes) throws IOException {
    ByteBuffer file = ByteBuffer.allocate(14 + codes.length);
    file.put(new byte[] {'q', 'o', 'i', 'f'}).putInt(width).putInt(1);
    file.put((byte) channels).put((byte) linear);
    for (int code : codes) {
      file.put((byte) code);
    }
    return SamplePictures.save(folder, "a.qoi", file.array());
  }

  @Test
  void everyCodeMeansWhatTheSpecificationSays() throws IOException {
    DecodedPicture picture =
        EitherStorage.read(
            file(
                9,
                4,
                0,
                0xfe,
                100,
                150,
                200, // RGB
                0x40 | 3 << 4 | 1 << 2 | 2, // + 1, − 1, 0
                0x80 | 32 + 10,
                3 << 4 | 12, // green + 10, red 5 less, blue 4 more
                0xc0 | 1, // twice
                0xff,
                1,
                2,
                3,
                4, // RGBA
                (3 * 100 + 5 * 150 + 7 * 200 + 11 * 255) % 64, // the first
                0x40, // − 2 each
                0x00)); // of a place that no pixel had
    assertEquals(new Medium.Picture(9, 1, 4, 8), picture.medium());
    int[][] expected = {
      {100, 150, 200, 255},
      {101, 149, 200, 255},
      {106, 159, 214, 255},
      {106, 159, 214, 255},
      {106, 159, 214, 255},
      {1, 2, 3, 4},
      {100, 150, 200, 255},
      {98, 148, 198, 255},
      {0, 0, 0, 0}
    };
    for (int i = 0; i < 36; i++) {
      assertEquals(expected[i / 4][i % 4], picture.samples().get(i), "sample " + i);
    }
    assertEquals(List.of(), picture.notes());
  }

  @Test
  void numbersWrapAroundAndLinearColoursAreTold() throws IOException {
    DecodedPicture picture = EitherStorage.read(file(1, 3, 1, 0x40 | 1 << 4 | 2 << 2 | 3));
    assertEquals(255, picture.samples().get(0));
    assertEquals(0, picture.samples().get(1));
    assertEquals(1, picture.samples().get(2));
    assertEquals(List.of("its linear colours were not converted to sRGB"), picture.notes());
  }

  @Test
  void cutsAndClaimsAreRefused() throws IOException {
    Path cut = file(3, 3, 0, 0xfe, 1, 2);
    assertEquals(
        "a.qoi: QOI data ends too early; the file is cut off or damaged",
        assertThrows(SignalFormatException.class, () -> EitherStorage.read(cut)).getMessage());
    Path claim = file(63 * 62, 3, 0, 0xc0 | 61);
    assertTrue(
        assertThrows(SignalFormatException.class, () -> EitherStorage.read(claim))
            .getMessage()
            .contains("which take at least 63 bytes, but the file has 1 bytes of pixel data"));
  }
}
