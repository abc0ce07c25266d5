package inr.cli;

import inr.backend.Backend;
import inr.backend.Evaluator;
import inr.backend.Trainer;
import inr.backend.TrainerState;
import inr.grid.Grid;
import inr.io.model.Checkpoint;
import inr.io.model.CheckpointFile;
import inr.io.model.Model;
import inr.io.model.ModelFile;
import inr.io.model.Precision;
import inr.io.model.Provenance;
import inr.network.ParameterLayout;
import inr.network.Parameters;
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
import java.nio.file.Files;
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
    return ParameterLayout.of(plan.network()).size();
  }

  /**
   * Fits, measures, writes the model and removes the checkpoint.
   *
   * @param checkpoint where to go on from
   */
  FitResult run(FitFiles files, Optional<Checkpoint> checkpoint, boolean quiet) throws IOException {
    double secondsBefore = checkpoint.map(Checkpoint::seconds).orElse(0.0);
    Stopwatch run = Stopwatch.start();
    try (Trainer trainer = backend.trainer(plan, signal, threads)) {
      checkpoint.ifPresent(saved -> trainer.restore(saved.state()));
      TrainingLoop loop =
          new TrainingLoop(trainer, plan, signal, rules)
              .keepCheckpoints(
                  SECONDS_BETWEEN_CHECKPOINTS,
                  state -> keep(files, state, secondsBefore + run.seconds()))
              .measureWith(
                  fitted -> score(precision.rounded(fitted.parameters()), () -> {}).psnr());
      TrainingOutcome outcome = run(loop, files, quiet);
      if (outcome.stoppedBy() == StopReason.INTERRUPTED) {
        throw interrupted(files, outcome.step());
      }
      double seconds = secondsBefore + outcome.seconds();
      Parameters stored = precision.rounded(trainer.parameters());
      Score score;
      try {
        score = score(stored, session.interruption()::check);
      } catch (CommandFailure asked) {
        keep(files, trainer.save(), seconds);
        throw interrupted(files, outcome.step());
      }
      try {
        write(files, stored, outcome.step(), score);
      } catch (IOException unwritten) {
        throw kept(files, trainer.save(), seconds, unwritten);
      }
      Files.deleteIfExists(files.checkpoint());
      return new FitResult(this, files, outcome, seconds, score, Files.size(files.target()));
    }
  }

  private TrainingOutcome run(TrainingLoop loop, FitFiles files, boolean quiet) throws IOException {
    LiveProgress progress = new LiveProgress(session);
    if (!quiet) {
      loop.listen(progress);
    }
    session.interruption().react(loop::stop);
    try {
      return loop.run();
    } catch (DivergedException diverged) {
      // What led here leads here again.
      Files.deleteIfExists(files.checkpoint());
      throw diverged;
    } finally {
      progress.end();
    }
  }

  /**
   * Score of the samples that {@code render} writes: by the backend that it takes, whatever this
   * fit was trained on.
   */
  private Score score(Parameters stored, Runnable betweenWindows) {
    Backend renders = BackendChoice.fastest(plan.network());
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

  private void keep(FitFiles files, TrainerState state, double seconds) throws IOException {
    Map<String, Object> extra =
        Map.of(FitCommand.STEPS, rules.steps(), FitCommand.BACKEND, backend.name());
    CheckpointFile.write(
        files.checkpoint(), new Checkpoint(plan, files.inputSha256(), state, seconds, extra));
  }

  /** The work of a finished fit outlives a model that cannot be written, if anything can. */
  private IOException kept(
      FitFiles files, TrainerState state, double seconds, IOException unwritten) {
    try {
      keep(files, state, seconds);
      session.say(files.checkpoint() + " keeps this fit; --resume writes its model");
    } catch (IOException full) {
      unwritten.addSuppressed(full);
    }
    return unwritten;
  }

  private CommandFailure interrupted(FitFiles files, long step) {
    return new CommandFailure(
        ExitCode.INTERRUPTED,
        "interrupted at step "
            + step
            + " of "
            + rules.steps()
            + "; "
            + files.checkpoint()
            + " is kept, the same command with --resume goes on from it");
  }

  private void write(FitFiles files, Parameters stored, long steps, Score score)
      throws IOException {
    Map<String, Double> metrics = new HashMap<>();
    metrics.put("psnr", score.psnr());
    score.ssim().ifPresent(ssim -> metrics.put("ssim", ssim));
    score.snr().ifPresent(snr -> metrics.put("snr", snr));
    score.part().ifPresent(part -> metrics.put(MEASURED_POINTS, (double) part.points()));
    Provenance provenance =
        new Provenance(
            String.valueOf(files.input().getFileName()),
            files.inputSha256(),
            InrCommand.program(),
            System.getProperty("java.version"),
            backend.name(),
            steps,
            Map.of("model", model),
            metrics);
    Model fitted =
        new Model(
            plan,
            (Grid) signal.coordinates(),
            signal.medium(),
            signal.range(),
            stored,
            precision,
            provenance);
    ModelFile.write(files.target(), fitted, files.overwrite());
  }
}
