package inr.solve.poisson;

import inr.backend.Objective;
import inr.operator.InnerLaplacian;
import inr.parallel.Workers;
import java.util.List;

/**
 * How far a field's Laplacians are from the known ones: ⟨r, −Δ⁻¹ r⟩/N with r = h²Δf − l at the
 * inner pixels, h being a pixel and Δ⁻¹ that of {@link WaveSolver} with edges of 0, and mean (f −
 * x)² at the outermost.
 *
 * <p>With Δ⁻¹ this is the mean square of the gradient of what f is off by. The mean of r² alone
 * says next to nothing of what changes slowly: a wave of k pixels' length counts 1/k⁴ in it.
 *
 * <p>Predictions are [N, 4, C]: f, ∂f/∂y, ∂f/∂x, Δf, from −1 to 1 for black to white.
 */
final class CurvatureLoss implements Objective {
  private static final int NUMBERS = 4;

  private final List<double[]> known;
  private final boolean[] edge;
  private final int edges;
  private final int rows;
  private final int columns;
  private final double scale;
  private final WaveSolver solver;
  private final Workers workers;

  /**
   * That of a problem.
   *
   * @param pixel h, in units of coordinates
   */
  CurvatureLoss(PictureDerivatives problem, double pixel, Workers workers) {
    this.known = problem.measured();
    this.rows = problem.shape().side(0) - 2;
    this.columns = problem.shape().side(1) - 2;
    this.scale = pixel * pixel;
    this.workers = workers;
    this.solver = new WaveSolver(WaveBasis.sines(rows), WaveBasis.sines(columns));
    InnerLaplacian operator = new InnerLaplacian(problem.shape());
    this.edge = new boolean[problem.shape().size()];
    int count = 0;
    for (int i = 0; i < edge.length; i++) {
      edge[i] = operator.isEdge(i);
      count += edge[i] ? 1 : 0;
    }
    this.edges = count;
  }

  @Override
  public double at(double[] f, double[] slopes) {
    double sum = 0;
    for (int c = 0; c < known.size(); c++) {
      sum += ofChannel(c, f, slopes);
    }
    return sum / known.size();
  }

  private double ofChannel(int c, double[] f, double[] slopes) {
    int channels = known.size();
    double[] values = known.get(c);
    double[] rest = new double[rows * columns];
    double sum = 0;
    int inner = 0;
    for (int i = 0; i < edge.length; i++) {
      int at = NUMBERS * i * channels + c;
      if (edge[i]) {
        double off = f[at] - (2 * values[i] - 1);
        sum += off * off / edges;
        slopes[at] = 2 * off / edges / channels;
      } else {
        rest[inner++] = scale * f[at + 3 * channels] - 2 * values[i];
      }
    }
    double[] solved = rest.clone();
    solver.solve(solved, workers);
    inner = 0;
    for (int i = 0; i < edge.length; i++) {
      if (!edge[i]) {
        sum -= rest[inner] * solved[inner] / rest.length;
        slopes[(NUMBERS * i + 3) * channels + c] =
            -2 * solved[inner++] * scale / rest.length / channels;
      }
    }
    return sum;
  }
}
