package inr.operator;

import java.util.Arrays;

/** Some of the numbers: y[k] = x[kept[k]]; the adjoint puts zeros where nothing was kept. */
public final class Mask implements LocalOperator {
  private final Shape domain;
  private final int[] kept;

  /**
   * A mask.
   *
   * @param domain shape of x
   * @param kept whether a number is kept, for each of the domain; at least one is
   */
  public Mask(Shape domain, boolean[] kept) {
    if (kept.length != domain.size()) {
      throw new IllegalArgumentException(
          "mask of "
              + kept.length
              + " is for a domain of "
              + domain.text()
              + "; it must say of each number whether it is kept");
    }
    int[] indices = new int[kept.length];
    int count = 0;
    for (int i = 0; i < kept.length; i++) {
      if (kept[i]) {
        indices[count++] = i;
      }
    }
    if (count == 0) {
      throw new IllegalArgumentException("mask keeps nothing; at least one number is needed");
    }
    this.domain = domain;
    this.kept = Arrays.copyOf(indices, count);
  }

  @Override
  public Shape domain() {
    return domain;
  }

  @Override
  public Shape range() {
    return Shape.of(kept.length);
  }

  @Override
  public void apply(double[] x, double[] y) {
    for (int k = 0; k < kept.length; k++) {
      y[k] = x[kept[k]];
    }
  }

  @Override
  public void adjoint(double[] y, double[] x) {
    Arrays.fill(x, 0, domain.size(), 0);
    for (int k = 0; k < kept.length; k++) {
      x[kept[k]] = y[k];
    }
  }

  @Override
  public void row(int measurement, RowVisitor visitor) {
    visitor.see(kept[measurement], 1);
  }

  /** For each number of the domain whether it is kept. */
  public boolean[] kept() {
    boolean[] all = new boolean[domain.size()];
    for (int index : kept) {
      all[index] = true;
    }
    return all;
  }

  /** Whether there is nothing that it does not keep. */
  public boolean keepsAll() {
    return kept.length == domain.size();
  }

  /** The mask that keeps what this one does not, which must be something. */
  public Mask complement() {
    boolean[] others = kept();
    for (int i = 0; i < others.length; i++) {
      others[i] = !others[i];
    }
    return new Mask(domain, others);
  }

  /**
   * Puts what was kept where it belongs, and leaves the rest of x as it is: the nearest x whose
   * image is y.
   *
   * @param x as many numbers as the domain has: overwritten where kept
   * @param y as many as the range has: read
   */
  public void replace(double[] x, double[] y) {
    for (int k = 0; k < kept.length; k++) {
      x[kept[k]] = y[k];
    }
  }
}
