package inr.cli;

import inr.grid.Grid;
import inr.report.Compared;
import inr.report.FitCurve;
import inr.report.ReportPage;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import inr.solve.shape.Solid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/**
 * The page of a solid: the plane in the middle of the cube, the distance where it is known beside
 * what another method and the network make of it. It tells no seconds or threads, so that equal
 * answers give equal pages.
 *
 * @param input name of the solid or of the file of points
 * @param result what it is of
 * @param grid the cube
 * @param solid where it is known
 * @param facts of the model
 * @param words of the command line
 */
record ShapeReport(
    String input,
    ShapeResult result,
    Grid grid,
    Optional<Solid> solid,
    Map<String, String> facts,
    ParseResult words) {
  /** The page. */
  ReportPage page() {
    Map<String, String> all = new LinkedHashMap<>(result.scores());
    all.putAll(facts);
    all.remove("written by");
    return new ReportPage(
        input,
        result.summary(),
        Optional.of(compared()),
        List.of(note()),
        FitCurve.none(),
        List.of(),
        List.of(),
        all,
        PageOrigin.lines(command(), "", ""),
        result.scores());
  }

  private String note() {
    return result.aim().equals("occupancy")
        ? "a field of occupancy is negative inside, as a distance is, and no distance"
        : "shown are distances from the surface, negative inside";
  }

  private Compared compared() {
    List<String> names = new ArrayList<>();
    List<Signal> fields = new ArrayList<>();
    solid.ifPresent(
        known -> {
          names.add("distance");
          fields.add(field(distances(known)));
        });
    result
        .rival()
        .ifPresent(
            row -> {
              names.add(row.method());
              fields.add(field(row.values()));
            });
    names.add("field");
    fields.add(field(result.field().values()));
    Signal first = fields.remove(0);
    return Compared.withoutSpectrum(names, first, fields.toArray(Signal[]::new));
  }

  private double[] distances(Solid known) {
    double[] distances = new double[result.field().values().length];
    double[] at = new double[grid.dimensions()];
    for (int n = 0; n < distances.length; n++) {
      grid.coordinates(n, at);
      distances[n] = known.distance(at);
    }
    return distances;
  }

  private Signal field(double[] values) {
    float[] floats = new float[values.length];
    for (int n = 0; n < floats.length; n++) {
      floats[n] = (float) values[n];
    }
    return new Signal(
        grid, new Medium.Field(1), new Samples.Floats(floats), ValueRange.symmetric(-1, 1));
  }

  private RepeatedCommand command() {
    return new RepeatedCommand("solve shape", input)
        .with("--output", "solution.inr")
        .withGiven(words);
  }
}
