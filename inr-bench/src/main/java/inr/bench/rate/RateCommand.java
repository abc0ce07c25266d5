package inr.bench.rate;

import inr.codec.Codec;
import inr.codec.DecodedPicture;
import inr.codec.Encoding;
import inr.codec.EncodingEffort;
import inr.codec.EncodingOptions;
import inr.codec.train.Target;
import inr.field.Original;
import inr.io.Output;
import inr.io.media.MediaOptions;
import inr.metric.PictureMetrics;
import inr.signal.Medium;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Encodes pictures, decodes the files, and says how they compare with those of other codecs. */
@Command(
    name = "rd",
    description = "Sizes and qualities of real files of the picture codec, beside other codecs.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class RateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PICTURE", arity = "1..*", description = "Pictures.")
  private List<Path> pictures = new ArrayList<>();

  @Option(
      names = "--effort",
      paramLabel = "NAME",
      description = "draft, normal or best (default ${DEFAULT-VALUE}).")
  private String effort = "draft";

  @Option(
      names = "--lambda",
      paramLabel = "X",
      split = ",",
      description = "One file of each picture for each (default 0.004,0.001,0.0004).")
  private List<Double> lambdas = List.of(0.004, 0.001, 0.0004);

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description =
          "Folder for rd-EFFORT.json, .csv, charts and the files; files that are in the JSON already are not made again (default ${DEFAULT-VALUE}).")
  private Path output = Path.of("rd");

  @Option(
      names = "--baselines",
      paramLabel = "FOLDER",
      description =
          "Folder with JSON files of other codecs: codec, points of picture, bytes, bpp, psnr.")
  private @Nullable Path baselines;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Worker threads (default ${DEFAULT-VALUE} here).")
  private int threads = Runtime.getRuntime().availableProcessors();

  /** The command with its defaults. */
  public RateCommand() {}

  @Override
  public Integer call() throws IOException {
    EncodingEffort chosen = EncodingEffort.named(effort);
    lambdas.forEach(Target::lambda); // refuses before the work
    List<Baseline> others = baselines == null ? List.of() : Baseline.folder(baselines);
    PrintWriter out = spec.commandLine().getOut();
    Files.createDirectories(output);
    Path json = output.resolve("rd-" + effort + ".json");
    List<Measured> known = new ArrayList<>(MeasuredFile.read(json));
    List<Measured> wanted = new ArrayList<>();
    for (Path picture : pictures) {
      Original original = Original.read(picture, MediaOptions.of());
      for (double lambda : lambdas) {
        Measured.Settings settings =
            new Measured.Settings(name(picture), original.sha256(), lambda, effort);
        Optional<Measured> there =
            known.stream().filter(one -> one.settings().equals(settings)).findFirst();
        if (there.isEmpty()) {
          there = Optional.of(measured(original, settings, chosen));
          known.add(there.get());
          MeasuredFile.write(json, "inr-" + effort, known);
        }
        wanted.add(there.get());
      }
    }
    MeasuredFile.writeCsv(output.resolve("rd-" + effort + ".csv"), wanted);
    RateReport report = new RateReport(wanted, others);
    charts(report, others);
    report.print(out);
    out.flush();
    return 0;
  }

  private static String name(Path picture) {
    return picture.getFileName().toString().replaceFirst("\\.[^.]*$", "");
  }

  /** Encodes, writes the file, and judges what is read from it again. */
  private Measured measured(Original original, Measured.Settings settings, EncodingEffort chosen)
      throws IOException {
    if (!(original.signal().medium() instanceof Medium.Picture medium)) {
      throw new IOException(settings.picture() + ": is no picture of 8 or 16 bits");
    }
    DecodedPicture picture =
        new DecodedPicture(medium, original.signal().samples(), Optional.empty());
    EncodingOptions options =
        new EncodingOptions(Target.lambda(settings.lambda()), chosen, Optional.empty(), 0, threads);
    Path file =
        output.resolve(
            settings.picture() + "-" + settings.lambdaText() + "-" + settings.effort() + ".inc");
    long start = processorTime();
    Encoding encoding = Codec.encode(picture, options, (place, error, bits) -> {});
    long encoded = processorTime();
    Output.write(file, true, bytes -> bytes.write(encoding.file()));
    long written = processorTime();
    DecodedPicture decoded = Codec.decode(Files.readAllBytes(file));
    long read = processorTime();
    PictureMetrics metrics = PictureMetrics.of(medium, picture.samples(), decoded.samples());
    long bytes = Files.size(file);
    double pixels = (double) medium.width() * medium.height();
    return new Measured(
        settings,
        new RatePoint(settings.picture(), bytes, 8 * bytes / pixels, metrics.psnr()),
        metrics.ssim(),
        metrics.msSsim(),
        (encoded - start) * 1e-9,
        (read - written) * 1e-9);
  }

  private static long processorTime() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private void charts(RateReport report, List<Baseline> others) throws IOException {
    for (String picture : report.pictures()) {
      if (report.curve(picture).points().isEmpty()) {
        continue;
      }
      Map<String, RateCurve> curves = new LinkedHashMap<>();
      for (Baseline other : others) {
        RateCurve curve = other.curve(picture);
        if (!curve.points().isEmpty()) {
          curves.put(other.codec(), curve);
        }
      }
      byte[] svg =
          RateChart.svg(picture, report.curve(picture), curves).getBytes(StandardCharsets.UTF_8);
      Output.write(output.resolve(picture + "-" + effort + ".svg"), true, file -> file.write(svg));
    }
  }
}
