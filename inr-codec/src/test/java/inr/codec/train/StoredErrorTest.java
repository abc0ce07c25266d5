package inr.codec.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.codec.Codec;
import inr.codec.file.CodecFile;
import inr.codec.file.CodecWriter;
import inr.codec.file.LatentFile;
import inr.metric.Psnr;
import inr.parallel.Workers;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The error that a target is compared with. */
class StoredErrorTest {
  private static final int WIDTH = 40;
  private static final int HEIGHT = 36;

  /** Black on the left, where a clamp makes samples exact, and a gradient on the right. */
  private static Samples samples(int bits) {
    int peak = (1 << bits) - 1;
    short[] values = new short[3 * WIDTH * HEIGHT];
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      int x = i / 3 % WIDTH;
      int value = x < 24 ? 0 : (int) ((long) peak * (x - 23) * (i % 3 + 1) / 51);
      values[i] = (short) value;
      bytes[i] = (byte) value;
    }
    return bits == 8 ? new Samples.UnsignedBytes(bytes) : new Samples.UnsignedShorts(values);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16})
  void itIsThatOfTheDecodedFile(int bits) throws IOException {
    Medium.Picture medium = new Medium.Picture(WIDTH, HEIGHT, 3, bits);
    Samples samples = samples(bits);
    PictureTraining.Result result =
        PictureTraining.train(
            medium,
            samples,
            Optional.empty(),
            SmallTraining.settings(300, false, 1),
            SmallTraining.NOBODY);
    byte[] bytes = CodecWriter.write(result.picture());
    LatentFile file = (LatentFile) CodecFile.of(bytes, Codec.MOST_PIXELS);
    double decoded = Psnr.of(medium, samples, Codec.decode(bytes).samples());
    SampleSpan span = SampleSpan.of(medium, samples);
    try (Workers workers = new Workers(2)) {
      StoredError error = new StoredError(file.header(), span.picture(medium, samples), workers);
      double stored = -10 * Math.log10(error.of(file.parameters(), file.symbols(0)));
      assertEquals(decoded, stored, 1e-9);
      assertTrue(decoded > 20, decoded + " dB");
    }
  }
}
