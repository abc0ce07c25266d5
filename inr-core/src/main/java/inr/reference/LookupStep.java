package inr.reference;

import inr.circuit.Operation;
import inr.circuit.Partial;
import java.util.Arrays;
import java.util.List;

/** Interpolated rows of tables; keeps the last point. */
final class LookupStep implements TapeStep {
  private final Operation.Lookup lookup;
  private final int output;
  private double[] point = new double[0];

  LookupStep(Operation.Lookup lookup) {
    this.lookup = lookup;
    this.output = lookup.output().number();
  }

  @Override
  public void forward(double[] x, double[] parameters, double[][] values) {
    point = x;
    double[] y = values[output];
    Arrays.fill(y, 0);
    walk(lookup.partials(), (column, place, weight) -> y[column] += weight * parameters[place]);
  }

  @Override
  public void backward(
      double[] parameters, double[][] values, double[][] slopes, double[] gradient) {
    double[] dy = slopes[output];
    walk(lookup.partials(), (column, place, weight) -> gradient[place] += weight * dy[column]);
  }

  @Override
  public void toPoint(double[] parameters, double[][] slopes, double[] dx) {
    double[] dy = slopes[output];
    for (int d = 0; d < dx.length; d++) {
      double[] sum = new double[1];
      walk(
          slopesAlong(d),
          (column, place, weight) -> sum[0] += weight * parameters[place] * dy[column]);
      dx[d] += sum[0];
    }
  }

  private List<Partial> slopesAlong(int axis) {
    return lookup.partials().stream().map(partial -> partial.by(axis)).toList();
  }

  private interface Term {
    void add(int column, int place, double weight);
  }

  /** All that counts at the last point: which column, which parameter, how much. */
  private void walk(List<Partial> partials, Term term) {
    int start = 0;
    for (Operation.Lookup.Table table : lookup.tables()) {
      int features = table.numbers().columns();
      int offset = table.numbers().offset();
      int column = start;
      for (Partial partial : partials) {
        table
            .lattice()
            .visitRows(
                point,
                partial.orders(),
                (row, weight) -> {
                  for (int f = 0; f < features; f++) {
                    term.add(column + f, offset + row * features + f, partial.weight() * weight);
                  }
                });
      }
      start += features;
    }
  }
}
