package inr.operator;

import inr.random.CounterRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Far fields of a wave behind several masks: y_l = W(m_l·x), W the {@link Fourier} transform, a
 * pattern below the other. The adjoint is Σ conj(m_l)·Wᴴ y_l.
 *
 * @see <a href="https://arxiv.org/abs/1310.3240">Candès, Li and Soltanolkotabi 2015</a>
 */
public final class CodedPatterns implements ForwardOperator {
  private final Fourier fourier;
  private final List<double[]> codes;
  private final int points;

  /** Σ |m_l|² of each point. */
  private final double[] energies;

  /**
   * Patterns.
   *
   * @param plane height and width of x
   * @param codes m_l, at least one: a complex number for each point, its parts side by side; not
   *     changed any more
   */
  public CodedPatterns(Shape plane, List<double[]> codes) {
    this.fourier = new Fourier(plane);
    this.codes = List.copyOf(codes);
    this.points = plane.size();
    int numbers = 2 * points;
    if (codes.isEmpty() || codes.stream().anyMatch(code -> code.length != numbers)) {
      throw new IllegalArgumentException(
          "coded patterns have "
              + codes.size()
              + " masks; at least one is needed, and a complex number of each for each point of "
              + plane.text());
    }
    energies = new double[points];
    for (double[] code : codes) {
      for (int i = 0; i < points; i++) {
        energies[i] += code[2 * i] * code[2 * i] + code[2 * i + 1] * code[2 * i + 1];
      }
    }
  }

  /** Masks of 1, i, −1 and −i, drawn from stream 0 of a seed. */
  public static CodedPatterns random(Shape plane, int count, long seed) {
    CounterRandom random = new CounterRandom(seed, 0);
    List<double[]> codes = new ArrayList<>();
    for (int l = 0; l < count; l++) {
      double[] code = new double[2 * plane.size()];
      for (int i = 0; i < plane.size(); i++) {
        int quarter = (int) (random.bits((long) l * plane.size() + i) >>> 62);
        code[2 * i + quarter % 2] = quarter < 2 ? 1 : -1;
      }
      codes.add(code);
    }
    return new CodedPatterns(plane, codes);
  }

  /** How many patterns there are. */
  public int patterns() {
    return codes.size();
  }

  /** m_l, a copy. */
  public double[] code(int l) {
    return codes.get(l).clone();
  }

  /** Σ |m_l|² of all points. */
  public double energy() {
    double sum = 0;
    for (double energy : energies) {
      sum += energy;
    }
    return sum;
  }

  /** x = A⁺y, 0 where no mask lets light through: AᴴA is a product with Σ |m_l|². */
  public void inverse(double[] y, double[] x) {
    adjoint(y, x);
    for (int i = 0; i < points; i++) {
      double factor = energies[i] > 0 ? 1 / energies[i] : 0;
      x[2 * i] *= factor;
      x[2 * i + 1] *= factor;
    }
  }

  @Override
  public Shape domain() {
    return fourier.domain();
  }

  /** (patterns·height, width, 2). */
  @Override
  public Shape range() {
    Shape one = fourier.domain();
    return Shape.of(codes.size() * one.side(0), one.side(1), 2);
  }

  @Override
  public void apply(double[] x, double[] y) {
    for (int l = 0; l < codes.size(); l++) {
      int place = 2 * points * l;
      Complex.multiply(codes.get(l), x, 0, y, place, points);
      fourier.forward(y, place);
    }
  }

  @Override
  public void adjoint(double[] y, double[] x) {
    Arrays.fill(x, 0, 2 * points, 0);
    double[] back = new double[2 * points];
    for (int l = 0; l < codes.size(); l++) {
      System.arraycopy(y, 2 * points * l, back, 0, back.length);
      fourier.inverse(back, 0);
      Complex.addConjugate(codes.get(l), back, 0, x, points);
    }
  }
}
