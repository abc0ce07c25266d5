package inr.cli;

import inr.codec.EncodingEffort;
import inr.codec.EncodingOptions;
import inr.codec.shape.Preset;
import inr.codec.train.Target;
import inr.io.Output;
import inr.io.model.ModelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code inr encode}: a picture, or the parameters of a model, become few bytes. */
@Command(
    name = "encode",
    description =
        "Packs a picture into few bytes, which inr decode gives back, or a model into a shorter model file, or small signals into latents of a family.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class EncodeCommand implements Callable<Integer> {
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
  private static final String ENDING = ".inc";
  private static final String LOSSLESS = "lossless";

  /** Options of a training of networks of a picture. */
  private static final List<String> OF_TRAINING =
      List.of("--effort", "--preset", "--tiles", "--seed", "--resume", "--plot");

  /** Options that are for pictures but not for models. */
  private static final List<String> OF_PICTURES =
      List.of(
          "--preset",
          "--tiles",
          "--seed",
          "--resume",
          "--lossless",
          "--lambda",
          "--report",
          "--plot");

  /** Options that are for one of these but not for latents of a family. */
  private static final List<String> OF_PICTURES_AND_MODELS =
      List.of(
          "--effort",
          "--preset",
          "--tiles",
          "--seed",
          "--resume",
          "--lambda",
          "--bpp",
          "--bytes",
          "--psnr",
          "--original",
          "--report",
          "--plot",
          "--lossless");

  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FILE",
      description = "Picture (PNG, JPEG, TIFF, WebP, BMP, GIF, PSD, QOI, PNM) or model (.inr).")
  private Path input = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      description =
          "File to write; the picture's name with .inc, or the model's with .packed.inr, in this folder unless given.")
  private @Nullable Path output;

  @Option(
      names = "--lambda",
      paramLabel = "X",
      description =
          "Squared error, samples from 0 to 1, that a bit per pixel is worth: more means fewer bytes, 0.0001 to 0.02 are usual (default 0.001).")
  private @Nullable Double lambda;

  @Option(
      names = "--bpp",
      paramLabel = "X",
      description = "Instead of --lambda: at most X bits per pixel, and at least 98 %% of that.")
  private @Nullable Double bitsPerPixel;

  @Option(
      names = "--bytes",
      paramLabel = "N",
      description = "Instead of --lambda: a file of at most N bytes, and at least 98 %% of that.")
  private @Nullable Integer bytes;

  @Option(
      names = "--psnr",
      paramLabel = "DB",
      description = "Instead of --lambda: a PSNR of at least DB dB, and at most 0.1 more.")
  private @Nullable Double psnr;

  @Option(
      names = "--lossless",
      description =
          "Instead of --lambda: keep every sample, in seconds; small where colours repeat, as on screens and in drawings.")
  private boolean lossless;

  @Option(
      names = "--effort",
      paramLabel = "NAME",
      description =
          "draft, normal or best: about 1, 4 or 10 minutes of two cores for 768 x 512 pixels (default normal).")
  private @Nullable String effort;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description =
          "Size of the networks: lop, mop, hop or vhop; lop for small pictures and hop for others unless given.")
  private @Nullable String preset;

  @Option(
      names = "--tiles",
      paramLabel = "T",
      description =
          "Encode in tiles of T x T pixels, a power of two from 64 to 4096, with the same networks: less memory and less time, more bytes (1024 for pictures of more than 16,777,216 pixels, no tiles for others unless given).")
  private @Nullable Integer tile;

  @Option(
      names = "--original",
      paramLabel = "FILE",
      description =
          "Of a model: the picture or sound that it was fitted to, which PSNR and training are about in place of what it renders itself.")
  private @Nullable Path original;

  @Option(
      names = "--family",
      paramLabel = "FAMILY.inr",
      description =
          "Code a small picture or sound, or all of a folder into one file, as latents of a family; inr decode needs it, too.")
  private @Nullable Path family;

  @Option(
      names = "--bits",
      paramLabel = "N",
      description = "With --family: bits of the widest number of a latent, 2 to 10 (default 5).")
  private @Nullable Integer bits;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description =
          "With --family: inner steps to a latent (default: as many as it was learned with).")
  private @Nullable Integer steps;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the random numbers (default 0).")
  private @Nullable Long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Worker threads, as far as there are processors; the file does not depend on them (default ${DEFAULT-VALUE} here).")
  private int threads = PROCESSORS;

  @Mixin private InputLimits limits = new InputLimits();

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description =
          "Write a page in which the picture and what its file decodes to are looked at: one file, which asks for nothing.")
  private @Nullable Path report;

  @Option(
      names = AskedPlot.OPTION,
      paramLabel = "FILE",
      description =
          "Draw PSNR over bits per pixel as the training of this run went, and of the file, into this .svg or .png file.")
  private @Nullable Path plot;

  @Option(names = "--json", description = "Print one JSON object on standard output at the end.")
  private boolean json;

  @Option(names = "--quiet", description = "Say nothing but errors.")
  private boolean quiet;

  @Option(
      names = "--resume",
      description =
          "Go on from OUT.inc.checkpoint, which an interrupted encoding leaves, to the file that it would have given.")
  private boolean resume;

  @Option(
      names = "--force",
      description = "Overwrite an existing file, and begin afresh where a checkpoint is.")
  private boolean force;

  EncodeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    if (family != null) {
      encodeByFamily(family);
      return ExitCode.DONE;
    }
    if (bits != null || steps != null) {
      throw CommandFailure.usage("--bits and --steps are for --family, which is not given");
    }
    EncodingOptions options = options();
    if (lossless) {
      requireNone("--lossless trains nothing", OF_TRAINING);
    }
    Path target = file(ending());
    Stopwatch begun = Stopwatch.start();
    try (CommandInput source = new CommandInput(input, limits.options(), session);
        Output claimed = CommandOutput.claim(target, source, force, session)) {
      if (ModelFile.recognises(source.file())) {
        encodeModel(source, claimed, options, begun);
      } else {
        encodePicture(source, claimed, options, begun);
      }
    }
    return ExitCode.DONE;
  }

  private void encodeByFamily(Path known) throws IOException {
    requireNone("--family has its own way", OF_PICTURES_AND_MODELS);
    FitOptions.requireThreads(threads);
    FamilyEncoding coding =
        new FamilyEncoding(
            session,
            known,
            Optional.ofNullable(bits),
            Optional.ofNullable(steps),
            Math.min(threads, PROCESSORS),
            quiet,
            json);
    Path target = file(FamilyEncoding.ENDING);
    try (CommandInput source = new CommandInput(input, limits.options(), session);
        Output claimed = CommandOutput.claim(target, source, force, session)) {
      coding.run(source, claimed, limits.options());
    }
  }

  private void encodePicture(
      CommandInput source, Output target, EncodingOptions options, Stopwatch begun)
      throws IOException {
    if (original != null) {
      throw CommandFailure.usage("--original is for models, and " + source + " is none");
    }
    try (AskedPage page = AskedPage.claim(Optional.ofNullable(report), source, force, session);
        AskedPlot drawing = AskedPlot.claim(Optional.ofNullable(plot), source, force, session)) {
      EncodedPicture result = encodedPicture(source, target, options, begun);
      Consumer<String> voice = quiet ? line -> {} : session::say;
      page.write(
          () -> new EncodingReport(result, spec.commandLine().getParseResult()).page(), voice);
      drawing.write(() -> EncodingPlot.of(result), voice);
      result
          .missed()
          .ifPresent(
              words -> {
                throw new CommandFailure(
                    ExitCode.TARGET_NOT_REACHED, target.target() + ": " + words);
              });
    }
  }

  private EncodedPicture encodedPicture(
      CommandInput source, Output target, EncodingOptions options, Stopwatch begun)
      throws IOException {
    PictureEncoding work = new PictureEncoding(session, source, limits.options(), quiet);
    EncodedPicture result =
        lossless ? work.withoutLoss(target) : trained(work, target, options, begun);
    tell(result, target.target(), begun);
    return result;
  }

  private EncodedPicture trained(
      PictureEncoding work, Output target, EncodingOptions options, Stopwatch begun)
      throws IOException {
    Path usual =
        target.isFile()
            ? target.target()
            : CommandOutput.named(Path.of(work.source().toString()), ENDING);
    try (Output checkpoint =
        CommandOutput.claimCheckpoint(usual, "encoding", work.source(), force, resume, session)) {
      return work.trained(target, checkpoint, options, resume, begun);
    }
  }

  private void encodeModel(
      CommandInput source, Output target, EncodingOptions options, Stopwatch begun)
      throws IOException {
    requireNone(source + " is a model", OF_PICTURES);
    new ModelEncoding(session, source, begun, quiet)
        .run(
            target,
            Optional.ofNullable(original),
            Optional.of(options.target()).filter(wish -> wish.kind() != Target.Kind.LAMBDA),
            options.effort(),
            options.threads(),
            limits.options(),
            json);
  }

  private EncodingOptions options() {
    Optional<Preset> networks = Optional.ofNullable(preset).map(EncodeCommand::preset);
    return CommandFailure.unlessUsage(
        () ->
            new EncodingOptions(
                target(),
                effort == null ? EncodingEffort.NORMAL : EncodingEffort.named(effort),
                networks,
                Optional.ofNullable(tile),
                seed == null ? 0 : seed,
                Math.min(threads, PROCESSORS)));
  }

  /** Refuses options that were given but say nothing here. */
  private void requireNone(String reason, List<String> options) {
    ParseResult words = spec.commandLine().getParseResult();
    List<String> given = options.stream().filter(words::hasMatchedOption).toList();
    if (!given.isEmpty()) {
      throw CommandFailure.usage(reason + "; leave out " + String.join(" and ", given));
    }
  }

  private Target target() {
    List<Target> given = new ArrayList<>();
    Optional.ofNullable(lambda).map(Target::lambda).ifPresent(given::add);
    Optional.ofNullable(bitsPerPixel).map(Target::bitsPerPixel).ifPresent(given::add);
    Optional.ofNullable(bytes).map(Target::bytes).ifPresent(given::add);
    Optional.ofNullable(psnr).map(Target::psnr).ifPresent(given::add);
    List<String> names =
        new ArrayList<>(given.stream().map(one -> OptionWord.of(one.kind())).toList());
    if (lossless) {
      names.add(LOSSLESS);
    }
    if (names.size() > 1) {
      throw CommandFailure.usage(
          names.stream().map(name -> "--" + name).collect(Collectors.joining(" and "))
              + " exclude each other; give one of --lambda, --bpp, --bytes, --psnr, --lossless");
    }
    return given.isEmpty() ? Target.lambda(EncodingOptions.DEFAULT_LAMBDA) : given.get(0);
  }

  private static Preset preset(String name) {
    return Arrays.stream(Preset.values())
        .filter(one -> OptionWord.of(one).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                CommandFailure.usage(
                    "--preset is "
                        + name
                        + "; "
                        + Arrays.stream(Preset.values())
                            .map(OptionWord::of)
                            .collect(Collectors.joining(", "))
                        + " are accepted"));
  }

  /** What a file is called unless it is named. */
  private String ending() throws IOException {
    boolean named = output != null || CommandInput.isStandard(input);
    return !named && ModelFile.recognises(input) ? ModelEncoding.ENDING : ENDING;
  }

  /** Where the file goes. */
  private Path file(String ending) {
    if (output == null && CommandInput.isStandard(input)) {
      throw CommandFailure.usage("what comes from standard input has no name; give -o");
    }
    Path target = output == null ? CommandOutput.named(input, ending) : output;
    if (json && CommandOutput.isStandardOutput(target)) {
      throw CommandFailure.usage("--json prints where the file goes; name another file to write");
    }
    return target;
  }

  private void tell(EncodedPicture result, Path file, Stopwatch begun) {
    if (!quiet) {
      session.say(
          String.format(Locale.ROOT, "%s: %s in %.1f s", file, result.text(), begun.seconds()));
    }
    if (json) {
      result
          .addTo(new Report().put("input", input.toString()).put("file", file.toString()))
          .put("seconds", Stopwatch.rounded(begun.seconds()))
          .print(session);
    }
  }
}
