package inr.operator;

import java.util.List;

/**
 * What several reductions make of the same plane, one after the other: y = (A₁x, A₂x, …).
 *
 * @param frames at least one, of one domain and one range
 */
public record Frames(List<Resampling> frames) implements LocalOperator {
  public Frames {
    frames = List.copyOf(frames);
    for (Resampling frame : frames) {
      Resampling first = frames.get(0);
      if (!frame.domain().equals(first.domain()) || !frame.range().equals(first.range())) {
        throw new IllegalArgumentException(
            "frames are of "
                + frame.domain().text()
                + " to "
                + frame.range().text()
                + " and of "
                + first.domain().text()
                + " to "
                + first.range().text()
                + "; one domain and one range are needed");
      }
    }
    if (frames.isEmpty()) {
      throw new IllegalArgumentException("there are no frames; at least 1 is needed");
    }
  }

  private int size() {
    return frames.get(0).range().size();
  }

  @Override
  public Shape domain() {
    return frames.get(0).domain();
  }

  /** Frames, height, width. */
  @Override
  public Shape range() {
    Shape one = frames.get(0).range();
    return Shape.of(frames.size(), one.side(0), one.side(1));
  }

  /** Whether a measurement sees anything. */
  public boolean sees(int measurement) {
    return frames.get(measurement / size()).sees(measurement % size());
  }

  @Override
  public void apply(double[] x, double[] y) {
    double[] one = new double[size()];
    for (int k = 0; k < frames.size(); k++) {
      frames.get(k).apply(x, one);
      System.arraycopy(one, 0, y, k * size(), size());
    }
  }

  @Override
  public void adjoint(double[] y, double[] x) {
    double[] one = new double[size()];
    double[] sum = new double[x.length];
    for (int k = 0; k < frames.size(); k++) {
      System.arraycopy(y, k * size(), one, 0, size());
      frames.get(k).adjoint(one, x);
      for (int i = 0; i < x.length; i++) {
        sum[i] += x[i];
      }
    }
    System.arraycopy(sum, 0, x, 0, x.length);
  }

  @Override
  public void row(int measurement, RowVisitor visitor) {
    frames.get(measurement / size()).row(measurement % size(), visitor);
  }
}
