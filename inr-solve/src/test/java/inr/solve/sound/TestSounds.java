package inr.solve.sound;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inr.parallel.Workers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Sounds for the tests of this package. */
final class TestSounds {
  private static final int RATE = 44_100;
  private static final int HEADER = 12;
  private static final int CHUNK = 8;

  private TestSounds() {}

  /** Three tones that die away, the peak being 1. */
  static Waves chord(int frames) {
    double[] x = new double[frames];
    for (int i = 0; i < frames; i++) {
      double t = (double) i / RATE;
      x[i] =
          Math.exp(-2 * t)
              * (Math.sin(2 * Math.PI * 311.13 * t)
                  + 0.7 * Math.sin(2 * Math.PI * 466.16 * t + 1)
                  + 0.5 * Math.sin(2 * Math.PI * 1244.5 * t + 2));
    }
    return normalized(x);
  }

  /** Samples 88,200 to 132,299 of a recording of Bach by their peak, in single precision. */
  static Waves bach() throws IOException {
    String media = System.getenv("INR_MEDIA");
    assumeTrue(media != null, "INR_MEDIA names no folder with audio/bach.wav");
    ByteBuffer wave =
        ByteBuffer.wrap(Files.readAllBytes(Path.of(media, "audio", "bach.wav")))
            .order(ByteOrder.LITTLE_ENDIAN);
    int at = HEADER;
    while (wave.getInt(at) != 0x61746164) { // "data"
      at += CHUNK + wave.getInt(at + 4);
    }
    double[] x = new double[RATE];
    for (int i = 0; i < x.length; i++) {
      x[i] = wave.getFloat(at + CHUNK + (88_200 + i) * Float.BYTES);
    }
    return normalized(x);
  }

  private static Waves normalized(double[] x) {
    double peak = new Waves(List.of(x), RATE).peak();
    return new Waves(List.of(Arrays.stream(x).map(v -> v / peak).toArray()), RATE);
  }

  /** Which samples are kept if there are gaps. */
  static boolean[] gaps(int frames, int first, int every, int length) {
    boolean[] kept = new boolean[frames];
    Arrays.fill(kept, true);
    for (int from = first; from + length < frames; from += every) {
      Arrays.fill(kept, from, from + length, false);
    }
    return kept;
  }

  /** What a method finds. */
  static <P extends SoundProblem> Waves solved(P problem, SoundMethod<? super P> method) {
    return solved(problem, method, 2);
  }

  static <P extends SoundProblem> Waves solved(
      P problem, SoundMethod<? super P> method, int threads) {
    try (Workers workers = new Workers(threads)) {
      return method.solve(problem, workers, done -> {});
    }
  }
}
