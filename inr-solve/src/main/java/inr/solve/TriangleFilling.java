package inr.solve;

import inr.operator.Shape;
import inr.parallel.Workers;
import inr.solve.mesh.CloughTocher;
import inr.solve.mesh.Delaunay;
import inr.solve.mesh.EdgeGradients;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Surfaces over triangles between the known samples, see {@link Delaunay}: planes, or cubics whose
 * slopes are continuous and make them bend least along the edges. Outside of the triangles the
 * nearest known sample is taken.
 *
 * @param cubic whether surfaces are cubics
 */
public record TriangleFilling(boolean cubic) implements Method<Inpainting> {
  /** Whether a picture is not too large, nor known in too many pixels. */
  public static boolean takes(Inpainting problem) {
    Shape shape = problem.shape();
    return Math.max(shape.side(0), shape.side(1)) <= Delaunay.LONGEST_SIDE
        && problem.operator().range().size() <= Delaunay.MOST_PIXELS;
  }

  @Override
  public String name() {
    return cubic ? "cubic" : "linear";
  }

  @Override
  public int steps() {
    return 0;
  }

  @Override
  public Planes solve(Inpainting problem, Workers workers, IntConsumer done) {
    Planes nearest = new Nearest().solve(problem, workers, done);
    boolean[] kept = problem.operator().kept();
    int[] pixels = IntStream.range(0, kept.length).filter(i -> kept[i]).toArray();
    int width = problem.shape().side(1);
    Delaunay mesh = new Delaunay(width, pixels);
    Optional<EdgeGradients> gradients =
        cubic ? Optional.of(new EdgeGradients(mesh)) : Optional.empty();
    List<double[]> channels = new ArrayList<>();
    for (int c = 0; c < problem.measured().size(); c++) {
      double[] known = problem.measured().get(c);
      Surfaces surfaces =
          gradients.<Surfaces>map(edges -> cubics(known, edges.of(known))).orElse(planes(known));
      double[] filled = nearest.channels().get(c).clone();
      for (int t = 0; t < mesh.triangles(); t++) {
        Triangle triangle = new Triangle(mesh, t);
        Surface surface = surfaces.over(triangle);
        triangle.eachPixel(
            (column, row, u, v, w) -> filled[row * width + column] = surface.at(u, v, w));
      }
      problem.operator().replace(filled, known);
      channels.add(filled);
    }
    return new Planes(problem.shape(), channels, problem.colours());
  }

  /** Values over a triangle by the weights of its corners. */
  @FunctionalInterface
  private interface Surface {
    double at(double a, double b, double c);
  }

  /** Those of all triangles. */
  @FunctionalInterface
  private interface Surfaces {
    Surface over(Triangle triangle);
  }

  private static Surfaces planes(double[] known) {
    return triangle -> {
      double[] values = triangle.of(known, 1, 0);
      return (a, b, c) -> a * values[0] + b * values[1] + c * values[2];
    };
  }

  private static Surfaces cubics(double[] known, double[] slopes) {
    return triangle ->
        new CloughTocher(
                triangle.x,
                triangle.y,
                triangle.of(known, 1, 0),
                triangle.of(slopes, 2, 0),
                triangle.of(slopes, 2, 1))
            ::at;
  }

  /** Is told of a pixel and of the weights of the corners there. */
  @FunctionalInterface
  private interface Pixel {
    void see(int column, int row, double a, double b, double c);
  }

  private static final class Triangle {
    private static final int CORNERS = 3;

    private final int[] points = new int[CORNERS];
    private final double[] x = new double[CORNERS];
    private final double[] y = new double[CORNERS];

    Triangle(Delaunay mesh, int index) {
      for (int k = 0; k < CORNERS; k++) {
        points[k] = mesh.corner(CORNERS * index + k);
        x[k] = mesh.x(points[k]);
        y[k] = mesh.y(points[k]);
      }
    }

    double[] of(double[] numbers, int stride, int offset) {
      double[] these = new double[CORNERS];
      for (int k = 0; k < CORNERS; k++) {
        these[k] = numbers[stride * points[k] + offset];
      }
      return these;
    }

    /** Of pixels the areas are whole numbers, so none is missed between two triangles. */
    void eachPixel(Pixel pixel) {
      double all = area(0, 1, x[2], y[2]);
      int bottom = (int) Math.max(y[0], Math.max(y[1], y[2]));
      int right = (int) Math.max(x[0], Math.max(x[1], x[2]));
      for (int row = (int) Math.min(y[0], Math.min(y[1], y[2])); row <= bottom; row++) {
        for (int column = (int) Math.min(x[0], Math.min(x[1], x[2])); column <= right; column++) {
          double a = area(1, 2, column, row);
          double b = area(2, 0, column, row);
          double c = area(0, 1, column, row);
          if (a >= 0 && b >= 0 && c >= 0) {
            pixel.see(column, row, a / all, b / all, c / all);
          }
        }
      }
    }

    private double area(int from, int to, double px, double py) {
      return (x[to] - x[from]) * (py - y[from]) - (y[to] - y[from]) * (px - x[from]);
    }
  }
}
