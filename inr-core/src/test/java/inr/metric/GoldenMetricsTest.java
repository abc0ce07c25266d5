package inr.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import inr.signal.Medium;
import inr.signal.Samples;
import java.awt.image.Raster;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Values of scikit-image and NumPy for the pairs in golden/metrics; its README says how they were
 * computed.
 */
class GoldenMetricsTest {
  /** Both sides compute in double; what is left is the order of their sums. */
  private static final double TOLERANCE = 1e-9;

  @ParameterizedTest
  @MethodSource("pictures")
  void picturesScoreAsElsewhere(Map<String, Object> golden) throws IOException {
    Raster raster = raster((String) golden.get("a"));
    Medium.Picture shape =
        new Medium.Picture(raster.getWidth(), raster.getHeight(), raster.getNumBands(), 8);
    Samples reference = samples(raster);
    Samples estimate = samples(raster((String) golden.get("b")));
    PictureMetrics metrics = PictureMetrics.of(shape, reference, estimate);
    assertEquals(number(golden, "mse"), metrics.mse(), TOLERANCE);
    assertEquals(number(golden, "psnr"), metrics.psnr(), TOLERANCE);
    assertEquals(number(golden, "ssim_gaussian"), metrics.ssim().getAsDouble(), TOLERANCE);
    assertEquals(
        number(golden, "ssim_uniform"),
        Ssim.of(shape, reference, estimate, SsimWindow.UNIFORM).getAsDouble(),
        TOLERANCE);
    assertEquals(Math.min(shape.width(), shape.height()) > 160, metrics.msSsim().isPresent());
  }

  @ParameterizedTest
  @MethodSource("sounds")
  void soundsScoreAsElsewhere(Map<String, Object> golden)
      throws IOException, UnsupportedAudioFileException {
    Samples reference = sound((String) golden.get("a"));
    Samples estimate = sound((String) golden.get("b"));
    SoundMetrics metrics =
        SoundMetrics.of(
            new Medium.Sound(reference.size(), 1, 22050, 32, true), reference, estimate);
    assertEquals(number(golden, "mse"), metrics.mse(), TOLERANCE);
    assertEquals(number(golden, "snr_db"), metrics.snr().getAsDouble(), TOLERANCE);
    assertEquals(number(golden, "si_sdr_db"), metrics.siSdr().getAsDouble(), TOLERANCE);
    assertEquals(
        number(golden, "log_spectral_distance_db"),
        metrics.logSpectralDistance().getAsDouble(),
        TOLERANCE);
  }

  static List<Map<String, Object>> pictures() throws IOException {
    return rows("images");
  }

  static List<Map<String, Object>> sounds() throws IOException {
    return rows("audio");
  }

  @SuppressWarnings("unchecked") // a list of objects in metrics.json
  private static List<Map<String, Object>> rows(String kind) throws IOException {
    try (InputStream in = resource("metrics.json")) {
      return (List<Map<String, Object>>) JSON.std.mapFrom(in).get(kind);
    }
  }

  private static double number(Map<String, Object> golden, String name) {
    return ((Number) golden.get(name)).doubleValue();
  }

  private static Raster raster(String name) throws IOException {
    try (InputStream in = resource(name)) {
      return ImageIO.read(in).getRaster();
    }
  }

  /** The bands as stored: no colour space between the file and the number. */
  private static Samples samples(Raster raster) {
    int[] values = raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return new Samples.UnsignedBytes(bytes);
  }

  private static Samples sound(String name) throws IOException, UnsupportedAudioFileException {
    try (AudioInputStream in =
        AudioSystem.getAudioInputStream(new BufferedInputStream(resource(name)))) {
      assertEquals(AudioFormat.Encoding.PCM_FLOAT, in.getFormat().getEncoding());
      assertEquals(32, in.getFormat().getSampleSizeInBits());
      assertTrue(!in.getFormat().isBigEndian());
      byte[] bytes = in.readAllBytes();
      float[] values = new float[bytes.length / Float.BYTES];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
      return new Samples.Floats(values);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(
        GoldenMetricsTest.class.getResourceAsStream("/golden/metrics/" + name), name);
  }
}
