package inr.cli;

import inr.backend.Backend;
import inr.backend.DeviceException;
import inr.backend.Evaluator;
import inr.backend.Trainer;
import inr.backend.TrainerState;
import inr.circuit.Parameters;
import inr.grid.Grid;
import inr.io.model.Checkpoint;
import inr.io.model.Model;
import inr.io.model.ModelFile;
import inr.io.model.Precision;
import inr.io.model.Provenance;
import inr.plan.TrainingPlan;
import inr.rendering.Renderer;
import inr.signal.Medium;
import inr.signal.Signal;
import inr.training.DivergedException;
import inr.training.StopReason;
import inr.training.StopRules;
import inr.training.TrainingLoop;
import inr.training.TrainingOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A fit from a plan to a model file, with its checkpoint.
 *
 * @param session who is told
 * @param model name of the network
 * @param plan of the fit
 * @param signal what is fitted
 * @param start parameters to begin with, unless they are drawn
 * @param startSeconds that finding these took
 * @param backend that trains
 * @param threads of it
 * @param precision of the stored parameters
 * @param rules when it ends
 * @param measureAll whether a large picture is measured at all of its points
 */
record FitJob(
    Session session,
    String model,
    TrainingPlan plan,
    Signal signal,
    Optional<Parameters> start,
    double startSeconds,
    Backend backend,
    int threads,
    Precision precision,
    StopRules rules,
    boolean measureAll) {
  /** Key under which model and report tell of how many points the metrics are, if not of all. */
  static final String MEASURED_POINTS = "measured_points";

  private static final double SECONDS_BETWEEN_CHECKPOINTS = 30;

  /** Number of parameters of the network. */
  int parameterCount() {
    return plan.network().layout().size();
  }

  /**
   * Fits, measures, writes the model and removes the checkpoint. Whatever fails, what is there of
   * the fit is kept.
   *
   * @param former where to go on from
   */
  FitResult run(FitFiles files, String inputSha256, Optional<Checkpoint> former, boolean quiet)
      throws IOException {
    FitCheckpoint checkpoint =
        new FitCheckpoint(
            session,
            files.checkpoint(),
            plan,
            inputSha256,
            rules.steps(),
            backend.name(),
            former,
            startSeconds);
    Backend renders = BackendChoice.rendering(BackendChoice.AUTO, plan.network());
    TrainingOutcome outcome = train(renders, checkpoint, former, quiet);
    if (outcome.stoppedBy() == StopReason.INTERRUPTED) {
      throw interrupted(checkpoint, outcome.step());
    }
    Score score;
    long bytes;
    try {
      Parameters stored = precision.rounded(outcome.parameters());
      score = score(renders, stored, session.interruption()::check);
      Model fitted =
          model(files.input(), inputSha256, stored, checkpoint.trainedBy(), outcome.step(), score);
      bytes = ModelFile.write(files.model(), fitted);
    } catch (CommandFailure asked) {
      checkpoint.keep(outcome.state(), outcome.seconds());
      throw interrupted(checkpoint, outcome.step());
    } catch (IOException | RuntimeException | OutOfMemoryError failure) {
      throw unfinished(checkpoint, outcome, failure);
    }
    checkpoint.remove();
    return new FitResult(this, files, outcome, checkpoint.seconds(outcome.seconds()), score, bytes);
  }

  private TrainingOutcome train(
      Backend renders, FitCheckpoint checkpoint, Optional<Checkpoint> former, boolean quiet)
      throws IOException {
    LiveProgress progress = new LiveProgress(session);
    Stopwatch run = Stopwatch.start();
    try (Trainer trainer = backend.trainer(plan, signal, threads)) {
      former
          .map(Checkpoint::state)
          .or(() -> start.map(parameters -> TrainerState.beginning(plan, parameters)))
          .ifPresent(trainer::restore);
      TrainingLoop loop =
          new TrainingLoop(trainer, plan, signal, rules)
              .keepCheckpoints(
                  SECONDS_BETWEEN_CHECKPOINTS,
                  state -> checkpoint.keepMeanwhile(state, run.seconds()))
              .measureWith(
                  fitted ->
                      score(renders, precision.rounded(fitted.parameters()), () -> {}).psnr());
      if (!quiet) {
        loop.listen(progress);
      }
      session.interruption().react(loop::stop);
      return loop.run();
    } catch (DivergedException diverged) {
      // What led here leads here again.
      checkpoint.remove();
      throw diverged;
    } catch (DeviceException failure) {
      throw lost(checkpoint, failure);
    } catch (OutOfMemoryError tooLarge) {
      throw CommandFailure.failure(
          "not enough memory to train "
              + parameterCount()
              + " parameters on "
              + signal.points()
              + " points (Java may use "
              + (Runtime.getRuntime().maxMemory() >> 20)
              + " MiB); allow Java more, such as INR_JAVA_OPTS=-Xmx8g, or take a smaller network",
          tooLarge);
    } finally {
      progress.end();
    }
  }

  /** Score of the samples that {@code inr render} writes, whatever this fit was trained on. */
  private Score score(Backend renders, Parameters stored, Runnable betweenWindows) {
    try (Evaluator evaluator = renders.evaluator(plan.network(), stored, threads)) {
      Grid grid = (Grid) signal.coordinates();
      Renderer renderer =
          new Renderer(evaluator, grid, signal.medium(), signal.range(), betweenWindows);
      if (signal.medium() instanceof Medium.Picture picture) {
        Strips strips = measureAll ? Strips.all(picture) : Strips.of(picture);
        return Score.of(signal, picture, renderer, strips);
      }
      return Score.of(signal, (Medium.Sound) signal.medium(), renderer);
    }
  }

  /** The work of a finished fit outlives a model that cannot be written, if anything can. */
  private static CommandFailure unfinished(
      FitCheckpoint checkpoint, TrainingOutcome outcome, Throwable failure) {
    checkpoint.keep(outcome.state(), outcome.seconds());
    return CommandFailure.failure(
        Main.words(failure)
            + "; "
            + checkpoint.whatIsLeft(outcome.step(), " keeps this fit, --resume writes its model"),
        failure);
  }

  private CommandFailure lost(FitCheckpoint checkpoint, DeviceException failure) {
    String words = Main.words(failure);
    if (checkpoint.keptStep().isPresent()) {
      words +=
          "; "
              + checkpoint
              + " keeps the fit up to step "
              + checkpoint.keptStep().getAsLong()
              + ", the same command with --resume goes on from it, with --resume --backend cpu on another engine";
    }
    return CommandFailure.failure(words, failure);
  }

  private CommandFailure interrupted(FitCheckpoint checkpoint, long step) {
    return new CommandFailure(
        ExitCode.INTERRUPTED,
        "interrupted at step "
            + step
            + " of "
            + rules.steps()
            + "; "
            + checkpoint.whatIsLeft(
                step, " is kept, the same command with --resume goes on from it"));
  }

  private Model model(
      Path input,
      String inputSha256,
      Parameters stored,
      String trainedBy,
      long steps,
      Score score) {
    Map<String, Double> metrics = new HashMap<>();
    metrics.put("psnr", score.psnr());
    score.ssim().ifPresent(ssim -> metrics.put("ssim", ssim));
    score.snr().ifPresent(snr -> metrics.put("snr", snr));
    score.part().ifPresent(part -> metrics.put(MEASURED_POINTS, (double) part.points()));
    Provenance provenance =
        new Provenance(
            String.valueOf(input.getFileName()),
            inputSha256,
            InrCommand.program(),
            System.getProperty("java.version"),
            trainedBy,
            steps,
            Map.of("model", model),
            metrics);
    return new Model(
        plan,
        (Grid) signal.coordinates(),
        signal.medium(),
        signal.range(),
        stored,
        precision,
        provenance);
  }
}
