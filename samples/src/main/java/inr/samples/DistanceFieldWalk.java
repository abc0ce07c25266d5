package inr.samples;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.parallel.Workers;
import inr.solve.TrainedField;
import inr.solve.shape.Cloud;
import inr.solve.shape.ShapeField;
import inr.solve.shape.ShapeScore;
import inr.solve.shape.Solid;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * A walk through the library: from points of a surface and their normals to its signed distance.
 */
public final class DistanceFieldWalk {
  private static final long SEED = 0;

  private DistanceFieldWalk() {}

  /**
   * Learns a solid and tells how well.
   *
   * @param args features of a layer, steps, points along each side of the cube that is looked at
   */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    walk(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]), out);
  }

  static void walk(int width, int steps, int samples, PrintStream out) {
    // 1. What a scanner gives: points of a surface, and which way is out. Here they are of a torus,
    //    whose distances we know and the method does not.
    Solid torus = Solid.Torus.of();
    ShapeField method = new ShapeField(ShapeField.Aim.EIKONAL, width, steps, SEED);
    Cloud cloud = method.cloud(torus);
    out.printf(Locale.ROOT, "points of the surface: %d%n", cloud.numbers().length);

    try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
      // 2. A field that is 0 at these points, rises along their normals, and whose gradient has the
      //    length 1 everywhere, is the distance. No distance was given.
      TrainedField field = method.train(cloud, workers, step -> {});

      // 3. It can be asked anywhere. What is below 0 is inside.
      Grid cube = Grid.of(side("z", samples), side("y", samples), side("x", samples));
      double[] distances = field.values(cube, workers);
      double inside = Arrays.stream(distances).filter(distance -> distance < 0).count();
      double exact = 2 * Math.PI * Math.PI * 0.5 * 0.2 * 0.2 / 8;
      out.printf(
          Locale.ROOT,
          "share of the cube inside: %.4f, exactly %.4f%n",
          inside / distances.length,
          exact);

      // 4. Since the torus is known, both ways can be scored: the field, and the planes through the
      //    nearest points, which need no training.
      tell("field", ShapeScore.of(torus, cube, distances), out);
      double[] planes = ShapeField.tangentPlanes(cloud, cube, workers);
      tell("tangent planes", ShapeScore.of(torus, cube, planes), out);
    }
  }

  private static Axis side(String name, int samples) {
    return Axis.centred(name, samples);
  }

  private static void tell(String method, ShapeScore score, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%-15s intersection over union %.4f, error near the surface %.4f%n",
        method,
        score.intersection(),
        score.nearError());
  }
}
