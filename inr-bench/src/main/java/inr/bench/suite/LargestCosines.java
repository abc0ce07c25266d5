package inr.bench.suite;

import inr.grid.Grid;
import inr.parallel.Workers;
import inr.pyramid.GridValues;
import inr.signal.Medium;
import inr.signal.Signal;
import java.util.Arrays;
import java.util.List;
import org.jtransforms.dct.FloatDCT_2D;

/**
 * The yardstick of {@link QualitySection}: the largest numbers of the cosine transform of a whole
 * picture, channels along their principal axes; half as many as the picture has pixels, which is
 * what the usual fit has. Where they lie is not counted.
 */
final class LargestCosines {
  private static final double DENSITY = 0.5;

  private LargestCosines() {}

  static Row row(Row row, Signal signal, int threads) {
    Medium.Picture picture = (Medium.Picture) signal.medium();
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
    return row.and("parameters", kept)
        .with("of a point", "numbers", List.of(DENSITY))
        .with("fit", "s", List.of((System.nanoTime() - begun) * 1e-9))
        .with("quality", "dB", List.of(psnr));
  }
}
