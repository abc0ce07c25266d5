package inr.cli;

import inr.field.Original;
import inr.io.media.StreamFile;
import inr.preset.Preset;
import inr.studio.DropTarget;
import inr.studio.StudioServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Files that people drop on the page, which are fitted one after the other. A file becomes a
 * temporary one of a name of ours; so does its model, unless the command line names one.
 */
final class DroppedFiles implements DropTarget {
  private static final int POLL_MILLIS = 50;

  /** What the words on a file that cannot be read begin with. */
  private static final String THIS_FILE = "this file";

  private final Session session;
  private final FitOptions options;
  private final Collection<Preset> networks;
  private final Optional<Path> output;
  private final BlockingQueue<Dropped> waiting = new ArrayBlockingQueue<>(1);

  /** Whether a file is being read or fitted. */
  private final AtomicBoolean busy = new AtomicBoolean();

  /**
   * Files to come.
   *
   * @param networks that are fitted; if empty, that of the options
   * @param output the model, if it is to be kept
   */
  DroppedFiles(
      Session session, FitOptions options, Collection<Preset> networks, Optional<Path> output) {
    this.session = session;
    this.options = options;
    this.networks = networks;
    this.output = output;
  }

  /** A file that was taken, and all that is temporary of it. */
  private record Dropped(StreamFile copy, StreamFile model, Original original, StudioFits fits)
      implements AutoCloseable {
    @Override
    public void close() {
      fits.close();
      fits.removeIn(model.file().resolveSibling(""));
      model.close();
      copy.close();
    }
  }

  @Override
  public Optional<String> take(String name, InputStream file) throws IOException {
    if (!busy.compareAndSet(false, true)) {
      return Optional.of("a fit is under way; finish or discard it, then drop the next file");
    }
    try {
      waiting.add(dropped(name, file));
      return Optional.empty();
    } catch (IOException | RuntimeException | OutOfMemoryError refused) {
      busy.set(false);
      return Optional.of(Main.oneLine(CommandFailure.of(refused).getMessage()));
    }
  }

  private Dropped dropped(String name, InputStream file) throws IOException {
    StreamFile copy = StreamFile.named(THIS_FILE, options.media());
    StreamFile model = StreamFile.named("model.inr", options.media());
    session.interruption().letGo(copy::close);
    session.interruption().letGo(model::close);
    try {
      copy.fill(file, options.media());
      CommandInput input = options.input(copy.file(), session);
      Original read = new OneFit(session, options, options.threads(), FitVoice.SILENT).read(input);
      return new Dropped(
          copy,
          model,
          new Original(read.signal(), name, read.sha256(), read.notes()),
          StudioFits.claim(input, output.orElse(model.file()), networks, options, session));
    } catch (IOException | RuntimeException | OutOfMemoryError refused) {
      copy.close();
      model.close();
      throw refused;
    }
  }

  /**
   * Fits what is dropped, until a person quits.
   *
   * @param paused whether fits wait before their first steps
   * @throws CommandFailure if the command is asked to stop before
   */
  void serve(StudioServer server, boolean paused) throws IOException {
    server.accept(this);
    try {
      while (!server.awaitQuit(POLL_MILLIS)) {
        session.interruption().check();
        Dropped next = waiting.poll();
        if (next != null) {
          fit(next, server, paused);
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void fit(Dropped next, StudioServer server, boolean paused) {
    try (next) {
      StudioFits.Outcome outcome = next.fits.run(next.original, server, paused);
      outcome.failure().ifPresent(failure -> session.say(Main.oneLine(failure.getMessage())));
      if (output.isEmpty() && outcome.seen()) {
        session.say("models of dropped files are not kept; download them, or name one with -o");
      }
    } finally {
      busy.set(false);
    }
  }
}
