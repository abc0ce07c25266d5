package inr.cli;

import inr.backend.Evaluator;
import inr.grid.Coordinates;
import inr.io.Output;
import inr.io.model.Model;
import inr.io.table.PointTableWriter;
import inr.rendering.PointValues;
import inr.signal.Medium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Values at places as the rows of a table.
 *
 * @param model that gives them
 * @param medium columns of the table
 * @param points as the network sees them
 * @param places row n as the table has it
 */
record TableRendering(
    Model model, Medium.Points medium, Coordinates points, IntFunction<double[]> places)
    implements Rendering {
  /** At the rows of a table, of which what follows the coordinates is passed over. */
  static TableRendering at(List<double[]> rows, Model model, Medium.Points medium) {
    return new TableRendering(
        model,
        medium,
        medium.coordinates(rows),
        n -> Arrays.copyOf(rows.get(n), medium.places().size()));
  }

  /** At points that the network sees. */
  static TableRendering of(Coordinates points, Model model, Medium.Points medium) {
    return new TableRendering(
        model,
        medium,
        points,
        n -> {
          double[] at = new double[points.dimensions()];
          points.coordinates(n, at);
          return medium.place(at);
        });
  }

  @Override
  public String text() {
    return "table of " + points.points() + (points.points() == 1 ? " row" : " rows");
  }

  /** A table holds any numbers. */
  @Override
  public void check(Output target) {}

  @Override
  public void check(Path name) {}

  @Override
  public void tellCost(Output target, Session session) throws IOException {
    long numbers = points.points() * (points.dimensions() + medium.channels());
    new RenderCost(text(), points.points(), numbers * Float.BYTES, numbers * Double.BYTES)
        .tell(target, true, session);
  }

  @Override
  public void write(Output target, Evaluator evaluator, Session session) throws IOException {
    PointTableWriter.write(
        target,
        medium,
        places,
        PointValues.of(evaluator, points, medium.channels(), model.range()));
  }
}
