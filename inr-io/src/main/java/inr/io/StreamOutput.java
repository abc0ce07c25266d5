package inr.io;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What passes bytes on in order: they are collected in a temporary file first, since formats put
 * lengths and sums in front of what they count.
 */
final class StreamOutput implements Output {
  private static final long MILLIS_BETWEEN_CALLS = 100;

  /** What takes the collected bytes. */
  private interface Sink {
    void take(InputStream collected) throws IOException;
  }

  private final Path target;
  private final Sink sink;
  private final Runnable whileWaiting;
  private final Path temporary;
  private final RandomAccessFile collected;

  private StreamOutput(Path target, Sink sink, Runnable whileWaiting) throws IOException {
    this.target = target;
    this.sink = sink;
    this.whileWaiting = whileWaiting;
    this.temporary = Files.createTempFile("inr-", ".part");
    this.collected = new RandomAccessFile(temporary.toFile(), "rw");
    removeName(); // An open file needs none, except on Windows, and a killed process leaves none.
  }

  private void removeName() {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // Tried again when it is closed.
    }
  }

  /** Something that has a name among the files, and is opened to be written. */
  static StreamOutput claim(Path target, Runnable whileWaiting) throws IOException {
    if (!Files.isWritable(target)) {
      throw new AccessDeniedException(target.toString(), null, "may not be written by this user");
    }
    Sink opening =
        collected -> {
          try (OutputStream stream = new FileOutputStream(target.toFile())) {
            collected.transferTo(stream);
          }
        };
    return new StreamOutput(target, opening, whileWaiting);
  }

  /** A stream that stays open. */
  static StreamOutput of(Path name, OutputStream stream, Runnable whileWaiting) throws IOException {
    Sink filling =
        collected -> {
          collected.transferTo(stream);
          stream.flush();
          if (stream instanceof PrintStream silent && silent.checkError()) {
            throw new IOException("nobody takes the bytes");
          }
        };
    return new StreamOutput(name, filling, whileWaiting);
  }

  @Override
  public Path target() {
    return target;
  }

  @Override
  public boolean isFile() {
    return false;
  }

  @Override
  public long write(Body body) throws IOException {
    try {
      collected.setLength(0);
      body.writeTo(collected);
      collected.seek(0);
    } catch (IOException e) {
      throw Output.unwritten(target, e);
    }
    long bytes = collected.length();
    pour(Channels.newInputStream(collected.getChannel()));
    return bytes;
  }

  /** Opening and filling may both last until somebody reads, and nothing ends them. */
  private void pour(InputStream bytes) throws IOException {
    FutureTask<Boolean> pouring =
        new FutureTask<>(
            () -> {
              sink.take(bytes);
              return true;
            });
    Thread thread = new Thread(pouring, "inr-output");
    thread.setDaemon(true);
    thread.start();
    while (true) {
      try {
        pouring.get(MILLIS_BETWEEN_CALLS, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException waiting) {
        whileWaiting.run();
      } catch (ExecutionException e) {
        throw Output.unwritten(target, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw Output.unwritten(target, new InterruptedIOException("the thread was interrupted"));
      }
    }
  }

  @Override
  public void close() {
    try {
      collected.close();
    } catch (IOException e) {
      // Nobody needs it any more.
    }
    removeName();
  }
}
