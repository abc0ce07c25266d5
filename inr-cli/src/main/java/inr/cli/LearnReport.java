package inr.cli;

import inr.family.Family;
import inr.family.LatentPlane;
import inr.family.Members;
import inr.family.RateCurve;
import inr.family.SignalSet;
import inr.report.Chart;
import inr.report.Compared;
import inr.report.Figure;
import inr.report.FitCurve;
import inr.report.PictureMap;
import inr.report.ReportPage;
import inr.report.Shades;
import inr.report.ShownPicture;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine.ParseResult;

/**
 * The page of a family: signals held out beside what it makes of them, drawn members, the way from
 * one to another, and where latents lie. It tells no seconds, threads or folders, so that equal
 * families give equal pages, unless one of them was learned in several runs, whose losses are those
 * of the last.
 *
 * @param result what it is of
 * @param rates by which signals are kept in few bits; none if nobody asked
 * @param losses of the learning
 * @param input what was learned from
 * @param words of the command line
 */
record LearnReport(
    LearnResult result,
    List<RateCurve> rates,
    List<Chart.Point> losses,
    Path input,
    ParseResult words) {
  private static final List<String> OF_THIS_RUN = List.of("seconds", "file");

  /**
   * Signals that are shown, as long as they have no more points in all than {@link #MOST_POINTS}.
   */
  private static final int MOST_SIGNALS = 120;

  private static final int MOST_POINTS = 1 << 22;

  /** Larger pictures are dots where latents lie. */
  private static final int MOST_PIXELS_OF_MARK = 1 << 13;

  /** Width of a board of pictures for each unit of its height. */
  private static final double BOARD = 2.5;

  private static final int DRAWN = 12;
  private static final int BETWEEN = 9;
  private static final double PERCENT = 100;

  /** The page. */
  ReportPage page(int threads) {
    Family family = result.family();
    SignalSet heldOut = result.signals().heldOut();
    int most = Math.max(1, Math.min(MOST_SIGNALS, MOST_POINTS / heldOut.points()));
    int columns = columns(heldOut, Math.min(most, heldOut.size()));
    int shown = Math.min(most, heldOut.size()) / columns * columns;
    SignalSet some = heldOut.only(s -> s < shown);
    List<String> notes = new ArrayList<>();
    if (shown < heldOut.size()) {
      notes.add("the first " + shown + " of " + heldOut.size() + " signals held out are shown");
    }
    Compared compared;
    double[][] latents;
    List<Figure> figures = new ArrayList<>();
    try (Members members = new Members(family, threads)) {
      latents = members.latents(some);
      compared =
          Compared.withoutSpectrum(
              List.of("Held out", "By the family"),
              together(some, columns),
              together(members.signals(latents), columns));
      if (family.medium() instanceof Medium.Picture) {
        figures.add(drawn(members));
        if (shown > 1) {
          figures.add(between(members, latents));
        }
      }
    }
    figures.add(plane(some, latents, threads));
    return new ReportPage(
        input.getFileName() + ", " + result.method(),
        summary(),
        Optional.of(compared),
        notes,
        FitCurve.none(),
        charts(),
        figures,
        FamilyInfo.facts(family.with(result.origin())),
        PageOrigin.lines(command(), "", ""),
        data().fields());
  }

  /** Pictures in a row of a board of some; 1 of sounds. */
  private static int columns(SignalSet signals, int count) {
    if (!(signals.medium() instanceof Medium.Picture own)) {
      return 1;
    }
    double columns = Math.sqrt(BOARD * count * own.height() / own.width());
    return (int) Math.max(1, Math.min(count, Math.round(columns)));
  }

  private String summary() {
    return String.format(
        Locale.ROOT,
        "%.2f dB of %d signals held out · %d principal components %.2f dB · mean signal %.2f dB · %,d numbers shared",
        result.test(),
        result.signals().heldOut().size(),
        result.family().latent(),
        result.pca(),
        result.mean(),
        result.family().shared());
  }

  /**
   * Many signals as one.
   *
   * @param columns pictures in a row, of which all are full
   */
  private static Signal together(SignalSet signals, int columns) {
    List<Samples> all = samples(signals);
    if (signals.medium() instanceof Medium.Sound sound) {
      return SoundWindows.joined(sound, all);
    }
    Medium.Picture own = (Medium.Picture) signals.medium();
    List<List<Samples>> rows = new ArrayList<>();
    for (int s = 0; s < all.size(); s += columns) {
      rows.add(all.subList(s, s + columns));
    }
    return MemberStrip.apart(rows, own).signal();
  }

  private static List<Samples> samples(SignalSet signals) {
    return IntStream.range(0, signals.size()).mapToObj(signals::samples).toList();
  }

  private static Figure strip(String title, String caption, SignalSet pictures) {
    Medium.Picture own = (Medium.Picture) pictures.medium();
    Signal strip = MemberStrip.apart(List.of(samples(pictures)), own).signal();
    return Figure.of(title, caption, ShownPicture.of(strip, Shades.of(own)));
  }

  private Figure drawn(Members members) {
    double[][] latents = new double[DRAWN][];
    Arrays.setAll(latents, s -> result.family().sample(0, s));
    return strip(
        "Drawn members",
        "Latents drawn from the normal distribution of those that were learned from.",
        members.signals(latents));
  }

  private static Figure between(Members members, double[][] latents) {
    List<double[]> steps = Family.between(latents[0], latents[1], BETWEEN);
    return strip(
        "From one to another",
        "The first signal held out becomes the second, in equal steps of the latent.",
        members.signals(steps.toArray(double[][]::new)));
  }

  private Figure plane(SignalSet signals, double[][] latents, int threads) {
    LatentPlane plane = LatentPlane.of(result.family(), latents, threads);
    boolean pictures =
        signals.medium() instanceof Medium.Picture own
            && own.width() * own.height() <= MOST_PIXELS_OF_MARK;
    List<PictureMap.Mark> marks = new ArrayList<>();
    for (int s = 0; s < signals.size(); s++) {
      double[] place = plane.places()[s];
      Optional<ShownPicture> picture = pictures ? Optional.of(shown(signals, s)) : Optional.empty();
      marks.add(new PictureMap.Mark(place[0], place[1], "held out, " + (s + 1), picture));
    }
    String caption =
        String.format(
            Locale.ROOT,
            "Signals held out, where their latents lie along the two axes in which members differ most: %.0f %% of the variance.",
            PERCENT * plane.share());
    return new PictureMap(marks).figure("Latents", caption);
  }

  private static ShownPicture shown(SignalSet signals, int number) {
    Medium.Picture own = (Medium.Picture) signals.medium();
    Signal alone = MemberStrip.of(List.of(List.of(signals.samples(number))), own).signal();
    return ShownPicture.of(alone, Shades.of(own));
  }

  private List<Chart> charts() {
    Chart learning =
        new Chart(
            "Learning",
            new Chart.Axis("steps", "", true),
            new Chart.Axis("loss", "", true),
            List.of(new Chart.Line("loss", losses)));
    return rates.isEmpty() ? List.of(learning) : List.of(learning, fewBits());
  }

  private Chart fewBits() {
    List<Chart.Line> lines = new ArrayList<>();
    for (RateCurve curve : rates) {
      List<Chart.Point> points =
          curve.points().stream()
              .map(point -> new Chart.Point(point.bits(), point.psnr()))
              .toList();
      lines.add(new Chart.Line(curve.name(), points));
    }
    return new Chart(
        "Few bits",
        new Chart.Axis("bits per point", " bits per point", true),
        new Chart.Axis("PSNR", " dB", false),
        lines);
  }

  private Report data() {
    Report data = result.report(input).without(OF_THIS_RUN);
    return rates.isEmpty()
        ? data
        : data.putReports("rates", rates.stream().map(RateLines::report).toList());
  }

  private RepeatedCommand command() {
    Family family = result.family();
    String name = String.valueOf(input.getFileName());
    return new RepeatedCommand("learn", name)
        .with("--output", name + ".inr")
        .withGiven(words)
        .without("--held-out")
        .with("--method", result.method())
        .with("--latent", family.latent())
        .with("--steps", family.steps())
        .with("--lr", family.plan().learningRate())
        .with("--seed", family.plan().seed());
  }
}
