package inr.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
    AtomicFile.write(target, false, file -> file.write(new byte[] {1, 2, 3}));
    assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(target));
    assertEquals(List.of(target), files());
  }

  @Test
  void olderFileIsKeptUnlessToldOtherwise() throws IOException {
    Path target = Files.write(folder.resolve("a.bin"), new byte[] {9});
    String message =
        assertThrows(
                FileAlreadyExistsException.class,
                () -> AtomicFile.write(target, false, file -> file.write(1)))
            .getMessage();
    assertEquals(target + ": exists already; choose another name or allow overwriting", message);
    assertArrayEquals(new byte[] {9}, Files.readAllBytes(target));
    AtomicFile.write(target, true, file -> file.write(1));
    assertArrayEquals(new byte[] {1}, Files.readAllBytes(target));
  }

  @Test
  void fileThatAppearsMeanwhileIsKept() throws IOException {
    Path target = folder.resolve("a.bin");
    assertThrows(
        FileAlreadyExistsException.class,
        () -> AtomicFile.write(target, false, file -> Files.write(target, new byte[] {9})));
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
                    AtomicFile.write(
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
    AtomicFile.Body failing =
        file -> {
          file.write(new byte[1000]);
          throw new IOException("disk full");
        };
    assertEquals(
        target + ": could not be written: disk full",
        assertThrows(IOException.class, () -> AtomicFile.write(target, true, failing))
            .getMessage());
    assertArrayEquals(new byte[] {9}, Files.readAllBytes(target));
    assertEquals(List.of(target), files());
  }

  @Test
  void foldersAndMissingFoldersAreRefused() {
    String folderMessage =
        assertThrows(
                FileAlreadyExistsException.class, () -> AtomicFile.write(folder, true, file -> {}))
            .getMessage();
    assertEquals(folder + ": is a folder; name a file", folderMessage);
    Path deep = folder.resolve("no/such/a.bin");
    String missing =
        assertThrows(NoSuchFileException.class, () -> AtomicFile.write(deep, true, file -> {}))
            .getMessage();
    assertEquals(deep + ": there is no folder " + deep.getParent() + "; make it first", missing);
  }

  @Test
  void linkIsFollowed() throws IOException {
    Path real = Files.write(folder.resolve("real.bin"), new byte[] {9});
    Path link = Files.createSymbolicLink(folder.resolve("link.bin"), real);
    AtomicFile.write(link, true, file -> file.write(7));
    assertTrue(Files.isSymbolicLink(link));
    assertArrayEquals(new byte[] {7}, Files.readAllBytes(real));
  }
}
