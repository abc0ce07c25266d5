package inr.cli;

import inr.backend.Backend;
import inr.backend.DeviceException;
import inr.circuit.Parameters;
import inr.field.PlannedFit;
import inr.field.Score;
import inr.io.model.Checkpoint;
import inr.io.model.Model;
import inr.io.model.ModelFile;
import inr.training.DivergedException;
import inr.training.StopReason;
import inr.training.StopRules;
import inr.training.TrainingListener;
import inr.training.TrainingOutcome;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A fit to a model file, with its checkpoint.
 *
 * @param session who is told
 * @param fit what is to be done
 * @param startSeconds that finding its start took
 * @param backend that trains
 * @param rules when it ends
 */
record FitJob(
    Session session, PlannedFit fit, double startSeconds, Backend backend, StopRules rules) {

  /**
   * Fits, measures, writes the model and removes the checkpoint. Whatever fails, what is there of
   * the fit is kept.
   *
   * @param former where to go on from
   * @param voice is told of the progress
   * @param listeners are told, too
   */
  FitResult run(
      FitFiles files,
      Optional<Checkpoint> former,
      FitVoice voice,
      List<? extends TrainingListener> listeners)
      throws IOException {
    FitCheckpoint checkpoint =
        new FitCheckpoint(
            session, files.checkpoint(), fit, rules.steps(), backend.name(), former, startSeconds);
    TrainingOutcome outcome = train(checkpoint, former, voice, listeners);
    if (outcome.stoppedBy() == StopReason.INTERRUPTED) {
      throw interrupted(checkpoint, outcome.step());
    }
    Score score;
    Model model;
    long bytes;
    try {
      Parameters stored = fit.stored(outcome.parameters());
      score = fit.score(stored, session.interruption()::check);
      model = fit.model(stored, checkpoint.trainedBy(), outcome.step(), score);
      bytes = ModelFile.write(files.model(), model);
    } catch (CommandFailure asked) {
      checkpoint.keep(outcome.state(), outcome.seconds());
      throw interrupted(checkpoint, outcome.step());
    } catch (IOException | RuntimeException | OutOfMemoryError failure) {
      throw unfinished(checkpoint, outcome, failure);
    }
    checkpoint.remove();
    return new FitResult(
        this, files, outcome, checkpoint.seconds(outcome.seconds()), score, model, bytes);
  }

  private TrainingOutcome train(
      FitCheckpoint checkpoint,
      Optional<Checkpoint> former,
      FitVoice voice,
      List<? extends TrainingListener> listeners)
      throws IOException {
    Stopwatch run = Stopwatch.start();
    try {
      return fit.train(
          backend,
          rules,
          former.map(Checkpoint::state),
          loop -> {
            loop.keepCheckpoints(
                CheckpointKeeper.SECONDS_BETWEEN,
                state -> checkpoint.keepMeanwhile(state, run.seconds()));
            loop.listen(voice);
            listeners.forEach(loop::listen);
            session.interruption().react(loop::stop);
            voice.accompany(fit, loop);
          });
    } catch (DivergedException diverged) {
      // What led here leads here again.
      checkpoint.remove();
      throw diverged;
    } catch (DeviceException failure) {
      throw lost(checkpoint, failure);
    } catch (OutOfMemoryError tooLarge) {
      throw CommandFailure.failure(
          "not enough memory to train "
              + fit.plan().network().layout().size()
              + " parameters on "
              + fit.signal().points()
              + " points (Java may use "
              + (Runtime.getRuntime().maxMemory() >> 20)
              + " MiB); allow Java more, such as INR_JAVA_OPTS=-Xmx8g, or take a smaller network",
          tooLarge);
    } finally {
      voice.end();
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
    if (checkpoint.keptPlace().isPresent()) {
      words +=
          "; "
              + checkpoint
              + " keeps the fit up to "
              + checkpoint.keptPlace().get()
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
}
