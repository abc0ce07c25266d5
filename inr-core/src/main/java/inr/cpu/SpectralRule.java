package inr.cpu;

import inr.circuit.Tensor;
import inr.optimizer.HartleyTransform;
import inr.optimizer.Optimizer;
import inr.optimizer.SpectralUpdate;

/** {@link Optimizer.SpectralAdam} on one table. */
final class SpectralRule implements WholeRule {
  private final Tensor table;
  private final float[] first;
  private final float[] second;
  private final SpectralUpdate update;
  private final double[] ofFirst;
  private final double[] ofSecond;

  /** The rule of one table; {@code first} and {@code second} are the whole slots. */
  SpectralRule(
      Optimizer.SpectralAdam adam,
      HartleyTransform transform,
      Tensor table,
      float[] first,
      float[] second) {
    this.table = table;
    this.first = first;
    this.second = second;
    this.update = new SpectralUpdate(adam, transform);
    this.ofFirst = new double[table.rows()];
    this.ofSecond = new double[table.rows()];
  }

  @Override
  public void apply(double rate, long step, float[] parameters, float[] gradient) {
    for (int feature = 0; feature < table.columns(); feature++) {
      for (int row = 0; row < table.rows(); row++) {
        int place = place(row, feature);
        update.gradient()[row] = gradient[place];
        update.values()[row] = parameters[place];
        ofFirst[row] = first[place];
        ofSecond[row] = second[place];
      }
      update.apply(rate, step, ofFirst, ofSecond);
      for (int row = 0; row < table.rows(); row++) {
        int place = place(row, feature);
        parameters[place] = (float) (parameters[place] + update.values()[row]);
        first[place] = (float) ofFirst[row];
        second[place] = (float) ofSecond[row];
      }
    }
  }

  private int place(int row, int feature) {
    return table.offset() + row * table.columns() + feature;
  }
}
