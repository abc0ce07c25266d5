package inr.experiment;

import inr.contest.ContactSheet;
import inr.contest.Curve;
import inr.contest.CurvePlot;
import inr.io.Output;
import inr.io.image.PictureWriter;
import inr.plot.Plot;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.solve.Planes;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * The folder of an experiment: {@code results.json}, from which it goes on, and the pictures; then
 * {@code results.csv}, {@code results.md}, and of each picture and scale a sheet of crops and the
 * curves.
 *
 * @param folder that holds them
 */
public record ExperimentFolder(Path folder) {
  /**
   * A picture at a scale.
   *
   * @param picture as it was named
   */
  public record Problem(String picture, int scale) {}

  /** Where the trials are kept. */
  public Path results() {
    return folder.resolve("results.json");
  }

  /** The folder of all pictures. */
  public Path pictures() {
    return folder.resolve("pictures");
  }

  /**
   * The trials that are there already; none in a new folder.
   *
   * @throws IllegalArgumentException if they are of another experiment
   */
  public Trials begin(ExperimentRules rules) throws IOException {
    Files.createDirectories(folder); // alone, since a file in its place is another failure then
    Files.createDirectories(pictures());
    if (!Files.exists(results())) {
      return new Trials(rules);
    }
    try {
      return Trials.of(Files.readAllBytes(results()), rules);
    } catch (IllegalArgumentException other) {
      throw new IllegalArgumentException(results() + ": " + other.getMessage());
    }
  }

  /** Keeps the trials. */
  public void keep(Trials trials, Map<String, String> facts) throws IOException {
    write(results(), trials.bytes(facts));
  }

  /** What a picture is compared with, in 8 bits. */
  public void keepTruth(String stem, int scale, Planes truth) throws IOException {
    write(picture(stem, scale, "truth"), truth);
  }

  /** What came of a trial, in 8 bits. */
  public void keepPicture(String stem, Trial.Entry entry, Planes picture) throws IOException {
    write(picture(stem, entry), picture);
  }

  private Path picture(String stem, int scale, String name) {
    String plain = name.replaceAll("[^A-Za-z0-9.=+]+", "-");
    return pictures().resolve(stem + "-x" + scale + "-" + plain + ".png");
  }

  private Path picture(String stem, Trial.Entry entry) {
    String seed = entry.seed().isPresent() ? "-" + entry.seed().getAsLong() : "";
    return picture(stem, entry.scale(), entry.method() + seed);
  }

  private static void write(Path file, Planes planes) throws IOException {
    int channels = planes.channels().size();
    byte[] bytes = new byte[planes.shape().size() * channels];
    Medium.Picture medium =
        new Medium.Picture(planes.shape().side(1), planes.shape().side(0), channels, Byte.SIZE);
    Planes clipped = planes.clipped();
    for (int i = 0; i < bytes.length; i++) {
      double value = clipped.channels().get(i % channels)[i / channels];
      bytes[i] = (byte) Math.rint(value * medium.peak());
    }
    PictureWriter.write(file, medium, new Samples.UnsignedBytes(bytes), true);
  }

  /**
   * Writes tables, crops and curves.
   *
   * @param stems of the pictures, by their names: what files about them begin with
   * @param betweenPictures called often; what it throws ends the writing
   */
  public void publish(
      Trials trials, Map<String, String> stems, Map<String, String> facts, Runnable betweenPictures)
      throws IOException {
    Map<Problem, List<String>> drawings = new LinkedHashMap<>();
    for (Map.Entry<String, String> input : stems.entrySet()) {
      for (int scale : trials.scales(input.getKey())) {
        betweenPictures.run();
        List<Ranked> ranking = trials.ranking(input.getKey(), scale);
        drawings.put(
            new Problem(input.getKey(), scale), drawings(input.getValue(), scale, ranking));
      }
    }
    write(folder.resolve("results.csv"), text(TrialTables.csv(trials)));
    write(folder.resolve("results.md"), text(TrialTables.markdown(trials, facts, drawings)));
  }

  private List<String> drawings(String stem, int scale, List<Ranked> ranking) throws IOException {
    List<String> names = new ArrayList<>();
    List<Ranked> done = ranking.stream().filter(one -> one.middle().isPresent()).toList();
    String crops = stem + "-x" + scale + "-crops.png";
    ContactSheet sheet = new ContactSheet(read(picture(stem, scale, "truth")), done.size());
    for (Ranked one : done) {
      Trial.Entry middle = one.middle().orElseThrow().entry();
      double psnr = one.spread(Trial.Result::psnr).mean().orElseThrow();
      sheet.add(one.method(), psnr, read(picture(stem, middle)));
    }
    write(folder.resolve(crops), Plot.png(sheet.image()));
    names.add(crops);
    long steps =
        done.stream()
            .flatMap(one -> points(one).stream())
            .mapToLong(Curve.Point::step)
            .max()
            .orElse(0);
    if (steps > 0) {
      String curves = stem + "-x" + scale + "-curves.svg";
      List<CurvePlot.Named> named = done.stream().map(one -> named(one, steps)).toList();
      String title = "PSNR over steps, " + stem + " x" + scale;
      write(folder.resolve(curves), text(CurvePlot.overSteps(title, named).svg()));
      names.add(curves);
    }
    return names;
  }

  private static List<Curve.Point> points(Ranked one) {
    return one.middle().orElseThrow().result().orElseThrow().curve().points();
  }

  /** A method that takes no such steps is a level line. */
  private static CurvePlot.Named named(Ranked one, long steps) {
    List<Curve.Point> points = points(one);
    double psnr = one.spread(Trial.Result::psnr).mean().orElseThrow();
    boolean level = points.isEmpty() && Double.isFinite(psnr);
    return new CurvePlot.Named(
        one.method(),
        level ? List.of(new Curve.Point(0, 0, psnr), new Curve.Point(steps, 0, psnr)) : points);
  }

  private static BufferedImage read(Path file) throws IOException {
    BufferedImage image = Files.exists(file) ? ImageIO.read(file.toFile()) : null;
    if (image == null) {
      throw new IOException(
          file + ": is missing or no picture; start afresh with --force, or name another folder");
    }
    return image;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Output.write(file, true, out -> out.write(bytes));
  }
}
