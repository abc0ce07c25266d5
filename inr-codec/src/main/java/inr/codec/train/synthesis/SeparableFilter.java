package inr.codec.train.synthesis;

import inr.codec.train.kernel.Sums;
import inr.codec.train.kernel.TapKernel;
import inr.cpu.kernel.Aligned;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One worker's way through a separable filter, row by row, forward and back.
 *
 * <p>Forward: {@link #horizontal} turns a row of the input into one of the middle plane, {@link
 * #vertical} rows of the middle plane into one of the output. Back: {@link #back} gives the
 * gradient of a row of the input from all output rows that it has a part in, so that no two rows
 * write to the same place.
 */
final class SeparableFilter {
  private static final int MARGIN = TapKernel.PARTIALS;

  /** Place of the first sample of a row between margins. */
  private static final int START = Aligned.LEAD + MARGIN;

  /** The same of a row of a phase, which has two before it. */
  private static final int PHASE_START = START + MARGIN;

  private final TapKernel taps = TapKernel.current();
  private final SeparableTaps shape;
  private final int phases;
  private final int width;

  /** Floats of a padded row of the input, without margins. */
  private final int columns;

  /** A row of the input between margins. */
  private final float[] row;

  /** One row for each phase, between margins of zeros. */
  private final float[] phaseRows;

  private final int phaseStride;
  private final float[] middle;
  private final float[] slopeRow;
  private final float[] weights;
  private final int[] shifts;
  private final int[] backShifts;
  private final float[] zeros = new float[2];
  private final float[] verticalWeights;
  private final int[] verticalAt;
  private final float[] sums;

  /** A filter of rows of {@code width} samples. */
  SeparableFilter(SeparableTaps shape, int width) {
    this.shape = shape;
    this.width = width;
    phases = shape.horizontal.length;
    columns = Stack.padded(width);
    row = Aligned.floats(columns + 2 * MARGIN);
    phaseStride = columns + 4 * MARGIN;
    phaseRows = Aligned.floats(phases * phaseStride);
    middle = Aligned.floats(phases * columns);
    slopeRow = Aligned.floats(columns + 2 * MARGIN);
    int size = 2 * shape.reach + 1;
    weights = new float[phases * size];
    shifts = IntStream.range(0, size).map(s -> s - shape.reach).toArray();
    backShifts =
        IntStream.range(0, phases * size)
            .map(t -> t / size * phaseStride - (t % size - shape.reach))
            .toArray();
    int longest =
        Math.max(
            Arrays.stream(shape.users).mapToInt(list -> list.length).max().orElseThrow(),
            Arrays.stream(shape.sources).mapToInt(list -> list.length).max().orElseThrow());
    verticalWeights = new float[longest];
    verticalAt = new int[longest];
    sums = Sums.floats(Math.max(longest, phases * size));
  }

  /** Takes over the four parameters from {@code offset} on. */
  void set(float[] parameters, int offset) {
    int size = shifts.length;
    for (int phase = 0; phase < phases; phase++) {
      for (int s = 0; s < size; s++) {
        int tap = shape.horizontal[phase][s];
        weights[phase * size + s] = tap < 0 ? 0 : parameters[offset + tap];
      }
    }
  }

  /** A row of the input becomes one of the middle plane, as wide as the phases together. */
  void horizontal(float[] in, int inOffset, float[] out, int outOffset) {
    load(in, inOffset);
    taps.affine(
        zeros,
        0,
        weights,
        0,
        shifts.length,
        phases,
        shifts.length,
        row,
        START,
        shifts,
        TapKernel.ANY,
        phaseRows,
        PHASE_START,
        phaseStride,
        columns);
    if (phases == 1) {
      System.arraycopy(phaseRows, PHASE_START, out, outOffset, width);
      return;
    }
    for (int i = 0; i < width; i++) {
      out[outOffset + 2 * i] = phaseRows[PHASE_START + i];
      out[outOffset + 2 * i + 1] = phaseRows[PHASE_START + phaseStride + i];
    }
  }

  private void load(float[] in, int inOffset) {
    System.arraycopy(in, inOffset, row, START, width);
    Arrays.fill(row, START - shape.reach, START, row[START]);
    Arrays.fill(row, START + width, START + width + shape.reach, row[START + width - 1]);
  }

  /** Output row j, {@code n} columns, of the middle plane with rows {@code stride} apart. */
  void vertical(
      float[] parameters,
      int offset,
      float[] middlePlane,
      int middleOffset,
      int stride,
      int j,
      float[] out,
      int outOffset,
      int n) {
    int count = list(parameters, offset, shape.sources[j], shape.sourceTaps[j], stride);
    taps.affine(
        zeros,
        0,
        verticalWeights,
        0,
        count,
        1,
        count,
        middlePlane,
        middleOffset,
        verticalAt,
        TapKernel.ANY,
        out,
        outOffset,
        n,
        n);
  }

  private int list(float[] parameters, int offset, int[] rows, int[] parts, int stride) {
    for (int t = 0; t < rows.length; t++) {
      verticalAt[t] = rows[t] * stride;
      verticalWeights[t] = parameters[offset + parts[t]];
    }
    return rows.length;
  }

  /**
   * The gradient of row r of the input, left in {@link #slope}.
   *
   * @param in where the row lies
   * @param middlePlane where the middle row lies
   * @param slopes gradient of the output, rows {@code stride} apart, zeros in the padding
   * @param gradient of the four parameters, from {@code gradientOffset} on, added to; null where
   *     nobody asks for it
   */
  void back(
      float[] parameters,
      int offset,
      float[] in,
      int inOffset,
      float[] middlePlane,
      int middleOffset,
      float[] slopes,
      int slopesOffset,
      int stride,
      int r,
      double @Nullable [] gradient,
      int gradientOffset) {
    int[] users = shape.users[r];
    int count = list(parameters, offset, users, shape.userTaps[r], stride);
    if (count == 0) {
      Arrays.fill(slopeRow, 0);
      return;
    }
    taps.affine(
        zeros,
        0,
        verticalWeights,
        0,
        count,
        1,
        count,
        slopes,
        slopesOffset,
        verticalAt,
        TapKernel.ANY,
        middle,
        Aligned.LEAD,
        stride,
        stride);
    split();
    if (gradient != null) {
      clearSums(count);
      taps.addDots(
          middlePlane,
          middleOffset,
          stride,
          1,
          slopes,
          slopesOffset,
          verticalAt,
          count,
          sums,
          Sums.FIRST,
          stride);
      for (int t = 0; t < count; t++) {
        gradient[gradientOffset + shape.userTaps[r][t]] += Sums.of(sums, t);
      }
      load(in, inOffset);
      addHorizontal(gradient, gradientOffset);
    }
    int parts = phases * shifts.length;
    taps.affine(
        zeros,
        0,
        weights,
        0,
        parts,
        1,
        parts,
        phaseRows,
        START,
        backShifts,
        TapKernel.ANY,
        slopeRow,
        Aligned.LEAD,
        columns + 2 * MARGIN,
        columns + 2 * MARGIN);
    for (int s = 1; s <= shape.reach; s++) {
      slopeRow[START] += slopeRow[START - s];
      slopeRow[START + width - 1] += slopeRow[START + width - 1 + s];
    }
  }

  private void clearSums(int count) {
    Arrays.fill(sums, Sums.FIRST, Sums.FIRST + count * TapKernel.PARTIALS, 0);
  }

  /** What the loaded row and the gradient of its middle row give for the parameters. */
  private void addHorizontal(double[] gradient, int gradientOffset) {
    int size = shifts.length;
    clearSums(phases * size);
    taps.addDots(
        phaseRows,
        PHASE_START,
        phaseStride,
        phases,
        row,
        START,
        shifts,
        size,
        sums,
        Sums.FIRST,
        columns);
    for (int t = 0; t < phases * size; t++) {
      int tap = shape.horizontal[t / size][t % size];
      if (tap >= 0) {
        gradient[gradientOffset + tap] += Sums.of(sums, t);
      }
    }
  }

  /** The gradient of the middle row, phase by phase; beyond the width it is 0. */
  private void split() {
    for (int phase = 0; phase < phases; phase++) {
      int to = PHASE_START + phase * phaseStride;
      for (int i = 0; i < width; i++) {
        phaseRows[to + i] = middle[Aligned.LEAD + phases * i + phase];
      }
      Arrays.fill(phaseRows, to + width, to + columns, 0);
    }
  }

  /** Where {@link #back} left its result, from {@link #slopeAt} on. */
  float[] slope() {
    return slopeRow;
  }

  /** Place of the first sample in {@link #slope}. */
  int slopeAt() {
    return START;
  }
}
