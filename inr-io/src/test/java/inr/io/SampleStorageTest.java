package inr.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.signal.Samples;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleStorageTest {
  @TempDir private Path folder;

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {DataBuffer.TYPE_BYTE, DataBuffer.TYPE_USHORT, DataBuffer.TYPE_INT})
  void fewNumbersAreAnArrayAndManyAreMapped(int type) throws IOException {
    int bytesPerNumber = DataBuffer.getDataTypeSize(type) / 8;
    SampleStorage storage = new SampleStorage(100L * bytesPerNumber, folder);
    DataBuffer few = storage.allocate(type, 100);
    DataBuffer many = storage.allocate(type, 101);
    assertInstanceOf(MappedBuffer.class, many);
    assertEquals(type, many.getDataType());
    assertEquals(101, many.getSize());
    for (int i = 0; i < 101; i++) {
      assertEquals(0, many.getElem(i));
      many.setElem(i, i * 7919);
      if (i < 100) {
        few.setElem(i, i * 7919);
      }
    }
    Samples inArray = SampleStorage.samples(few);
    Samples mapped = SampleStorage.samples(many);
    assertInstanceOf(Samples.Mapped.class, mapped);
    assertEquals(100, inArray.size());
    for (int i = 0; i < 100; i++) {
      assertEquals(inArray.get(i), mapped.get(i));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {DataBuffer.TYPE_BYTE, DataBuffer.TYPE_USHORT, DataBuffer.TYPE_INT})
  void manyNumbersAreWrittenAtOnceAsOneByOne(int type) throws IOException {
    int[] numbers = new int[100_000];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i * 7919;
    }
    for (long largestArray : new long[] {0, Long.MAX_VALUE}) {
      SampleStorage storage = new SampleStorage(largestArray, folder);
      DataBuffer atOnce = storage.allocate(type, 100_010);
      DataBuffer oneByOne = storage.allocate(type, 100_010);
      SampleStorage.put(atOnce, 7, numbers, 99_999);
      for (int i = 0; i < 99_999; i++) {
        oneByOne.setElem(7 + i, numbers[i]);
      }
      for (int i = 0; i < 100_010; i++) {
        assertEquals(oneByOne.getElem(i), atOnce.getElem(i), "number " + i);
      }
    }
  }

  @Test
  void bytesComeBack() throws IOException {
    byte[] bytes = new byte[5000];
    new Random(1).nextBytes(bytes);
    for (long largestArray : new long[] {0, Long.MAX_VALUE}) {
      DataBuffer buffer =
          new SampleStorage(largestArray, folder).allocate(DataBuffer.TYPE_BYTE, 9000);
      SampleStorage.put(buffer, 3000, bytes, 5000);
      byte[] found = new byte[6000];
      SampleStorage.get(buffer, 2999, found, 5002);
      assertEquals(0, found[0]);
      assertArrayEquals(bytes, Arrays.copyOfRange(found, 1, 5001));
      assertEquals(0, found[5001]);
    }
  }

  @Test
  void temporaryFilesHaveNoNameWhileTheyAreUsed() throws IOException {
    DataBuffer numbers = new SampleStorage(0, folder).allocate(DataBuffer.TYPE_BYTE, 5_000_000);
    assertEquals(List.of(), files());
    numbers.setElem(4_999_999, 255);
    assertEquals(255, numbers.getElem(4_999_999));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, Long.MAX_VALUE})
  void copiesCanBeChangedAndFilesAreNot(long largestArray) throws IOException {
    Path original = Files.write(folder.resolve("original"), new byte[] {1, 2, 3});
    ByteBuffer copy = new SampleStorage(largestArray, folder).copyOf(original);
    assertEquals(ByteBuffer.wrap(new byte[] {1, 2, 3}), copy);
    copy.put(1, (byte) 9);
    assertEquals(
        ByteBuffer.wrap(new byte[] {1, 2, 3}), ByteBuffer.wrap(Files.readAllBytes(original)));
    assertEquals(List.of(original), files());
  }

  @Test
  void aDiskWithoutRoomIsToldAndLeftAlone() throws IOException {
    // A sparse file claims more than is free and takes next to nothing.
    Path huge = folder.resolve("huge");
    long free = folder.toFile().getUsableSpace();
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(free + (100L << 30));
    }
    String message =
        assertThrows(FileSystemException.class, () -> new SampleStorage(0, folder).copyOf(huge))
            .getMessage();
    assertTrue(
        message.matches(
            folder
                + ": cannot hold \\d+ MiB of a large picture \\(\\d+ MiB are free\\);"
                + " make room there or name another folder \\(java -Djava.io.tmpdir=FOLDER\\)"),
        message);
    assertEquals(List.of(huge), files());
  }

  @Test
  void aMissingFolderIsTold() {
    SampleStorage storage = new SampleStorage(0, folder.resolve("no"));
    String message =
        assertThrows(
                FileSystemException.class, () -> storage.allocate(DataBuffer.TYPE_BYTE, 3 << 20))
            .getMessage();
    assertTrue(
        message.contains("/no: cannot hold 3 MiB of a large picture (no such folder); "), message);
  }

  @Test
  void theUsualStorageLeavesMostOfTheHeapAlone() {
    SampleStorage usual = SampleStorage.of();
    assertTrue(usual.allowsArrayOf(Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 8)));
    assertTrue(8 * usual.largestArray() <= Runtime.getRuntime().maxMemory());
  }
}
