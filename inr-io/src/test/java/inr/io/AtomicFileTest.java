package inr.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir private Path folder;

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void wholeFileIsThereAfterwardsAndNothingElse() throws IOException {
    Path target = folder.resolve("a.bin");
    Output.write(target, false, file -> file.write(new byte[] {1, 2, 3}));
    assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(target));
    assertEquals(List.of(target), files());
  }

  @Test
  void olderFileIsKeptUnlessToldOtherwise() throws IOException {
    Path target = Files.write(folder.resolve("a.bin"), new byte[] {9});
    String message =
        assertThrows(
                FileAlreadyExistsException.class,
                () -> Output.write(target, false, file -> file.write(1)))
            .getMessage();
    assertEquals(target + ": exists already; name another file or allow overwriting", message);
    assertArrayEquals(new byte[] {9}, Files.readAllBytes(target));
    Output.write(target, true, file -> file.write(1));
    assertArrayEquals(new byte[] {1}, Files.readAllBytes(target));
  }

  @Test
  void fileThatAppearsMeanwhileIsKept() throws IOException {
    Path target = folder.resolve("a.bin");
    assertThrows(
        FileAlreadyExistsException.class,
        () -> Output.write(target, false, file -> Files.write(target, new byte[] {9})));
    assertArrayEquals(new byte[] {9}, Files.readAllBytes(target));
    assertEquals(List.of(target), files());
  }

  @Test
  void failureNamesTheFileAndTheFirstCause() {
    Path target = folder.resolve("a.bin");
    String message =
        assertThrows(
                FileSystemException.class,
                () ->
                    Output.write(
                        target,
                        false,
                        file -> {
                          throw new IOException("codec failed", new IOException("disk is full"));
                        }))
            .getMessage();
    assertEquals(target + ": could not be written: disk is full", message);
  }

  @Test
  void failureLeavesTheOlderFileAndNothingPartial() throws IOException {
    Path target = Files.write(folder.resolve("a.bin"), new byte[] {9});
    Output.Body failing =
        file -> {
          file.write(new byte[1000]);
          throw new IOException("disk full");
        };
    assertEquals(
        target + ": could not be written: disk full",
        assertThrows(IOException.class, () -> Output.write(target, true, failing)).getMessage());
    assertArrayEquals(new byte[] {9}, Files.readAllBytes(target));
    assertEquals(List.of(target), files());
  }

  @Test
  void foldersAndMissingFoldersAreRefused() {
    assertEquals(folder + ": is a folder; name a file to write", refusal(folder));
    Path deep = folder.resolve("no/such/a.bin");
    assertEquals(
        deep
            + ": there is no folder "
            + deep.getParent()
            + " to write into; make it first or name another",
        refusal(deep));
  }

  private static String refusal(Path target) {
    return assertThrows(FileSystemException.class, () -> Output.claim(target, true)).getMessage();
  }

  @Test
  void aLinkIsFollowedAndStaysOne() throws IOException {
    Path real = Files.write(folder.resolve("real.bin"), new byte[] {9});
    Path link = Files.createSymbolicLink(folder.resolve("link.bin"), real);
    Output.write(link, true, file -> file.write(7));
    assertTrue(Files.isSymbolicLink(link));
    assertArrayEquals(new byte[] {7}, Files.readAllBytes(real));
    assertThrows(FileAlreadyExistsException.class, () -> Output.claim(link, false));
  }

  @Test
  void aLinkThatDanglesIsFollowed() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path link = Files.createSymbolicLink(folder.resolve("link.bin"), Path.of("inner/a.bin"));
    Output.write(link, false, file -> file.write(7));
    assertTrue(Files.isSymbolicLink(link));
    assertArrayEquals(new byte[] {7}, Files.readAllBytes(inner.resolve("a.bin")));

    Path nowhere = Files.createSymbolicLink(folder.resolve("nowhere"), folder.resolve("no/a.bin"));
    assertEquals(
        nowhere
            + ": there is no folder "
            + folder.resolve("no")
            + " to write into; make it first or name another",
        refusal(nowhere));
    Path round = Files.createSymbolicLink(folder.resolve("round"), Path.of("round"));
    assertEquals(round + ": is a link that leads to no end; name another file", refusal(round));
  }

  @Test
  void theClaimAloneLeavesNothing() throws IOException {
    Path target = folder.resolve("a.bin");
    Output claim = Output.claim(target, false);
    assertEquals(List.of(folder.resolve(".a.bin.part")), files());
    claim.close();
    claim.close();
    assertEquals(List.of(), files());
  }

  @Test
  void aFileHasOneClaimAtATime() throws IOException {
    Path target = folder.resolve("a.bin");
    Output first = Output.claim(target, false);
    String taken = ": is being written by this program already; name another file";
    assertEquals(target + taken, refusal(target));
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);
    assertEquals(link + taken, refusal(link));
    first.write(file -> file.write(1));
    first.close();
    try (Output second = Output.claim(target, true)) {
      first.close();
      assertEquals(target + taken, refusal(target));
      second.write(file -> file.write(2));
    }
    assertArrayEquals(new byte[] {2}, Files.readAllBytes(target));
  }

  @Test
  void whatAKilledProcessLeftIsTakenOver() throws IOException {
    Path target = folder.resolve("a.bin");
    Files.write(folder.resolve(".a.bin.part"), new byte[1000]);
    Output.write(target, false, file -> file.write(7));
    assertArrayEquals(new byte[] {7}, Files.readAllBytes(target));
    assertEquals(List.of(target), files());
    Path hidden = Files.createDirectory(folder.resolve(".a.bin.part"));
    assertEquals(
        target + ": cannot be written while " + hidden + " is there; remove that", refusal(target));
  }

  @Test
  void aClaimMayBeWrittenAgain() throws IOException {
    Path target = folder.resolve("a.bin");
    try (Output output = Output.claim(target, true)) {
      assertEquals(3, output.write(file -> file.write(new byte[3])));
      assertEquals(List.of(target), files());
      assertThrows(
          IOException.class,
          () ->
              output.write(
                  file -> {
                    file.write(new byte[1000]);
                    throw new IOException("disk full");
                  }));
      assertEquals(3, Files.size(target));
      assertEquals(0, Files.size(folder.resolve(".a.bin.part")));
      assertEquals(2, output.write(file -> file.write(new byte[2])));
    }
    assertEquals(2, Files.size(target));
    assertEquals(List.of(target), files());
  }

  /** The hidden file's name would be longer than file systems take. */
  @Test
  void namesMayBeAsLongAsNamesAre() throws IOException {
    Path longest = folder.resolve("\u00e9".repeat(125) + "a.bin");
    Path other = folder.resolve("\u00e9".repeat(125) + "b.bin");
    try (Output one = Output.claim(longest, false);
        Output two = Output.claim(other, false)) {
      one.write(file -> file.write(1));
      two.write(file -> file.write(2));
    }
    assertEquals(List.of(longest, other), files());
    Path longer = folder.resolve("a".repeat(256));
    assertEquals(longer + ": could not be written: File name too long", refusal(longer));
    assertEquals(List.of(longest, other), files());
  }
}
