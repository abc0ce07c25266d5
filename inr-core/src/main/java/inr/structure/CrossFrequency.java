package inr.structure;

import inr.formula.Evaluation;
import inr.formula.Expression;
import inr.loss.Loss;
import inr.sampling.Batch;
import inr.sampling.GridLaplacian;
import inr.sampling.Sampler;
import inr.signal.Signal;
import java.util.List;

/**
 * A loss of errors and of what they are at high frequencies: the mean over a batch of ℓ(e) +
 * edges·(Δê)², where ê is the error of a point of the batch, and of any other what it was when it
 * was seen last. Of one thread.
 *
 * @see Sampler.Evolutionary
 */
public final class CrossFrequency {
  private final Signal signal;
  private final Sampler.Evolutionary sampler;
  private final GridLaplacian laplacian;

  /** ℓ and its slope. */
  private final Evaluation formulas;

  /** That of a plan. */
  public CrossFrequency(Loss.OfError loss, Sampler.Evolutionary sampler, Signal signal) {
    this.signal = signal;
    this.sampler = sampler;
    this.laplacian = new GridLaplacian(signal.coordinates().samples(), signal.channels());
    Expression formula = loss.formula();
    this.formulas = new Evaluation(List.of(formula, formula.derivative()), 1);
  }

  /** Whether a step has it. */
  public boolean isOn(long step) {
    return sampler.seesFrequencies(step);
  }

  /**
   * L, and ∂L/∂f.
   *
   * @param seen errors {@code [points of the signal, C]} of the last look: read
   * @param predictions {@code [N, C]} in training units, in the order of the batch: read
   * @param slopes of the same layout: overwritten
   */
  public double at(Batch batch, float[] seen, double[] predictions, double[] slopes) {
    int channels = signal.channels();
    double[] errors = new double[seen.length];
    for (int i = 0; i < seen.length; i++) {
      errors[i] = seen[i];
    }
    double[] error = new double[1];
    double[] results = new double[2];
    double sum = 0;
    for (int i = 0; i < predictions.length; i++) {
      int point = batch.point(i / channels);
      error[0] = predictions[i] - signal.target(point, i % channels);
      errors[place(batch, i)] = error[0];
      formulas.at(error, results);
      sum += results[0];
      slopes[i] = results[1] / predictions.length;
    }
    double[] bends = laplacian.of(errors);
    double[] ofBatch = new double[bends.length];
    double squares = 0;
    for (int i = 0; i < predictions.length; i++) {
      double bend = bends[place(batch, i)];
      squares += bend * bend;
      ofBatch[place(batch, i)] = bend;
    }
    double[] back = laplacian.of(ofBatch);
    double share = 2 * sampler.edges() / predictions.length;
    for (int i = 0; i < predictions.length; i++) {
      slopes[i] += share * back[place(batch, i)];
    }
    return (sum + sampler.edges() * squares) / predictions.length;
  }

  private int place(Batch batch, int prediction) {
    int channels = signal.channels();
    return batch.point(prediction / channels) * channels + prediction % channels;
  }
}
