package inr.cli;

import inr.field.PlannedFit;
import inr.field.Score;
import inr.grid.Grid;
import inr.io.model.Model;
import inr.loss.Loss;
import inr.metric.Psnr;
import inr.signal.Medium;
import inr.signal.Signal;
import inr.training.TrainingOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Optional;

/**
 * What came out of a fit.
 *
 * @param job what was to be done
 * @param files where it lies
 * @param outcome how it ended
 * @param seconds of all its runs
 * @param score of the samples that render writes
 * @param model that was written
 * @param bytes of its file
 */
record FitResult(
    FitJob job,
    FitFiles files,
    TrainingOutcome outcome,
    double seconds,
    Score score,
    Model model,
    long bytes) {
  /**
   * Size of the model file against the numbers it stands for: bits per channel of a pixel or frame.
   */
  double bitsPerSample() {
    return 8.0 * bytes / job.fit().signal().samples().size();
  }

  /** In words. */
  String text() {
    return String.format(
        Locale.ROOT,
        "%s: %s after %d steps in %.1f s (stopped by %s); %d bytes, %.2f bits per sample",
        files.model().target(),
        score.text() + peak() + largestError(),
        outcome.step(),
        seconds,
        outcome.stoppedBy().text(),
        bytes,
        bitsPerSample());
  }

  /** Floating point has no peak of its own, so the words name it. */
  private String peak() {
    Medium medium = job.fit().signal().medium();
    return medium instanceof Medium.Field || medium instanceof Medium.Points
        ? String.format(Locale.ROOT, " (peak %.6g, the range of the input)", range())
        : "";
  }

  /** What a fit that is asked for it has reached. */
  private String largestError() {
    return job.fit().plan().loss() instanceof Loss.Feasible bounded
        ? String.format(
            Locale.ROOT,
            ", largest error %.6g (%.6g was asked for)",
            score.largestError(),
            bounded.bound() * job.fit().signal().range().storedPerTraining())
        : "";
  }

  private double range() {
    return Psnr.range(job.fit().original().signal().samples());
  }

  /** A word on a model that is larger than the file it came from. */
  Optional<String> whetherItPaid() throws IOException {
    long original = Files.size(files.input().file());
    return bytes > original
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "the model is larger than %s, which has %d bytes; --small takes fewer",
                job.fit().original().name(),
                original))
        : Optional.empty();
  }

  /** As data. */
  Report json() {
    Report report =
        new Report()
            .put("input", files.input().named().toString())
            .put("model", job.fit().name())
            .put("hidden_layers", job.fit().plan().network().hiddenLayers())
            .put("parameters", job.fit().plan().network().layout().size())
            .put("steps", outcome.step())
            .put("seconds", Stopwatch.rounded(seconds))
            .put("stopped_by", outcome.stoppedBy().text());
    Signal signal = job.fit().signal();
    if (signal.medium() instanceof Medium.Picture picture) {
      report
          .put("psnr", score.psnr())
          .put("ssim", score.ssim())
          .put("width", picture.width())
          .put("height", picture.height())
          .put("channels", picture.channels());
      score.part().ifPresent(part -> report.put(PlannedFit.MEASURED_POINTS, part.points()));
    } else if (signal.medium() instanceof Medium.Sound sound) {
      report
          .put("snr", score.snr())
          .put("psnr", score.psnr())
          .put("samples", sound.frames())
          .put("channels", sound.channels())
          .put("rate", sound.rate());
    } else if (signal.medium() instanceof Medium.Points table) {
      report
          .put("psnr", score.psnr())
          .put("held_out_psnr", score.heldOut())
          .put("peak", range())
          .put("rows", table.rows())
          .put("coordinates", table.places().size())
          .put("channels", table.channels());
    } else if (signal.coordinates() instanceof Grid grid) {
      int last = grid.dimensions() - 1;
      report
          .put("psnr", score.psnr())
          .put("peak", range())
          .put("width", grid.samples().get(last))
          .put("height", grid.samples().get(last - 1));
      if (last > 1) {
        report.put("depth", grid.samples().get(0)).put("iou", score.iou());
      }
      report.put("channels", signal.channels());
    }
    return report
        .put(PlannedFit.LARGEST_ERROR, score.largestError())
        .put("file", files.model().target().toString())
        .put("bytes", bytes)
        .put("bits_per_sample", bitsPerSample())
        .put("backend", job.backend().name())
        .put("threads", job.fit().threads())
        .put("seed", job.fit().plan().seed());
  }
}
