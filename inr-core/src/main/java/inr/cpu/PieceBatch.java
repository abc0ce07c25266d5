package inr.cpu;

import inr.circuit.Operation;
import inr.pieces.Windows;
import inr.sampling.Batch;
import java.util.Arrays;

/**
 * The points of a batch by piece, what each piece adds at them, and the slopes that come back.
 *
 * <p>An entry is a point in a window. Those of a piece lie side by side, in the order of the batch,
 * however many tasks have put them there: each task counts the entries of a part of the batch, and
 * then knows where they belong.
 */
final class PieceBatch {
  /** Parts of a batch; no bit depends on them. */
  static final int PARTS = 32;

  private final Windows windows;
  private final int dimensions;
  private final int most;
  private final int numbers;
  private final int[][] ends;
  private final PiecePoints places;
  private final int[] starts;
  private int points;
  private double[] coordinates = new double[0];
  private byte[] counts = new byte[0];
  private int[] entries = new int[0];
  private int[] pointOf = new int[0];
  private float[] values = new float[0];
  private float[] slopes = new float[0];

  PieceBatch(Operation.Pieces operation) {
    this.windows = operation.windows();
    this.dimensions = windows.dimensions();
    this.most = windows.mostAt();
    this.numbers = operation.outputs().size() * operation.outputs().get(0).columns();
    this.ends = new int[PARTS][windows.count()];
    this.places = new PiecePoints(dimensions, operation.outputs().size());
    this.starts = new int[windows.count() + 1];
  }

  /** Makes room for a batch. */
  void begin(int points) {
    this.points = points;
    if (counts.length < points) {
      coordinates = new double[points * dimensions];
      counts = new byte[points];
      entries = new int[points * most];
      slopes = new float[points * numbers];
    }
  }

  private int from(int part) {
    return (int) ((long) points * part / PARTS);
  }

  /** Finds the windows of the points of a part. */
  void locate(int part, Batch batch, TileInput input, TileSpace space) {
    int[] place = ends[part];
    Arrays.fill(place, 0);
    int[] found = new int[most];
    for (int i = from(part); i < from(part + 1); i++) {
      int row = (i - from(part)) % space.coordinates.length;
      input.load(batch.point(i), row, space);
      double[] x = space.coordinates[row];
      for (int d = 0; d < dimensions; d++) {
        coordinates[i * dimensions + d] = x[d];
      }
      counts[i] = (byte) windows.at(x, found);
      for (int w = 0; w < counts[i]; w++) {
        entries[i * most + w] = found[w];
        place[found[w]]++;
      }
    }
  }

  /** Gives every piece and part its place, once all parts are located. */
  void arrange() {
    int place = 0;
    for (int k = 0; k < starts.length - 1; k++) {
      starts[k] = place;
      for (int[] part : ends) {
        int count = part[k];
        part[k] = place;
        place += count;
      }
    }
    starts[starts.length - 1] = place;
    if (pointOf.length < place) {
      pointOf = new int[place + place / 8];
      values = new float[pointOf.length * numbers];
      places.reserve(pointOf.length);
    }
  }

  /** Puts the points of a part where they belong. */
  void sort(int part) {
    for (int i = from(part); i < from(part + 1); i++) {
      for (int w = 0; w < counts[i]; w++) {
        int window = entries[i * most + w];
        int entry = ends[part][window]++;
        entries[i * most + w] = entry;
        pointOf[entry] = i;
      }
    }
  }

  /** Writes what a piece is at its points. */
  void predict(int piece, PieceTiles tiles) {
    if (starts[piece] == starts[piece + 1]) {
      return;
    }
    tiles.take(piece);
    for (int e = starts[piece]; e < starts[piece + 1]; e += tiles.tileRows()) {
      int rows = rows(e, piece, tiles);
      for (int r = 0; r < rows; r++) {
        tiles.find(coordinates, pointOf[e + r] * dimensions, places, e + r);
      }
      tiles.forward(places, e, rows, false);
      tiles.terms(places, e, rows, values, e * numbers);
    }
  }

  /** Entries of a piece from e on that fit into a tile. */
  private int rows(int e, int piece, PieceTiles tiles) {
    return Math.min(tiles.tileRows(), starts[piece + 1] - e);
  }

  /** Number n that comes out of a point: what all its pieces add. */
  float value(int point, int n) {
    float sum = values[entries[point * most] * numbers + n];
    for (int w = 1; w < counts[point]; w++) {
      sum += values[entries[point * most + w] * numbers + n];
    }
    return sum;
  }

  /** Takes the gradient of number n at a point. */
  void setSlope(int point, int n, float slope) {
    slopes[point * numbers + n] = slope;
  }

  /** Writes the gradient of a piece. */
  void differentiate(int piece, PieceTiles tiles) {
    tiles.take(piece);
    for (int e = starts[piece]; e < starts[piece + 1]; e += tiles.tileRows()) {
      int rows = rows(e, piece, tiles);
      tiles.forward(places, e, rows, true);
      tiles.takeSlopes(places, e, rows, slopes, pointOf);
      tiles.backward(rows);
    }
    tiles.collect();
  }
}
