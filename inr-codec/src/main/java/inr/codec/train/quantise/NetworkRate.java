package inr.codec.train.quantise;

import inr.codec.shape.Group;
import inr.codec.shape.Layout;
import inr.codec.shape.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * What parameters cost in the file, while they are real numbers: the part of the loss that keeps
 * networks small.
 *
 * <p>A group of n parameters is coded by a Laplace distribution of its own scale, so the
 * differences d to their defaults take about n·log₂(2e·m/Δ) bits, with m the mean of |d| and Δ the
 * step. Its slope by a parameter is sgn(d)/(m·ln 2), whatever step is chosen later. Near 0, where a
 * sign would flicker, it is d/(|d| + m/50) instead.
 */
public final class NetworkRate {
  /** Of the mean, below which a difference counts as nearly none. */
  private static final double NEARLY_NONE = 0.02;

  /** Groups that have not begun to learn have no scale yet. */
  private static final double LEAST_MEAN = 1e-3;

  private final float[] defaults;
  private final List<List<Tensor>> groups = new ArrayList<>();

  /** The rate of the networks of a layout. */
  public NetworkRate(Layout layout) {
    defaults = layout.defaults();
    for (Group group : Group.values()) {
      groups.add(layout.tensors(group));
    }
  }

  /**
   * Adds the slopes of the rate.
   *
   * @param parameters of the networks
   * @param perBit what a bit is worth
   * @param gradient by each parameter
   */
  public void addGradient(float[] parameters, double perBit, double[] gradient) {
    for (List<Tensor> group : groups) {
      double mean = Math.max(LEAST_MEAN, mean(group, parameters));
      double most = perBit / (mean * StrictMath.log(2));
      for (Tensor tensor : group) {
        for (int i = tensor.offset(); i < tensor.end(); i++) {
          double difference = parameters[i] - defaults[i];
          gradient[i] += most * difference / (Math.abs(difference) + NEARLY_NONE * mean);
        }
      }
    }
  }

  private double mean(List<Tensor> group, float[] parameters) {
    double sum = 0;
    int count = 0;
    for (Tensor tensor : group) {
      for (int i = tensor.offset(); i < tensor.end(); i++) {
        sum += Math.abs(parameters[i] - defaults[i]);
      }
      count += tensor.size();
    }
    return sum / Math.max(1, count);
  }
}
