package inr.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamOutputTest {
  @TempDir private Path folder = Path.of("");

  /** Writes backwards, as formats do that put lengths in front. */
  private static final Output.Body BACKWARDS =
      file -> {
        file.seek(1);
        file.write(2);
        file.seek(0);
        file.write(1);
      };

  private Path pipe() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    boolean made = false;
    try {
      made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
    } catch (IOException noSuchProgram) {
      // told below
    }
    assumeTrue(made, "there is no mkfifo here");
    return pipe;
  }

  @Test
  void aPipeGetsTheBytesInOrder() throws IOException, InterruptedException, ExecutionException {
    Path pipe = pipe();
    FutureTask<byte[]> reading = new FutureTask<>(() -> Files.readAllBytes(pipe));
    new Thread(reading, "reader").start();
    try (Output output = Output.claim(pipe, false)) {
      assertFalse(output.isFile());
      assertEquals(2, output.write(BACKWARDS));
    }
    assertArrayEquals(new byte[] {1, 2}, reading.get());
  }

  @Test
  void whoWaitsForAReaderMayLosePatience() throws IOException, InterruptedException {
    Path pipe = pipe();
    RuntimeException patience = new IllegalStateException("no more");
    AtomicInteger calls = new AtomicInteger();
    Runnable waiting =
        () -> {
          if (calls.incrementAndGet() == 3) {
            throw patience;
          }
        };
    try (Output output = Output.claim(pipe, false, waiting)) {
      assertSame(
          patience, assertThrows(IllegalStateException.class, () -> output.write(BACKWARDS)));
    }
    assertEquals(3, calls.get());
    assertEquals(1, folder.toFile().list().length);
  }

  @Test
  void aFullDeviceIsTold() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Output.isStream(full), "there is no /dev/full here");
    try (Output output = Output.claim(full, false)) {
      assertEquals(
          "/dev/full: could not be written: No space left on device",
          assertThrows(FileSystemException.class, () -> output.write(BACKWARDS)).getMessage());
    }
  }

  @Test
  void aStreamStaysOpen() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Path name = Path.of("standard output");
    try (PrintStream stream = new PrintStream(bytes, false)) {
      try (Output output = Output.of(name, stream, () -> {})) {
        output.write(BACKWARDS);
      }
      assertArrayEquals(new byte[] {1, 2}, bytes.toByteArray());
      stream.write(3);
    }
    assertArrayEquals(new byte[] {1, 2, 3}, bytes.toByteArray());
  }

  @Test
  void aPrintStreamThatSwallowsItsErrorsIsAsked() throws IOException {
    PrintStream gone = new PrintStream(new ByteArrayOutputStream());
    gone.close();
    gone.write(0);
    try (Output output = Output.of(Path.of("standard output"), gone, () -> {})) {
      assertTrue(gone.checkError());
      assertEquals(
          "standard output: could not be written: nobody takes the bytes",
          assertThrows(FileSystemException.class, () -> output.write(BACKWARDS)).getMessage());
    }
  }
}
