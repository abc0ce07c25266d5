package inr.cli;

import inr.codec.Codec;
import inr.codec.PictureDecoder;
import inr.codec.file.CodecFile;
import inr.family.CodedLatents;
import inr.io.Output;
import inr.io.image.PictureRows;
import inr.io.image.PictureWriter;
import inr.signal.Medium;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inr decode}: a coded picture becomes a picture again. */
@Command(
    name = "decode",
    description =
        "Gives a coded picture back, or signals that are latents of a family, with the same samples on every machine.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DecodeCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "FILE.inc|FILE.inl",
      description = "Coded picture, or latents of a family; - is standard input.")
  private Path input = Path.of("");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "OUT",
      description =
          "Picture to write (.png, .tif, .jpg and others), or sound (.wav), or a folder for the signals of a file of several latents.")
  private Path output = Path.of("");

  @Option(
      names = "--family",
      paramLabel = "FAMILY.inr",
      description = "Of latents (.inl): the family that they were coded with.")
  private @Nullable Path family;

  @Option(
      names = "--only",
      paramLabel = "N",
      description = "Of latents (.inl) of several signals: the one to give back, from 1.")
  private @Nullable Integer only;

  @Mixin private InputLimits limits = new InputLimits();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Option(names = "--force", description = "Overwrite an existing file.")
  private boolean force;

  DecodeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Stopwatch begun = Stopwatch.start();
    try (CommandInput source = new CommandInput(input, limits.options(), session)) {
      if (CodedLatents.recognises(source.file())) {
        new FamilyDecoding(session, source, Optional.ofNullable(family), force, json)
            .run(output, Optional.ofNullable(only), begun);
        return ExitCode.DONE;
      }
      if (family != null || only != null) {
        throw CommandFailure.usage(
            "--family and --only are for latents (.inl), and " + source + " has none");
      }
      decodePicture(source, begun);
    }
    return ExitCode.DONE;
  }

  private void decodePicture(CommandInput source, Stopwatch begun) throws IOException {
    try (Output target = CommandOutput.claim(output, source, force, session)) {
      CodecFile file = CodedPictures.read(source.file(), limits.options());
      Medium.Picture medium = file.medium();
      CommandFailure.unlessUsage(() -> PictureWriter.check(target, medium));
      int threads = Runtime.getRuntime().availableProcessors();
      try (PictureDecoder decoder = Codec.decoder(file, threads)) {
        write(decoder, source, target);
      }
      tell(medium, Files.size(source.file()), begun.seconds(), threads);
    }
  }

  private void write(PictureDecoder decoder, CommandInput source, Output target)
      throws IOException {
    PictureRows rows = CodedPictures.rows(source.file(), decoder);
    try (RowProgress progress = new RowProgress(session, "decoding " + source)) {
      PictureWriter.write(
          target,
          decoder.medium(),
          progress.watch(
              (firstRow, count, samples) -> {
                session.interruption().check();
                rows.read(firstRow, count, samples);
              },
              decoder.medium().height()));
    } catch (UncheckedIOException damaged) {
      throw damaged.getCause();
    }
  }

  private void tell(Medium.Picture medium, long bytes, double seconds, int threads) {
    if (!json) {
      session.say(output + ": " + medium.text());
      return;
    }
    new Report()
        .put("input", input.toString())
        .put("file", output.toString())
        .put("bytes", bytes)
        .put("bpp", CodecInfo.bitsPerPixel(bytes, medium))
        .put("width", medium.width())
        .put("height", medium.height())
        .put("channels", medium.channels())
        .put("bit_depth", medium.bitDepth())
        .put("seconds", seconds)
        .put("threads", threads)
        .print(session);
  }
}
