package inr.bench.suite;

import inr.grid.Grid;
import inr.parallel.Workers;
import inr.pyramid.GridValues;
import inr.signal.Medium;
import inr.signal.Signal;
import inr.spectrum.Spectrum;
import java.util.Arrays;
import java.util.List;
import org.jtransforms.dct.FloatDCT_2D;

/**
 * The yardstick of {@link QualitySection}: the largest numbers of a cosine transform, as many as
 * the usual fit has. Of a picture the transform is that of the whole, channels along their
 * principal axes, and there are half as many numbers as pixels; of a sound it is lapped, in blocks
 * of that one size which serves best. Where the numbers lie is not counted.
 */
final class LargestCosines {
  private static final double DENSITY = 0.5;
  private static final double SOUND_DENSITY = 0.3;

  /** Blocks of a sound. */
  private static final int SHORTEST = 128;

  private static final int LONGEST = 8192;

  private LargestCosines() {}

  static Row row(Row row, Signal signal, int threads) {
    return signal.medium() instanceof Medium.Picture picture
        ? ofPicture(row, signal, picture, threads)
        : ofSound(row, signal, threads);
  }

  private static Row ofSound(Row row, Signal signal, int threads) {
    double energy = (double) signal.points() * signal.channels();
    long kept = (long) (SOUND_DENSITY * energy);
    double best = Double.NEGATIVE_INFINITY;
    long begun = System.nanoTime();
    try (Workers workers = new Workers(threads)) {
      for (int size = SHORTEST; size <= LONGEST; size *= 2) {
        Spectrum spectrum = Spectrum.of(signal, new Spectrum.Sizes(size, size, 2), kept, workers);
        double left = energy;
        for (Spectrum.Track track : spectrum.tracks()) {
          for (float number : track.numbers()) {
            left -= (double) number * number;
          }
        }
        best = Math.max(best, 10 * Math.log10(energy / left));
      }
    }
    return found(row, kept, kept / (double) signal.points(), begun, best);
  }

  private static Row found(Row row, long kept, double ofAPoint, long begun, double quality) {
    return row.and("parameters", kept)
        .with("of a point", "numbers", List.of(ofAPoint))
        .with("fit", "s", List.of((System.nanoTime() - begun) * 1e-9))
        .with("quality", "dB", List.of(quality));
  }

  private static Row ofPicture(Row row, Signal signal, Medium.Picture picture, int threads) {
    int pixels = picture.width() * picture.height();
    int kept = (int) (DENSITY * pixels);
    double spread;
    float[] squares = new float[pixels * picture.channels()];
    long begun = System.nanoTime();
    try (Workers workers = new Workers(threads)) {
      GridValues values = GridValues.of(signal, (Grid) signal.coordinates(), workers);
      spread = values.range().toStored(1) - values.range().toStored(0);
      FloatDCT_2D transform = new FloatDCT_2D(picture.height(), picture.width());
      for (int c = 0; c < picture.channels(); c++) {
        float[][] plane = values.lines()[c];
        transform.forward(plane, true);
        for (int y = 0; y < picture.height(); y++) {
          for (int x = 0; x < picture.width(); x++) {
            squares[c * pixels + y * picture.width() + x] = plane[y][x] * plane[y][x];
          }
        }
      }
    }
    Arrays.sort(squares);
    double left = 0;
    for (int i = 0; i < squares.length - kept; i++) {
      left += squares[i];
    }
    double error = left / squares.length * spread * spread;
    double psnr = 10 * Math.log10(picture.peak() * (double) picture.peak() / error);
    return found(row, kept, DENSITY, begun, psnr);
  }
}
