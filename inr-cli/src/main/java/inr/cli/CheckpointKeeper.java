package inr.cli;

import inr.io.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The checkpoint of long work beside its output. Where that cannot be written, such as on a full
 * disk, it goes to the folder of temporary files; the work goes on without one.
 */
final class CheckpointKeeper {
  /** Seconds between two states that are kept while the work goes on. */
  static final double SECONDS_BETWEEN = 30;

  private final Session session;
  private final Output usual;
  private final String work;

  /** Another file than the usual one, where that could not be written. */
  private Optional<Path> refuge = Optional.empty();

  private Optional<Kept> kept;
  private String trouble = "";
  private double next = SECONDS_BETWEEN;

  /** The newest state of the work that a file holds. */
  private record Kept(Path file, String place) {}

  /** Writes a checkpoint where a place has been claimed for it. */
  @FunctionalInterface
  interface Body {
    /** Writes all of it. */
    void writeTo(Output output) throws IOException;
  }

  /**
   * A keeper of some work.
   *
   * @param session that is told of trouble
   * @param usual where the checkpoint lies if it can
   * @param work what is kept, such as {@code fit}
   * @param former where the work stood that {@code usual} holds, if it goes on from there
   */
  CheckpointKeeper(Session session, Output usual, String work, Optional<String> former) {
    this.session = session;
    this.usual = usual;
    this.work = work;
    this.kept = former.map(place -> new Kept(usual.target(), place));
  }

  /**
   * Refuses to go on from a checkpoint that is not there.
   *
   * @param advice what to do instead
   */
  static void requireThere(Path file, String advice) {
    if (!Files.exists(file)) {
      throw new CommandFailure(
          ExitCode.UNREADABLE_INPUT,
          file + ": there is no such checkpoint to go on from; " + advice);
    }
  }

  /**
   * Between two steps: keeps the state from time to time, and when a signal has come, which ends
   * the work.
   *
   * @param place where the work stands
   * @param seconds since it began
   * @throws CommandFailure if a signal has come
   */
  void between(String place, double seconds, Body checkpoint) {
    if (session.interruption().requested()) {
      keep(place, checkpoint);
      throw new CommandFailure(
          ExitCode.INTERRUPTED,
          "interrupted at "
              + place
              + "; "
              + whatIsLeft(place, " is kept, the same command with --resume goes on from it"));
    }
    if (seconds >= next) {
      keepMeanwhile(place, checkpoint);
      next = seconds + SECONDS_BETWEEN;
    }
  }

  /**
   * Writes a state in place of an older one, elsewhere if it must be.
   *
   * @param place where the work stands in it, such as {@code step 12}
   */
  void keep(String place, Body checkpoint) {
    try {
      checkpoint.writeTo(usual);
      kept = Optional.of(new Kept(usual.target(), place));
      leaveRefuge();
    } catch (IOException full) {
      trouble = Main.words(full);
      keepElsewhere(place, checkpoint);
    }
  }

  private void keepElsewhere(String place, Body checkpoint) {
    try {
      if (refuge.isEmpty()) {
        refuge = Optional.of(Files.createTempFile("inr-", ".checkpoint"));
      }
      try (Output output = Output.claim(refuge.get(), true)) {
        checkpoint.writeTo(output);
      }
      kept = Optional.of(new Kept(refuge.get(), place));
    } catch (IOException nowhere) {
      trouble += ", nor " + Main.words(nowhere);
      leaveRefuge();
    }
  }

  /** A refuge that holds the newest state stays. */
  private void leaveRefuge() {
    if (refuge.isPresent() && !kept.map(Kept::file).equals(refuge)) {
      refuge.get().toFile().delete();
      refuge = Optional.empty();
    }
  }

  /** The same while the work goes on, which is worth a line once if it fails. */
  void keepMeanwhile(String place, Body checkpoint) {
    boolean wellSoFar = trouble.isEmpty();
    keep(place, checkpoint);
    if (wellSoFar && !trouble.isEmpty() && !session.interruption().requested()) {
      session.say(
          trouble
              + (holds(place)
                  ? "; " + this + " keeps the " + work + " meanwhile"
                  : "; the " + work + " goes on without a checkpoint"));
    }
  }

  private boolean holds(String place) {
    return keptPlace().equals(Optional.of(place));
  }

  /** Where the work could go on; nothing where no checkpoint of it is. */
  Optional<String> keptPlace() {
    return kept.map(Kept::place);
  }

  /**
   * What there is of work that stands somewhere, for a line.
   *
   * @param advice what can be done with a file that holds this place
   */
  String whatIsLeft(String place, String advice) {
    if (holds(place)) {
      return this + advice;
    }
    return keptPlace()
            .map(older -> this + " keeps it up to " + older + ", the rest is lost")
            .orElse("nothing of the " + work + " is kept")
        + " ("
        + trouble
        + ")";
  }

  /** Where it lies. */
  @Override
  public String toString() {
    Path file = kept.map(Kept::file).orElse(usual.target());
    return file.equals(usual.target())
        ? file.toString()
        : file + " (move it to " + usual.target() + ")";
  }

  /** The work needs it no more. */
  void remove() throws IOException {
    Files.deleteIfExists(usual.target());
    kept = Optional.empty();
    leaveRefuge();
  }
}
