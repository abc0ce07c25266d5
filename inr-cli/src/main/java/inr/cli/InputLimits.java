package inr.cli;

import inr.io.InputBudget;
import inr.io.media.MediaOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every command that reads a picture or sound: what that may take. */
final class InputLimits {
  @Option(
      names = "--max-samples",
      paramLabel = "N",
      description = "Most samples of an input: pixels times channels (default 2^31).")
  private @Nullable Long samples;

  @Option(
      names = "--max-temporary",
      paramLabel = "MIB",
      description = "Most MiB of temporary files while an input is read (default 16384).")
  private @Nullable Long temporaryMebibytes;

  /** How inputs are read within these limits. */
  MediaOptions options() {
    InputBudget budget = InputBudget.of();
    try {
      if (samples != null) {
        budget = budget.withSamples(samples);
      }
      if (temporaryMebibytes != null) {
        budget = budget.withTemporaryBytes(Math.multiplyExact(temporaryMebibytes, 1L << 20));
      }
    } catch (IllegalArgumentException | ArithmeticException wrong) {
      throw CommandFailure.usage(
          "--max-samples takes a number of at least 1 and --max-temporary one of at least 0");
    }
    return MediaOptions.of().withBudget(budget);
  }
}
