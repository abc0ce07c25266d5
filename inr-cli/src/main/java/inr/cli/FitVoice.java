package inr.cli;

import inr.field.PlannedFit;
import inr.io.RowWatch;
import inr.training.Progress;
import inr.training.TrainingListener;
import inr.training.TrainingLoop;
import java.nio.file.Path;

/** How a fit tells what it does. */
interface FitVoice extends TrainingListener {
  /** One that says nothing but errors. */
  FitVoice SILENT =
      new FitVoice() {
        @Override
        public void say(String line) {}

        @Override
        public void tell(String line) {}

        @Override
        public void progress(Progress progress) {}

        @Override
        public void end() {}
      };

  /** Says what must be known of data and outcome. */
  void say(String line);

  /** Tells what is of interest while one watches a single fit. */
  void tell(String line);

  /** What sees how reading a file goes on. */
  default RowWatch reading(Path file) {
    return RowWatch.NONE;
  }

  /** Takes part in training, of which all is decided, before its first step. */
  default void accompany(PlannedFit fit, TrainingLoop loop) {}

  /** The model is written. */
  default void done(FitResult result) {}

  /** Reading or training has ended, and its progress with it. */
  void end();
}
