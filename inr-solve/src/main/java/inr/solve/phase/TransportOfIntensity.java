package inr.solve.phase;

import inr.operator.AngularSpectrum;
import inr.operator.Fourier;
import inr.operator.Shape;
import inr.parallel.Workers;
import inr.solve.FieldAnswer;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The transport of intensity equation for even light, ∇²φ = −2π/(λ·I₀)·∂I/∂z, by Fourier transform:
 * φ̂ = 2π/λ·F(∂I/∂z)/I₀/(k² + r), k in radians a sample; ∂I/∂z from the first and the last plane, 0
 * where one of them was not measured.
 *
 * <p>r is 4·10⁻⁴, or 0.8 times the noise of amplitudes if that is more, since the lowest
 * frequencies are what noise disturbs most. Good for phases that are weak and smooth.
 *
 * @see <a href="https://doi.org/10.1364/JOSA.73.001434">Teague 1983</a>
 */
public record TransportOfIntensity() implements PhaseMethod<DefocusedPlanes> {
  private static final double REGULARISATION = 4e-4;
  private static final double PER_NOISE = 0.8;

  @Override
  public String name() {
    return "tie";
  }

  @Override
  public int steps() {
    return 0;
  }

  @Override
  public FieldAnswer solve(DefocusedPlanes problem, Workers workers, IntConsumer done) {
    Shape shape = problem.shape();
    List<Double> distances = problem.operator().distances();
    int first = 0;
    int last = 0;
    for (int z = 1; z < distances.size(); z++) {
      first = distances.get(z) < distances.get(first) ? z : first;
      last = distances.get(z) > distances.get(last) ? z : last;
    }
    double apart = distances.get(last) - distances.get(first);
    if (apart == 0) {
      throw new IllegalArgumentException(
          "transport of intensity has planes at " + distances + "; two distances are needed");
    }
    double light = problem.scale() * problem.scale();
    double factor = 2 * Math.PI / problem.operator().wavelength() / (light * apart);
    double[] y = problem.measured().values();
    boolean[] known = problem.measured().known();
    double[] change = new double[2 * shape.size()];
    for (int i = 0; i < shape.size(); i++) {
      int before = first * shape.size() + i;
      int after = last * shape.size() + i;
      boolean both = known[before] && known[after];
      change[2 * i] = both ? factor * (y[after] * y[after] - y[before] * y[before]) : 0;
    }
    return FieldAnswer.of(solved(shape, change, regularisation(problem.noise())));
  }

  private static double regularisation(double noise) {
    return Math.max(REGULARISATION, PER_NOISE * noise);
  }

  private static double[] solved(Shape shape, double[] change, double r) {
    Fourier fourier = new Fourier(shape);
    double[] spectrum = new double[change.length];
    fourier.apply(change, spectrum);
    int width = shape.side(1);
    for (int i = 0; i < shape.size(); i++) {
      double down = 2 * Math.PI * AngularSpectrum.frequency(i / width, shape.side(0));
      double across = 2 * Math.PI * AngularSpectrum.frequency(i % width, width);
      double square = down * down + across * across;
      // The mean of a phase is open.
      double share = square == 0 ? 0 : 1 / (square + r);
      spectrum[2 * i] *= share;
      spectrum[2 * i + 1] *= share;
    }
    fourier.adjoint(spectrum, change);
    double[] phase = new double[shape.size()];
    for (int i = 0; i < phase.length; i++) {
      phase[i] = change[2 * i];
    }
    return phase;
  }
}
