package inr.cli;

import inr.field.Original;
import inr.io.Sibling;
import inr.io.model.Model;
import inr.io.model.ModelFile;
import inr.preset.Preset;
import inr.studio.Exhibit;
import inr.studio.FinishedField;
import inr.studio.LiveFit;
import inr.studio.Show;
import inr.studio.StudioServer;
import inr.studio.Turns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The fits that a page shows: one, or one of each of several networks, which take equal turns on
 * all threads. Each is as if it were alone, and one that fails ends no other.
 */
final class StudioFits implements AutoCloseable {
  private static final int POLL_MILLIS = 50;

  private final Session session;
  private final FitOptions options;
  private final List<Entrant> entrants = new ArrayList<>();

  /** Models of an earlier run that need no fit, by the names of their networks. */
  private final List<FinishedField> finished = new ArrayList<>();

  /**
   * A fit to come.
   *
   * @param session in which it can be asked to stop by itself
   * @param preset the network, if not that of the options
   */
  private record Entrant(Session session, Optional<Preset> preset, FitFiles files) {
    String name() {
      return preset.map(Preset::name).orElse("Fit");
    }
  }

  /** How a fit ended: what went wrong, and whether there is something of it to be seen. */
  private record Ending(Optional<CommandFailure> failure, boolean seen) {}

  /**
   * How all fits ended.
   *
   * @param failure what the command has to tell at its end, if not all went well
   * @param seen whether there is something to be seen
   */
  record Outcome(Optional<CommandFailure> failure, boolean seen) {}

  private StudioFits(Session session, FitOptions options) {
    this.session = session;
    this.options = options;
  }

  /**
   * Claims what the fits write.
   *
   * @param model to write; each of several networks has its name before the ending
   * @param networks to be fitted; if empty, that of the options
   */
  static StudioFits claim(
      CommandInput input,
      Path model,
      Collection<Preset> networks,
      FitOptions options,
      Session session)
      throws IOException {
    StudioFits fits = new StudioFits(session, options);
    try {
      if (networks.isEmpty()) {
        fits.add(input, model, Optional.empty(), options.resume());
      }
      for (Preset preset : networks) {
        Path own = modelOf(model, preset);
        boolean goesOn = options.resume() && Files.exists(FitFiles.checkpoint(own));
        if (options.resume() && !goesOn && Files.exists(own)) {
          fits.addFinished(preset, own);
        } else {
          fits.add(input, own, Optional.of(preset), goesOn);
        }
      }
      return fits;
    } catch (IOException | RuntimeException refused) {
      fits.close();
      throw refused;
    }
  }

  /** The model of one of several networks. */
  static Path modelOf(Path model, Preset preset) {
    String name = String.valueOf(model.getFileName()).replaceFirst("\\.inr$", "");
    return Sibling.of(model.resolveSibling(name), "", "-" + preset.name() + ".inr");
  }

  private void add(CommandInput input, Path model, Optional<Preset> preset, boolean goesOn)
      throws IOException {
    Session own = session.with(session.interruption().part());
    entrants.add(
        new Entrant(own, preset, FitFiles.claim(input, model, options.force(), goesOn, own)));
  }

  private void addFinished(Preset preset, Path file) throws IOException {
    Model model = ModelFile.read(file);
    finished.add(new FinishedField(preset.name(), model, ModelFacts.of(model), options.threads()));
  }

  /**
   * Shows and runs them, until all have ended or a person quits, which stops them as a signal does.
   *
   * @param paused whether they wait before their first steps
   */
  Outcome run(Original original, StudioServer server, boolean paused) {
    Turns turns = new Turns();
    List<LiveFit> lives = new ArrayList<>();
    for (Entrant entrant : entrants) {
      lives.add(
          new LiveFit(
              entrant.name(),
              server,
              turns,
              options.threads(),
              paused,
              entrant.session.interruption()::requested));
    }
    server.show(show(original, lives));
    QueueProgress progress = new QueueProgress(session, entrants.size());
    ExecutorService workers = Executors.newCachedThreadPool(StudioFits::worker);
    try {
      List<Future<Ending>> running = new ArrayList<>();
      for (int i = 0; i < lives.size(); i++) {
        Entrant entrant = entrants.get(i);
        LiveFit live = lives.get(i);
        running.add(workers.submit(() -> fit(entrant, live, original, progress)));
      }
      return outcome(endings(running, server));
    } finally {
      workers.shutdownNow();
    }
  }

