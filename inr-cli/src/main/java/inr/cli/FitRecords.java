package inr.cli;

import inr.report.FitCurve;
import inr.training.TrainingListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is written of a fit besides its model: a log, and a report. */
final class FitRecords implements AutoCloseable {
  private final Session session;
  private final Optional<FitLog> log;
  private final AskedPage report;
  private final FitCurve.Recorder curve = new FitCurve.Recorder();
  private final FitOptions options;

  private FitRecords(Session session, FitOptions options, Optional<FitLog> log, AskedPage report) {
    this.session = session;
    this.options = options;
    this.log = log;
    this.report = report;
  }

  /**
   * Claims the files that the options ask for.
   *
   * @param goesOn whether the fit does, from a checkpoint
   */
  static FitRecords open(FitOptions options, FitFiles files, boolean goesOn, Session session)
      throws IOException {
    AskedPage report = AskedPage.claim(options.report(), files.input(), options.force(), session);
    try {
      Optional<FitLog> log = Optional.empty();
      if (options.log().isPresent()) {
        log = Optional.of(FitLog.open(options.log().get(), session, options.force(), goesOn));
      }
      return new FitRecords(session, options, log, report);
    } catch (IOException | RuntimeException failure) {
      report.close();
      throw failure;
    }
  }

  /** Who hears of the fit. */
  List<TrainingListener> listeners() {
    List<TrainingListener> listeners = new ArrayList<>();
    log.ifPresent(listeners::add);
    if (report.isAsked()) {
      listeners.add(curve);
    }
    return listeners;
  }

  /** Writes what is of the outcome. */
  void write(FitResult result, FitVoice voice) throws IOException {
    report.write(
        () -> new FitReport(result, curve.curve(), options.words()).page(session), voice::say);
  }

  @Override
  public void close() throws IOException {
    report.close();
    if (log.isPresent()) {
      log.get().close();
    }
  }
}
