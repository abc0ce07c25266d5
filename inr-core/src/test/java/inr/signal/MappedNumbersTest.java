package inr.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.grid.Axis;
import inr.grid.Grid;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappedNumbersTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"1, 0, 255", "2, 0, 65535", "4, -2147483648, 2147483647"})
  void numbersOfEveryWidthComeBack(int bytesPerNumber, int lowest, int highest) {
    MappedNumbers numbers =
        new MappedNumbers(bytesPerNumber, List.of(ByteBuffer.allocateDirect(3 * bytesPerNumber)));
    assertEquals(3, numbers.size());
    numbers.put(0, lowest);
    numbers.put(1, highest);
    numbers.put(2, 77);
    assertEquals(lowest, numbers.get(0));
    assertEquals(highest, numbers.get(1));
    assertEquals(77, numbers.get(2));
  }

  @ParameterizedTest
  @CsvSource({"1, 1073741824", "2, 536870912", "4, 268435456"})
  void numbersGoOnInTheNextPart(int bytesPerNumber, int perPart) throws IOException {
    // The file is sparse: only the pages that are written take room.
    long bytes = MappedNumbers.PART_BYTES + 8L;
    try (FileChannel file =
        FileChannel.open(
            folder.resolve("sparse"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE)) {
      MappedNumbers numbers =
          new MappedNumbers(
              bytesPerNumber,
              List.of(
                  file.map(MapMode.READ_WRITE, 0, MappedNumbers.PART_BYTES),
                  file.map(MapMode.READ_WRITE, MappedNumbers.PART_BYTES, 8)));
      assertEquals(bytes / bytesPerNumber, numbers.size());
      int[] places = {0, perPart - 1, perPart, numbers.size() - 1};
      for (int i = 0; i < places.length; i++) {
        numbers.put(places[i], 10 + i);
      }
      for (int i = 0; i < places.length; i++) {
        assertEquals(10 + i, numbers.get(places[i]), "number " + places[i]);
      }
    }
  }

  @Test
  void targetsOfMappedSamplesAreThoseOfArrays() {
    byte[] stored = {0, (byte) 255, (byte) 128, 7, 1, 2};
    MappedNumbers numbers = new MappedNumbers(1, List.of(ByteBuffer.wrap(stored)));
    Signal inArray = signal(new Samples.UnsignedBytes(stored));
    Signal mapped = signal(new Samples.Mapped(numbers));
    for (int point = 0; point < 2; point++) {
      for (int channel = 0; channel < 3; channel++) {
        assertEquals(inArray.target(point, channel), mapped.target(point, channel));
      }
    }
  }

  private static Signal signal(Samples samples) {
    return new Signal(
        Grid.of(Axis.centred("y", 1), Axis.centred("x", 2)),
        new Medium.Picture(2, 1, 3, 8),
        samples,
        ValueRange.symmetric(0, 255));
  }

  @Test
  void partsThatDoNotFitAreRefused() {
    ByteBuffer three = ByteBuffer.allocate(3);
    assertEquals(
        "3 bytes are not up to 2147483647 whole numbers of 2 bytes",
        assertThrows(IllegalArgumentException.class, () -> new MappedNumbers(2, List.of(three)))
            .getMessage());
    assertEquals(
        "mapped numbers of 3 bytes; 1, 2 and 4 are accepted",
        assertThrows(IllegalArgumentException.class, () -> new MappedNumbers(3, List.of(three)))
            .getMessage());
    assertEquals(
        "mapped numbers have a part that ends at byte 3; all parts but the last have 1073741824 bytes",
        assertThrows(
                IllegalArgumentException.class, () -> new MappedNumbers(1, List.of(three, three)))
            .getMessage());
  }
}
