package inr.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.DataBuffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class InputRoomTest {
  private static final int MIB = 1 << 20;

  @TempDir private Path folder;

  private InputRoom room(long largestArray, InputBudget budget) throws IOException {
    Path file = Files.write(folder.resolve("a.jpg"), new byte[3 * MIB]);
    return new InputRoom(file, new SampleStorage(largestArray, folder), budget);
  }

  private static String refusal(Executable call) {
    return assertThrows(SignalFormatException.class, call).getMessage();
  }

  @Test
  void samplesAreCountedAgainstTheBudgetAndTheIndex() throws IOException {
    InputRoom small = room(MIB, InputBudget.of().withSamples(100));
    small.requireSamples(100);
    assertEquals(
        "a.jpg: has 101 samples; at most 100 are read; allow it more samples",
        refusal(() -> small.requireSamples(101)));
    InputRoom usual = room(MIB, InputBudget.of());
    usual.requireSamples(Integer.MAX_VALUE - 8);
    assertEquals(
        "a.jpg: has 2147483640 samples; at most 2147483639 are read",
        refusal(() -> usual.requireSamples(Integer.MAX_VALUE - 7L)));
  }

  @Test
  void temporaryFilesAddUp() throws IOException {
    InputRoom room = room(0, InputBudget.of().withTemporaryBytes(6 * MIB));
    room.copy("JPEG");
    room.allocate(DataBuffer.TYPE_USHORT, MIB);
    assertEquals(
        "a.jpg: takes 9 MiB of temporary files to read; at most 6 MiB are allowed",
        refusal(() -> room.allocate(DataBuffer.TYPE_INT, MIB)));
    assertEquals(
        "a.jpg: takes 7 MiB of temporary files to read; at most 6 MiB are allowed",
        refusal(() -> room(0, InputBudget.of().withTemporaryBytes(6 * MIB)).take(7 * MIB)));
  }

  @Test
  void arraysAreNoTemporaryFiles() throws IOException {
    InputRoom room = room(4 * MIB, InputBudget.of().withTemporaryBytes(0));
    room.copy("JPEG");
    assertEquals(4 * MIB, room.allocate(DataBuffer.TYPE_BYTE, 4 * MIB).getSize());
    assertEquals(
        "a.jpg: takes 4 MiB of temporary files to read; at most 0 MiB are allowed",
        refusal(() -> room.allocate(DataBuffer.TYPE_BYTE, 4 * MIB + 1)));
  }

  @Test
  void budgetsThatAllowNothingAreRefused() {
    assertEquals(
        "budget of 0 samples and 0 temporary bytes; at least 1 and 0 are accepted",
        assertThrows(IllegalArgumentException.class, () -> new InputBudget(0, 0)).getMessage());
  }
}