  private Show show(Original original, List<LiveFit> lives) {
    List<Exhibit> exhibits = new ArrayList<>(finished);
    exhibits.addAll(lives);
    return CommandFailure.unlessUsage(
        () ->
            new Show(
                PageOrigin.name(original),
                original.signal().medium(),
                original.signal().coordinates(),
                Optional.of(original),
                exhibits));
  }

  /** An ended command does not wait for it. */
  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "inr-fit");
    thread.setDaemon(true);
    return thread;
  }

  private List<Ending> endings(List<Future<Ending>> running, StudioServer server) {
    List<Ending> endings = new ArrayList<>();
    boolean quit = false;
    try {
      for (Future<Ending> one : running) {
        while (!one.isDone() && !quit) {
          quit = server.awaitQuit(POLL_MILLIS);
        }
        if (quit) {
          entrants.forEach(entrant -> entrant.session.interruption().request());
        }
        endings.add(one.get());
      }
      return endings;
    } catch (ExecutionException broken) {
      throw new IllegalStateException("a fit ended without a word", broken.getCause());
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted");
    }
  }

  private Ending fit(Entrant entrant, LiveFit live, Original original, QueueProgress progress) {
    boolean alone = entrants.size() == 1;
    Path model = entrant.files.model().target();
    FitVoice told =
        options.quiet()
            ? FitVoice.SILENT
            : alone ? new LiveProgress(session) : progress.voice(model);
    try {
      live.begin();
      new OneFit(entrant.session, options, options.threads(), new StudioVoice(told, live))
          .run(entrant.files, original, entrant.preset);
      return new Ending(Optional.empty(), true);
    } catch (IOException | RuntimeException | OutOfMemoryError failure) {
      return ended(entrant, live, failure);
    } finally {
      session.interruption().end(entrant.session.interruption());
      progress.ended(model);
    }
  }

  /** A failure is told in the page as well. */
  private Ending ended(Entrant entrant, LiveFit live, Throwable failure) {
    if (live.isDiscarded()) {
      entrant.files.checkpoint().target().toFile().delete();
      live.ended("no model was written");
      session.say(named(entrant, "discarded, no model was written"));
      return new Ending(Optional.empty(), false);
    }
    Main.showWhere(failure, session);
    CommandFailure known = CommandFailure.of(failure);
    String words = Main.oneLine(known.getMessage());
    live.ended(words);
    if (entrants.size() > 1) {
      session.say(named(entrant, words));
    }
    return new Ending(Optional.of(known), true);
  }

  private String named(Entrant entrant, String words) {
    return entrants.size() > 1 ? entrant.name() + ": " + words : words;
  }

  private Outcome outcome(List<Ending> endings) {
    boolean seen = !finished.isEmpty() || endings.stream().anyMatch(Ending::seen);
    List<CommandFailure> failures =
        endings.stream().flatMap(ending -> ending.failure.stream()).toList();
    if (endings.size() == 1 || failures.isEmpty()) {
      return new Outcome(failures.stream().findFirst(), seen);
    }
    int worst =
        failures.stream().map(CommandFailure::exitCode).reduce(ExitCode.DONE, ExitCode::worse);
    String words =
        worst == ExitCode.INTERRUPTED
            ? "interrupted; the same command with --resume goes on"
            : failures.size() + " of " + endings.size() + " fits did not end well";
    return new Outcome(Optional.of(new CommandFailure(worst, words)), seen);
  }

  /** Removes what of these fits lies in a folder. */
  void removeIn(Path folder) {
    for (Entrant entrant : entrants) {
      for (Path file :
          List.of(entrant.files.model().target(), entrant.files.checkpoint().target())) {
        if (folder.equals(file.getParent())) {
          file.toFile().delete();
        }
      }
    }
  }

  @Override
  public void close() {
    for (Entrant entrant : entrants) {
      entrant.files.close();
      session.interruption().end(entrant.session.interruption());
    }
  }
}
