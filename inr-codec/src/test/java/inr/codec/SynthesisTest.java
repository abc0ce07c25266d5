package inr.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.codec.file.CodecFile;
import inr.codec.file.CodecWriter;
import inr.codec.file.EncodedPicture;
import inr.codec.file.Header;
import inr.codec.file.LatentFile;
import inr.signal.Medium;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The decoder's strips and rows give what the definition gives, sample by sample. */
class SynthesisTest {
  @TestFactory
  Stream<DynamicTest> samplesAreThoseOfTheDefinition() {
    return GoldenPicture.ALL.stream()
        .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> check(golden.picture())));
  }

  private static void check(EncodedPicture picture) throws Exception {
    LatentFile file = (LatentFile) CodecFile.of(CodecWriter.write(picture), Codec.MOST_PIXELS);
    Header header = picture.header();
    int[] expected = new int[size(header.medium())];
    for (int tile = 0; tile < header.tiles(); tile++) {
      int[][][] samples =
          new NaiveSynthesis(picture).draw(header.pyramid(tile), picture.symbols()[tile]);
      for (int y = 0; y < samples.length; y++) {
        for (int x = 0; x < samples[0].length; x++) {
          int pixel = (header.top(tile) + y) * header.medium().width() + header.left(tile) + x;
          System.arraycopy(
              samples[y][x], 0, expected, pixel * samples[y][x].length, samples[y][x].length);
        }
      }
    }
    for (int threads : List.of(1, 2, 3, 8)) {
      assertArrayEquals(expected, decoded(file, threads), threads + " threads");
    }
    assertEquals(header.tiles(), picture.symbols().length);
  }

  private static int size(Medium.Picture medium) {
    return medium.width() * medium.height() * medium.channels();
  }

  /** Reads by rows of odd numbers. */
  private static int[] decoded(LatentFile file, int threads) throws Exception {
    Medium.Picture medium = file.header().medium();
    int length = medium.width() * medium.channels();
    int[] all = new int[size(medium)];
    int[] rows = new int[7 * length];
    try (PictureDecoder decoder = Codec.decoder(file, threads)) {
      for (int y = 0; y < medium.height(); y += 7) {
        int count = Math.min(7, medium.height() - y);
        decoder.read(y, count, rows);
        System.arraycopy(rows, 0, all, y * length, count * length);
      }
    }
    return all;
  }
}
