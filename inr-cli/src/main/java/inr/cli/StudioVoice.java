package inr.cli;

import inr.field.PlannedFit;
import inr.io.RowWatch;
import inr.studio.LiveFit;
import inr.training.Progress;
import inr.training.TrainingLoop;
import java.nio.file.Path;

/** The voice of a fit that is watched in a page, and told of as any other. */
final class StudioVoice implements FitVoice {
  private final FitVoice told;
  private final LiveFit live;

  StudioVoice(FitVoice told, LiveFit live) {
    this.told = told;
    this.live = live;
  }

  @Override
  public void accompany(PlannedFit fit, TrainingLoop loop) {
    live.accompany(fit, loop);
  }

  @Override
  public void done(FitResult result) {
    live.finished(result.model(), result.text(), ModelFacts.of(result.model()));
  }

  @Override
  public void say(String line) {
    told.say(line);
  }

  @Override
  public void tell(String line) {
    told.tell(line);
  }

  @Override
  public RowWatch reading(Path file) {
    return told.reading(file);
  }

  @Override
  public void progress(Progress progress) {
    told.progress(progress);
  }

  @Override
  public void rolledBack(long step, long goodStep, double learningRate) {
    told.rolledBack(step, goodStep, learningRate);
  }

  @Override
  public void end() {
    told.end();
  }
}
