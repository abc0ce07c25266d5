package inr.solve;

import inr.operator.Identity;
import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A noisy picture: y = x + n.
 *
 * @param data y
 * @param noise standard deviation of n, at least 0 and below 1
 */
public record Denoising(Planes data, double noise) implements Problem {
  public Denoising {
    NoiseLevel.required(noise);
  }

  @Override
  public Identity operator() {
    return new Identity(data.shape());
  }

  @Override
  public List<double[]> measured() {
    return data.channels();
  }

  @Override
  public int colours() {
    return data.colours();
  }

  @Override
  public Planes start(Workers workers) {
    return data;
  }

  /** Both stages of the filter of alike patches: what the patch prior is for this problem. */
  public static CollaborativeFilter prior() {
    return CollaborativeFilter.ofTwoStages();
  }

  /** What it has to beat, from the simplest on; of one name with several settings. */
  public List<Method<? super Denoising>> baselines() {
    List<Method<? super Denoising>> all = new ArrayList<>();
    DoubleStream.of(0.8, 0.6, 1, 1.2).forEach(factor -> all.add(TotalVariation.of(factor * noise)));
    DoubleStream.of(0.6, 0.75, 0.9).forEach(factor -> all.add(new NonlocalMeans(factor)));
    all.add(CollaborativeFilter.ofOneStage());
    return all;
  }

  @Override
  public void explain(double[] z, double[] y, double weight) {
    for (int i = 0; i < z.length; i++) {
      z[i] = (y[i] + weight * z[i]) / (1 + weight);
    }
  }

  @Override
  public boolean direct() {
    return true;
  }
}
