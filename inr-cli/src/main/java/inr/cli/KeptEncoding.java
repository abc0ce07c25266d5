package inr.cli;

import inr.codec.Codec;
import inr.codec.DecodedPicture;
import inr.codec.Encoding;
import inr.codec.EncodingOptions;
import inr.codec.file.CodecFormatException;
import inr.codec.train.TrainingListener;
import inr.codec.train.TrainingPlace;
import inr.codec.train.TrainingState;
import inr.io.Output;
import inr.metric.Psnr;
import inr.report.StepMeans;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** An encoding with its checkpoint: one that is asked to stop leaves it, and goes on from it. */
final class KeptEncoding implements TrainingListener {
  private final Session session;
  private final CommandInput input;
  private final Output checkpoint;
  private final CheckpointKeeper keeper;
  private final Stopwatch begun;
  private final boolean quiet;
  private final LiveLine line;
  private final StepMeans rates = new StepMeans();
  private final StepMeans quality = new StepMeans();
  private double pixels;
  private boolean training;
  private long steps;

  /** Of tiles, or 0. */
  private int side;

  /** Pixels of all steps since it began, here. */
  private double worked;

  /**
   * An encoding that has not begun.
   *
   * @param checkpoint where its state is kept
   * @param resume whether it goes on from what is there
   */
  KeptEncoding(
      Session session,
      CommandInput input,
      Output checkpoint,
      boolean resume,
      Stopwatch begun,
      boolean quiet) {
    this.session = session;
    this.input = input;
    this.checkpoint = checkpoint;
    this.begun = begun;
    this.quiet = quiet;
    Optional<String> former = resume ? Optional.of("where it stood before") : Optional.empty();
    keeper = new CheckpointKeeper(session, checkpoint, "encoding", former);
    line = new LiveLine(session);
  }

  /** Encodes a picture, or goes on with that. */
  Encoding run(DecodedPicture picture, EncodingOptions options) throws IOException {
    pixels = (double) picture.medium().width() * picture.medium().height();
    side = options.tileSide(picture.medium());
    boolean resumes = keeper.keptPlace().isPresent();
    try {
      return resumes
          ? Codec.resume(picture, options, state(checkpoint.target()), this)
          : Codec.encode(picture, options, this);
    } catch (CodecFormatException damaged) {
      throw new CommandFailure(
          ExitCode.UNREADABLE_INPUT, checkpoint.target() + ": " + damaged.getMessage());
    } catch (IllegalArgumentException impossible) {
      throw resumes
          ? CommandFailure.usage(checkpoint.target() + ": " + impossible.getMessage())
          : CommandFailure.failure(input + ": " + impossible.getMessage());
    } finally {
      line.end();
    }
  }

  /** How rate and quality of the start that was kept went in this run, before rounding. */
  EncodingCurve curve() {
    return new EncodingCurve(rates.points(), quality.points());
  }

  private static byte[] state(Path file) throws IOException {
    CheckpointKeeper.requireThere(file, "leave --resume out to start");
    if (Files.size(file) > TrainingState.MOST_BYTES) {
      throw new CommandFailure(
          ExitCode.UNREADABLE_INPUT,
          file + ": has " + Files.size(file) + " bytes, more than any checkpoint of inr encode");
    }
    return Files.readAllBytes(file);
  }

  @Override
  public void step(TrainingPlace place, double error, double bits) {
    worked += place.pixels();
    steps++;
    if (!place.comparesStarts()) {
      rates.add(steps, bits / pixels);
      quality.add(steps, Psnr.of(error, 1));
    }
    double seconds = begun.seconds();
    if (!quiet && line.isDue(seconds)) {
      line.show(
          String.format(
                  Locale.ROOT,
                  "%s %d of %d   %.3f bits per pixel   %.2f dB",
                  place.phase(),
                  place.done(),
                  place.all(),
                  bits / pixels,
                  Psnr.of(error, 1))
              + LiveLine.left(seconds, seconds / worked * place.pixelsLeft()),
          seconds);
    }
  }

  @Override
  public void between(TrainingState state) {
    if (!training) {
      training = true;
      if (side > 0 && !quiet) {
        session.say(
            input
                + ": is encoded in tiles of "
                + side
                + " x "
                + side
                + " pixels, with networks that a sample of it is trained for");
      }
      // From now on a signal is waited for: there is a checkpoint to write.
      session.interruption().react(() -> {});
    }
    keeper.between(state.place(), begun.seconds(), body(state));
  }

  private static CheckpointKeeper.Body body(TrainingState state) {
    return output ->
        output.write(file -> state.writeTo(Channels.newOutputStream(file.getChannel())));
  }

  /**
   * Writes the file, after which the checkpoint is needed no more.
   *
   * @throws CommandFailure if that is not possible; a checkpoint that is there stays
   */
  void write(Output target, byte[] file) throws IOException {
    try {
      target.write(out -> out.write(file));
    } catch (IOException unwritten) {
      if (keeper.keptPlace().isEmpty()) {
        throw unwritten;
      }
      throw CommandFailure.failure(
          Main.words(unwritten)
              + "; "
              + keeper
              + " keeps the encoding up to "
              + keeper.keptPlace().get()
              + ", the same command with --resume goes on from it",
          unwritten);
    }
    keeper.remove();
    session.interruption().relent();
  }
}
