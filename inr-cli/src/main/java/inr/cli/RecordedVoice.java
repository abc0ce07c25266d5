package inr.cli;

import inr.contest.Curve;
import inr.training.Progress;

/**
 * A voice whose fit is drawn, too.
 *
 * @param voice that tells of the fit
 * @param recorder that draws it
 */
record RecordedVoice(FitVoice voice, Curve.Recorder recorder) implements FitVoice {
  @Override
  public void say(String line) {
    voice.say(line);
  }

  @Override
  public void tell(String line) {
    voice.tell(line);
  }

  @Override
  public void progress(Progress progress) {
    voice.progress(progress);
  }

  @Override
  public void looked(Progress progress) {
    recorder.looked(progress);
  }

  @Override
  public void rolledBack(long step, long goodStep, double learningRate) {
    voice.rolledBack(step, goodStep, learningRate);
    recorder.rolledBack(step, goodStep, learningRate);
  }

  @Override
  public void end() {
    voice.end();
  }
}
