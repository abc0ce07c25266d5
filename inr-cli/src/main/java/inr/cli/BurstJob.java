package inr.cli;

import inr.io.table.NumberTable;
import inr.operator.Kernel;
import inr.operator.Resampling;
import inr.operator.Shape;
import inr.signal.Signal;
import inr.solve.Burst;
import inr.solve.Burst.Shift;
import inr.solve.Method;
import inr.solve.PictureScore;
import inr.solve.Planes;
import inr.solve.Registration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Super-resolution of several pictures of one scene.
 *
 * @param session where it runs
 * @param options of all jobs
 * @param more pictures beside the first
 * @param shifts a file of them, or {@link #AUTO}
 * @param scale how much larger both sides become
 * @param sampling how the small pictures came about
 * @param noise of the small pictures
 */
record BurstJob(
    Session session,
    SolveOptions options,
    List<Path> more,
    String shifts,
    int scale,
    Kernel sampling,
    SuperresNoise noise)
    implements PictureJob<Burst> {
  /** The pictures tell. */
  private static final String AUTO = "auto";

  /** Pixels of a small picture at the border that do not count, since few pictures see them. */
  private static final int BORDER = 2;

  @Override
  public String name() {
    return "superres";
  }

  @Override
  public Burst measured(Signal picture) throws IOException {
    List<Planes> pictures = new ArrayList<>();
    pictures.add(Planes.of(picture));
    for (Path other : more) {
      pictures.add(options.planes(other, "picture", session));
    }
    return problem(pictures);
  }

  private Burst problem(List<Planes> pictures) throws IOException {
    if (!shifts.equals(AUTO)) {
      return Burst.of(pictures, read(), scale, sampling).withNoise(noise.level());
    }
    List<Shift> found = Registration.shifts(pictures);
    if (!options.quiet()) {
      session.say(
          "shifts: " + found.stream().map(BurstJob::text).collect(Collectors.joining(", ")));
    }
    return Burst.of(pictures, found, scale, sampling).withNoise(noise.level());
  }

  /** As a file has it. */
  private static String text(Shift shift) {
    return String.format(Locale.ROOT, "%.3f %.3f", shift.across(), shift.down());
  }

  @Override
  public Burst simulated(Signal truth) throws IOException {
    if (!more.isEmpty() || shifts.equals(AUTO)) {
      throw CommandFailure.usage(
          "--simulate sees one picture as a file of shifts says; give one INPUT, and --shifts FILE");
    }
    Planes large = Planes.of(truth);
    Shape shape = large.shape();
    Shape small = Resampling.reduction(sampling, shape, scale).range();
    List<Shift> known = read();
    List<Planes> seen = new ArrayList<>();
    for (Resampling frame : Burst.frames(small, known, scale, sampling).frames()) {
      seen.add(noise.added(large.through(frame), seen.size()));
    }
    return Burst.of(seen, known, scale, sampling).withNoise(noise.level());
  }

  private List<Shift> read() throws IOException {
    return NumberTable.read(Path.of(shifts), 2).rows().stream()
        .map(row -> new Shift(row[1], row[0]))
        .toList();
  }

  @Override
  public Method<? super Burst> answer(Burst problem) {
    return problem.prior();
  }

  @Override
  public List<Method<? super Burst>> baselines(Burst problem) {
    return problem.rivals();
  }

  @Override
  public PictureScore score(Burst problem, Planes truth, Planes estimate) {
    return PictureScore.of(truth, estimate, BORDER * problem.scale());
  }
}
