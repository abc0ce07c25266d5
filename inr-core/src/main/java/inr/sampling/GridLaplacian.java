package inr.sampling;

import java.util.List;

/**
 * Δ on a grid: the difference of a sample from its neighbours along all axes, 2D of them, of which
 * those beyond the border are the sample itself. So it is its own adjoint.
 *
 * @param samples along each axis, slowest first
 * @param channels of a point
 */
public record GridLaplacian(List<Integer> samples, int channels) {
  /** Δ of values {@code [N, C]}. */
  public double[] of(double[] values) {
    double[] laplacian = new double[values.length];
    int stride = channels;
    for (int d = samples.size() - 1; d >= 0; d--) {
      int length = samples.get(d) * stride;
      for (int i = 0; i < values.length; i++) {
        int along = i % length;
        double before = along < stride ? values[i] : values[i - stride];
        double after = along >= length - stride ? values[i] : values[i + stride];
        laplacian[i] += before + after - 2 * values[i];
      }
      stride = length;
    }
    return laplacian;
  }
}
