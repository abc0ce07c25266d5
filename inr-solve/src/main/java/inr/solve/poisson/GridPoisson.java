package inr.solve.poisson;

import inr.operator.InnerLaplacian;
import inr.operator.Shape;
import inr.parallel.Workers;
import inr.solve.FieldAnswer;
import java.util.function.IntConsumer;

/**
 * The picture on its own grid that explains its derivatives best, exactly: argmin ‖A x − y‖², which
 * waves along rows and columns solve one by one.
 *
 * <p>Of gradients, cosines cos πk(i + ½)/n are what AᵀA has no effect on but for a factor, sin²
 * πk/n + sin² πl/m; the one factor that is 0 is the mean's. Of Laplacians, what the edges give to
 * their neighbours is taken off first; then sines sin πk i/(n − 1), which end in the edges, have
 * the factors −4 sin² πk/2(n − 1) − 4 sin² πl/2(m − 1).
 *
 * @see <a href="https://doi.org/10.1137/0707049">Buzbee, Golub and Nielson 1970</a>
 */
public record GridPoisson() implements PoissonMethod {
  @Override
  public String name() {
    return "exact";
  }

  @Override
  public int steps() {
    return 0;
  }

  @Override
  public FieldAnswer solve(PictureDerivatives problem, Workers workers, IntConsumer done) {
    int channels = problem.measured().size();
    double[] numbers = new double[problem.shape().size() * channels];
    for (int c = 0; c < channels; c++) {
      double[] x =
          switch (problem.kind()) {
            case GRADIENT -> ofGradient(problem, c, workers);
            case LAPLACIAN -> ofLaplacian(problem, c, workers);
          };
      for (int i = 0; i < x.length; i++) {
        numbers[i * channels + c] = PoissonField.WHITE * x[i];
      }
    }
    return FieldAnswer.of(numbers);
  }

  private static double[] ofGradient(PictureDerivatives problem, int channel, Workers workers) {
    Shape shape = problem.shape();
    double[] x = new double[shape.size()];
    problem.operator().adjoint(problem.measured().get(channel), x);
    new WaveSolver(WaveBasis.cosines(shape.side(0)), WaveBasis.cosines(shape.side(1)))
        .solve(x, workers);
    double mean = problem.means()[channel];
    for (int i = 0; i < x.length; i++) {
      x[i] += mean;
    }
    return x;
  }

  private static double[] ofLaplacian(PictureDerivatives problem, int channel, Workers workers) {
    Shape shape = problem.shape();
    int width = shape.side(1);
    InnerLaplacian operator = new InnerLaplacian(shape);
    double[] x = problem.measured().get(channel).clone();
    int rows = shape.side(0) - 2;
    int columns = width - 2;
    double[] edges = new double[x.length];
    double[] theirs = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      edges[i] = operator.isEdge(i) ? x[i] : 0;
    }
    operator.apply(edges, theirs);
    double[] inner = new double[rows * columns];
    for (int i = 0; i < inner.length; i++) {
      int at = (i / columns + 1) * width + i % columns + 1;
      inner[i] = x[at] - theirs[at];
    }
    new WaveSolver(WaveBasis.sines(rows), WaveBasis.sines(columns)).solve(inner, workers);
    for (int i = 0; i < inner.length; i++) {
      x[(i / columns + 1) * width + i % columns + 1] = inner[i];
    }
    return x;
  }
}
