package inr.cli;

import inr.field.Original;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.io.Sha256;
import inr.io.topo.LandMap;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.random.CounterRandom;
import inr.sampling.Sampler;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import inr.solve.partial.FieldOfPoints;
import inr.solve.partial.PartialMethod;
import inr.solve.partial.PartialSignal;
import inr.solve.partial.ValueScore;
import inr.solve.sphere.HarmonicClassification;
import inr.solve.sphere.HarmonicRegression;
import inr.solve.sphere.NearestPlace;
import inr.solve.sphere.PlaceScore;
import inr.solve.sphere.Places;
import inr.solve.sphere.SphereNetworks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code inr solve sphere}: a model of a field on the sphere. */
@Command(
    name = "sphere",
    description =
        "Trains a network of longitude and latitude on values at places, and compares it with the nearest place and with sums of spherical harmonics. INPUT is a table of longitude, latitude (degrees) and value; values that are all 0 or 1 are labels. To try it out it may also be a map of land as TopoJSON, such as land-110m.json of world-atlas. inr render OUT.inr -o OUT.npy has a map of the whole sphere, from the north pole and the date line.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class SphereCommand implements Callable<Integer>, PartialJob {
  private static final int COLUMNS = 3;
  private static final int TEST = 20_000;
  private static final int BATCH = 8192;
  private static final int ROWS = 180;
  private static final double HELD_BACK = 0.1;
  private static final double WEIGHT_DECAY = 1e-2;

  private static final double USUAL_SHARE = 0.8;

  private final Session session;

  /** What --truth has. */
  private List<double[]> truth = List.of();

  /** Places that are known, before those that are not; all of a table of which some are drawn. */
  private int known;

  /** Kinds of networks. */
  private enum Kind {
    HARMONICS,
    SIREN
  }

  @Option(
      names = "--keep",
      paramLabel = "P",
      description =
          "With --simulate and a table: the share of its rows that is known, at random; the others are the truth (default 0.8).")
  private @Nullable Double keep;

  @Option(
      names = "--points",
      paramLabel = "N",
      description =
          "With --simulate and a map: how many places are known, evenly drawn; 20,000 others are the truth (default 5000).")
  private @Nullable Integer points;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description =
          "harmonics, sine layers on spherical harmonics, or siren, sine layers on the map (default ${DEFAULT-VALUE}).")
  private String model = "harmonics";

  @Option(
      names = "--degrees",
      paramLabel = "L",
      description = "Degrees of the harmonics, L² features (default ${DEFAULT-VALUE}).")
  private int degrees = 10;

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "Features of each sine layer (default 64 for harmonics, 128 for siren).")
  private @Nullable Integer width;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description =
          "Steps of training; the state that tells a tenth of the places best, which training does not see, is taken (default ${DEFAULT-VALUE}).")
  private int steps = 600;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the network's beginning and of what is drawn (default ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private SolveOptions common = new SolveOptions();

  SphereCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    kindOf();
    if (!common.simulate() && (keep != null || points != null)) {
      throw CommandFailure.usage("--keep and --points are for --simulate");
    }
    if (keep != null && !(keep > 0 && keep < 1)) {
      throw CommandFailure.usage("--keep is " + keep + "; more than 0 and less than 1 is accepted");
    }
    if (points != null && points < 2) {
      throw CommandFailure.usage("--points is " + points + "; at least 2 are needed");
    }
    if (degrees < 1 || degrees > 64 || steps < 1 || width != null && width < 1) {
      throw CommandFailure.usage(
          "--degrees is "
              + degrees
              + ", --steps "
              + steps
              + (width == null ? "" : ", --width " + width)
              + "; 1 to 64 degrees and at least 1 of the others are accepted");
    }
    return new SolveRun(session, common, this).run();
  }

  private Kind kindOf() {
    return SolveOptions.chosen("--model", model, List.of(Kind.values()));
  }

  @Override
  public String name() {
    return "sphere";
  }

  @Override
  public String network() {
    return kindOf() == Kind.SIREN ? "siren" : "spherical-harmonics";
  }

  @Override
  public String merit() {
    return kindOf() == Kind.SIREN ? "the network" : "the harmonics under sine layers";
  }

  @Override
  public Original read(CommandInput source) throws IOException {
    Path file = source.file();
    if (!LandMap.recognises(file)) {
      if (points != null) {
        throw CommandFailure.usage("--points is for a map; of a table --keep says what is known");
      }
      truth = common.truthTable(COLUMNS, session);
      return SolveOptions.table(source, COLUMNS, this::whole);
    }
    if (!common.simulate() || keep != null) {
      throw CommandFailure.usage(
          "a map is known everywhere; --simulate draws places of it, as many as --points says");
    }
    LandMap map = LandMap.read(file);
    known = points == null ? 5000 : points;
    List<double[]> rows = new ArrayList<>(rows(map, known, 0));
    rows.addAll(rows(map, TEST, 2));
    return new Original(
        signal(rows), String.valueOf(file.getFileName()), Sha256.of(file), List.of());
  }

  /** Of a table, with the rows of the truth behind its own. */
  private Signal whole(List<double[]> rows) {
    known = rows.size();
    List<double[]> all = new ArrayList<>(rows);
    all.addAll(truth);
    return signal(all);
  }

  /** Places of another draw for another purpose; those of {@code inr-bench claims sphere}. */
  private List<double[]> rows(LandMap map, int count, long purpose) {
    Places places = Places.drawn(count, COLUMNS * seed + purpose);
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double longitude = places.longitudes()[i];
      double latitude = places.latitudes()[i];
      rows.add(new double[] {longitude, latitude, map.land(longitude, latitude) ? 1 : 0});
    }
    return rows;
  }

  private static Signal signal(List<double[]> rows) {
    Places places =
        new Places(
            rows.stream().mapToDouble(row -> row[0]).toArray(),
            rows.stream().mapToDouble(row -> row[1]).toArray());
    double[] values = rows.stream().mapToDouble(row -> row[2]).toArray();
    return new Signal(
        places.map(),
        new Medium.Field(1),
        new Samples.Floats(PosedField.floats(values)),
        ValueRange.symmetric(0, 1));
  }

  @Override
  public Posed<?, ?> posed(Signal signal) throws IOException {
    boolean[] kept = new boolean[signal.points()];
    boolean drawn = common.simulate() && known == signal.points();
    double share = keep == null ? USUAL_SHARE : keep;
    CounterRandom random = new CounterRandom(seed, 0);
    for (int i = 0; i < kept.length; i++) {
      kept[i] = drawn ? random.uniform(i) < share : i < known;
    }
    PartialSignal problem = CommandFailure.unlessUsage(() -> PartialSignal.of(signal, kept));
    return PartialSolving.of(this, problem, drawn || known < signal.points());
  }

  @Override
  public SolveScore.Kind kind(PartialSignal problem) {
    return isLabelled(problem) ? SolveScore.Kind.LABELS : SolveScore.Kind.VALUES;
  }

  private static boolean isLabelled(PartialSignal problem) {
    for (int i = 0; i < problem.known().length; i++) {
      double value = problem.value(i, 0);
      if (value != 0 && value != 1) {
        return false;
      }
    }
    return true;
  }

  @Override
  public PartialMethod answer(PartialSignal problem) {
    return field(kindOf());
  }

  private FieldOfPoints field(Kind kind) {
    NetworkSpec network =
        kind == Kind.HARMONICS
            ? SphereNetworks.sines(degrees, 2, width == null ? 64 : width)
            : Siren.network(2, 1, 3, width == null ? 128 : width, 10, 10);
    TrainingPlan plan =
        TrainingPlan.of(network, kind == Kind.HARMONICS ? 3e-4 : 5e-4, seed)
            .withSampler(new Sampler.RandomBatches(BATCH))
            .withOptimizer(
                new Optimizer.AdamW(0.9, 0.999, 1e-8, kind == Kind.HARMONICS ? WEIGHT_DECAY : 0));
    return new FieldOfPoints(OptionWord.of(kind), plan, steps, HELD_BACK);
  }

  @Override
  public List<PartialMethod> baselines(PartialSignal problem) {
    int twice = Math.min(64, 2 * degrees);
    List<PartialMethod> all = new ArrayList<>(List.of(new NearestPlace()));
    for (int most : new int[] {degrees, twice}) {
      if (!isLabelled(problem)) {
        all.add(new HarmonicRegression(most));
      } else if (new HarmonicClassification(most).takes(problem)) {
        all.add(new HarmonicClassification(most));
      }
    }
    all.add(field(kindOf() == Kind.SIREN ? Kind.HARMONICS : Kind.SIREN));
    return all;
  }

  @Override
  public SolveScore score(PartialSignal problem, double[] truth, double[] values) {
    if (!isLabelled(problem)) {
      ValueScore score = ValueScore.of(problem, truth, values, problem.span());
      return new SolveScore(score.psnr(), OptionalDouble.of(score.rms()));
    }
    PlaceScore score = PlaceScore.of(problem, truth, values, 0.5);
    Map<String, Double> bands = new LinkedHashMap<>();
    for (int b = 0; b < score.bands().size(); b++) {
      int from = b * PlaceScore.BAND;
      bands.put("lat" + from + "_" + (from + PlaceScore.BAND), 100 * score.bands().get(b));
    }
    return new SolveScore(100 * score.accuracy(), OptionalDouble.of(score.intersection()), bands);
  }

  @Override
  public Grid grid(PartialSignal problem) {
    return Grid.of(Axis.centred("y", ROWS), Axis.centred("x", 2 * ROWS));
  }

  /** A map on which each cell is as the nearest of the places that were asked for. */
  @Override
  public Signal shown(PartialSignal problem, double[] values) {
    int[] asked = problem.asked();
    float[] there = new float[asked.length];
    for (int i = 0; i < asked.length; i++) {
      there[i] = (float) values[asked[i]];
    }
    Grid grid = grid(problem);
    ValueRange range = problem.signal().range();
    float[] cells = new float[(int) grid.points()];
    int[] nearest = Places.of(grid).nearest(Places.of(problem.at(asked)));
    for (int i = 0; i < cells.length; i++) {
      cells[i] = there[nearest[i]];
    }
    return new Signal(grid, new Medium.Field(1), new Samples.Floats(cells), range);
  }
}
