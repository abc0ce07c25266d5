package inr.cli;

import inr.training.Progress;
import inr.training.TrainingListener;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * A table of how a fit went on, for drawing curves: step, seconds of this run, loss, PSNR in dB
 * (empty, or null, where none follows from the loss) and learning rate. Lines are there as soon as
 * they are written, and stay whatever comes of the fit; where one finds no room, the fit goes on
 * without them.
 */
final class FitLog implements TrainingListener, AutoCloseable {
  private final Path file;
  private final Writer writer;
  private final boolean json;
  private final Session session;
  private boolean ended;

  /**
   * A log that goes on where a writer stands.
   *
   * @param session that is told if it ends early
   */
  FitLog(Path file, Writer writer, Session session) {
    this.file = file;
    this.writer = writer;
    this.json = ending(file).equals(".jsonl");
    this.session = session;
  }

  /** Whether a name tells how the lines are to be written. */
  static boolean isName(Path file) {
    return ending(file).equals(".csv") || ending(file).equals(".jsonl");
  }

  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
  }

  /**
   * Opens a log.
   *
   * @param file ends in .csv or .jsonl
   * @param session that is told if it ends early
   * @param force whether an older file is replaced
   * @param goesOn whether lines are added to an older file
   * @throws FileSystemException if it cannot be written
   */
  static FitLog open(Path file, Session session, boolean force, boolean goesOn) throws IOException {
    boolean begun = goesOn && Files.exists(file);
    OpenOption way =
        goesOn
            ? StandardOpenOption.APPEND
            : force ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.CREATE_NEW;
    Writer writer;
    try {
      writer =
          Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, way);
    } catch (FileAlreadyExistsException there) {
      throw new FileAlreadyExistsException(
          file.toString(), null, "exists; --force overwrites it, and the model");
    }
    FitLog log = new FitLog(file, writer, session);
    if (!log.json && !begun) {
      log.line("step,seconds,loss,psnr,learning_rate");
    }
    return log;
  }

  @Override
  public void progress(Progress progress) {
    if (ended) {
      return;
    }
    try {
      line(json ? object(progress) : row(progress));
    } catch (IOException full) {
      ended = true;
      session.say(Main.words(full) + "; the fit goes on without its log");
    }
  }

  private void line(String text) throws IOException {
    try {
      writer.write(text);
      writer.write('\n');
      writer.flush();
    } catch (IOException failure) {
      throw new FileSystemException(
          file.toString(), null, "could not be written: " + failure.getMessage());
    }
  }

  private String row(Progress progress) {
    return String.format(
        Locale.ROOT,
        "%d,%.3f,%s,%s,%s",
        progress.step(),
        progress.seconds(),
        number(progress.loss(), ""),
        number(progress.psnr(), ""),
        number(progress.learningRate(), ""));
  }

  private String object(Progress progress) {
    return String.format(
        Locale.ROOT,
        "{\"step\":%d,\"seconds\":%.3f,\"loss\":%s,\"psnr\":%s,\"learning_rate\":%s}",
        progress.step(),
        progress.seconds(),
        number(progress.loss(), "null"),
        number(progress.psnr(), "null"),
        number(progress.learningRate(), "null"));
  }

  private static String number(double value, String none) {
    return Double.isFinite(value) ? String.valueOf(value) : none;
  }

  @Override
  public void close() throws IOException {
    try {
      writer.close();
    } catch (IOException full) {
      if (!ended) {
        throw full;
      }
    }
  }
}
