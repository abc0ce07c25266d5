package inr.codec.latent;

import inr.codec.parameter.QuantisedParameters;
import inr.codec.prediction.CoarseFeatures;
import inr.codec.prediction.PredictionBuffers;
import inr.codec.prediction.Predictor;
import inr.codec.shape.Neighbour;
import inr.codec.shape.Plane;
import inr.codec.shape.Preset;
import inr.codec.shape.Pyramid;
import java.util.Arrays;

/**
 * Goes through the symbols of planes in the order in which they are coded, and predicts each.
 *
 * <p>Symbol (x, y) is coded at time x + 5y, those of equal time from top to bottom. A neighbour on
 * the row above is at most 4 columns ahead, so all symbols of one time depend on earlier times
 * only: they are predicted together, which is what makes one core fast. Of the symbols in this
 * order, time by time, the last 32 times are kept; a neighbour of the symbols of a time is a
 * stretch of one of these rows.
 */
public final class Wave {
  private static final int LAG = Neighbour.REACH + 1;

  /** Power of two above the 24 times that a neighbour may be back. */
  private static final int KEPT = 32;

  private static final int ABOVE = Neighbour.REACH;

  private final Preset preset;
  private final Predictor predictor;
  private final CoarseFeatures features;
  private final int[] backInTime;
  private final int[] rowsUp;

  private Wave(QuantisedParameters parameters) {
    preset = parameters.layout().shape().preset();
    features = CoarseFeatures.of(parameters);
    predictor = Predictor.of(parameters, features);
    int[] dx = Neighbour.columns(preset.neighbours());
    rowsUp = Neighbour.rows(preset.neighbours());
    backInTime = new int[dx.length];
    Arrays.setAll(backInTime, k -> dx[k] + LAG * rowsUp[k]);
  }

  /** A wave over planes that networks predict; without state, for any number of threads. */
  public static Wave of(QuantisedParameters parameters) {
    return new Wave(parameters);
  }

  /**
   * Codes a plane.
   *
   * @param pyramid the planes
   * @param index place of the plane in their order
   * @param symbols those of all planes, row by row; of the plane itself read by a writer and
   *     overwritten by a reader
   * @param code what codes
   */
  public void run(Pyramid pyramid, int index, byte[][] symbols, SymbolCode code) {
    Plane plane = pyramid.planes().get(index);
    int width = plane.width();
    int height = plane.height();
    byte[] own = symbols[index];
    PredictionBuffers buffers =
        new PredictionBuffers(preset, Math.min(height, (width + LAG - 1) / LAG));
    int[] line = new int[buffers.centres().length];
    int[][] times = new int[KEPT][ABOVE + height + 1];
    int[][] maps = features.present(index) ? features.of(pyramid, index, symbols) : new int[0][];
    int mapWidth = pyramid.width(plane.level() + 1);
    int end = width + LAG * (height - 1);
    for (int time = 0; time < end; time++) {
      int from = Math.max(0, Math.floorDiv(time - width + LAG, LAG));
      int to = Math.min(height, time / LAG + 1);
      int[] now = times[time & KEPT - 1];
      now[ABOVE + Math.max(0, from) - 1] = 0;
      now[ABOVE + to] = 0;
      int count = to - from;
      if (count <= 0) {
        continue;
      }
      gather(times, time, from, count, buffers.context());
      for (int f = 0; f < maps.length; f++) {
        features(maps[f], mapWidth, time, from, count, buffers.context()[preset.neighbours() + f]);
      }
      predictor.predict(buffers, count);
      int start = from * width + time - LAG * from;
      int step = width - LAG; // one row down, at the same time
      for (int i = 0, at = start; i < count; i++, at += step) {
        line[i] = own[at];
      }
      code.code(buffers.scales(), buffers.centres(), line, count);
      for (int i = 0, at = start; i < count; i++, at += step) {
        own[at] = (byte) line[i];
        now[ABOVE + from + i] = PredictionBuffers.input(line[i]);
      }
    }
  }

  private void gather(int[][] times, int time, int from, int count, int[][] context) {
    for (int k = 0; k < backInTime.length; k++) {
      int[] then = times[time + backInTime[k] & KEPT - 1];
      System.arraycopy(then, ABOVE + from + rowsUp[k], context[k], 0, count);
    }
  }

  private static void features(int[] map, int width, int time, int from, int count, int[] context) {
    for (int i = 0; i < count; i++) {
      int y = from + i;
      context[i] = map[(y >> 1) * width + (time - LAG * y >> 1)];
    }
  }
}
