package inr.codec.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.signal.Medium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MosaicTest {
  @Test
  void aSmallPictureIsItsOwnSample() {
    Mosaic sample = Mosaic.sample(new Medium.Picture(1300, 700, 3, 8));
    assertEquals(1300, sample.width());
    assertEquals(700, sample.height());
    assertEquals(1299, sample.column(1299));
    assertEquals(699, sample.row(699));
  }

  @ParameterizedTest
  @CsvSource({
    "16384, 16384, 1024, 1024",
    "4000, 3000, 1024, 1024",
    "1025, 1024, 1024, 1024",
    "16777216, 16, 65536, 16",
    "1, 16777216, 1, 1048576",
    "300, 100000, 256, 4096",
    "700, 5000, 512, 2048"
  })
  void piecesOfALargeOneLieApartAndAllOverIt(int width, int height, int columns, int rows) {
    Mosaic sample = Mosaic.sample(new Medium.Picture(width, height, 3, 8));
    assertEquals(columns, sample.width());
    assertEquals(rows, sample.height());
    assertTrue(sample.column(0) >= 0 && sample.column(columns - 1) < width);
    assertTrue(sample.row(0) >= 0 && sample.row(rows - 1) < height);
    for (int x = 1; x < columns; x++) {
      assertTrue(sample.column(x) > sample.column(x - 1));
    }
    for (int y = 1; y < rows; y++) {
      assertTrue(sample.row(y) > sample.row(y - 1));
    }
    // As much is left out before the first piece as behind the last one.
    assertEquals(sample.column(0), width - 1 - sample.column(columns - 1), 1);
    assertEquals(sample.row(0), height - 1 - sample.row(rows - 1), 1);
  }
}
