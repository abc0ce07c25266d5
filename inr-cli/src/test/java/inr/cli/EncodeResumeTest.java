package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code inr encode} that is interrupted, and goes on to the same file. */
class EncodeResumeTest {
  @TempDir private Path folder = Path.of("");

  private Path picture = Path.of("");
  private Path file = Path.of("");
  private Path checkpoint = Path.of("");

  @BeforeEach
  void writePicture() throws IOException {
    picture = TestMedia.picture(folder.resolve("picture.png"), 64, 48, 3);
    file = folder.resolve("picture.inc");
    checkpoint = folder.resolve("picture.inc.checkpoint");
  }

  private static Object[] encode(Path from, Path to, Object... options) {
    List<Object> words = new ArrayList<>(List.of("encode", from, "-o", to, "--effort", "draft"));
    words.addAll(Arrays.asList(options));
    return words.toArray();
  }

  @Test
  void theSameCommandGoesOnToTheSameFile() throws IOException {
    Path whole = folder.resolve("whole.inc");
    Cli.run(encode(picture, whole, "--threads", 1)).done();
    String words = Impatient.interruptedAt("main", encode(picture, file));
    assertTrue(words.startsWith("inr: interrupted at step "), words);
    assertTrue(
        words.endsWith(
            " of phase main; "
                + checkpoint
                + " is kept, the same command with --resume goes on from it"),
        words);
    assertFalse(Files.exists(file));
    // Once more, from the middle.
    Impatient.interruptedAt("main", encode(picture, file, "--resume", "--threads", 1));
    Cli.run(encode(picture, file, "--resume", "--threads", 1)).done();
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(file));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(3, left.count(), "picture and two files are there");
    }
  }

  @Test
  void aSizeIsReachedAsWithoutABreak() throws IOException {
    Path whole = folder.resolve("whole.inc");
    Object[] size = {"--bytes", 640, "--threads", 1};
    Cli.run(encode(picture, whole, size)).done();
    Impatient.interruptedAt("main", encode(picture, file, size));
    Cli told = Cli.run(encode(picture, file, "--bytes", 640, "--resume", "--json")).done();
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(file));
    assertEquals(true, told.json().get("target_reached"));
  }

  @Test
  void aCheckpointOfOtherWorkIsRefusedAndStays() throws IOException {
    Impatient.interruptedAt("warm-up", encode(picture, file));
    byte[] kept = Files.readAllBytes(checkpoint);
    Cli.run(encode(picture, file))
        .failed(
            ExitCode.FAILURE,
            checkpoint
                + ": an interrupted encoding left this; go on with --resume, or start afresh with --force");
    Cli.run(encode(picture, file, "--resume", "--seed", 5))
        .failed(
            ExitCode.USAGE,
            checkpoint
                + ": is of lambda 0.001, lop from level 0, 2200 steps and no search of values, seed 0; here it is ");
    Path other = TestMedia.picture(folder.resolve("other.png"), 64, 47, 3);
    Cli.run(encode(other, file, "--resume"))
        .failed(
            ExitCode.USAGE,
            checkpoint + ": is of another picture; give that picture or start afresh");
    assertArrayEquals(kept, Files.readAllBytes(checkpoint));

    Files.write(checkpoint, Arrays.copyOf(kept, kept.length - 7));
    Cli.run(encode(picture, file, "--resume"))
        .failed(ExitCode.UNREADABLE_INPUT, checkpoint + ": has the checksum ");
    Files.delete(checkpoint);
    Cli.run(encode(picture, file, "--resume"))
        .failed(
            ExitCode.UNREADABLE_INPUT,
            checkpoint
                + ": there is no such checkpoint to go on from; leave --resume out to start");
    assertFalse(Files.exists(file));
  }
}
