package inr.io.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LentFileStreamTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void theFileStaysOpenWhenTheStreamIsClosed() throws IOException {
    Path path = folder.resolve("a");
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      LentFileStream stream = new LentFileStream(file);
      stream.write(1);
      stream.write(new byte[] {9, 2, 3, 9}, 1, 2);
      stream.writeBits(0b101, 3);
      stream.writeBits(0b00001, 5);
      stream.writeInt(7);
      stream.seek(1);
      assertEquals(2, stream.read());
      stream.write(5);
      assertEquals(3, stream.getStreamPosition());
      byte[] rest = new byte[9];
      assertEquals(5, stream.read(rest, 0, 9));
      assertEquals(-1, stream.read());
      assertEquals(8, stream.getStreamPosition());
      stream.close();
      assertEquals(8, file.length());
    }
    assertArrayEquals(
        new byte[] {1, 2, 5, (byte) 0b10100001, 0, 0, 0, 7}, Files.readAllBytes(path));
  }
}
