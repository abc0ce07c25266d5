package inr.io.image;

import inr.io.InputRoom;
import inr.io.SignalFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.stream.ImageInputStream;

/**
 * A PFM: grey or RGB of 32-bit floating point, from the lowest row to the highest.
 *
 * @see <a href="https://www.pauldebevec.com/Research/HDR/PFM/">Portable float map</a>
 */
final class PfmFile {
  private PfmFile() {}

  static boolean recognises(byte[] start) {
    return start.length > 2
        && start[0] == 'P'
        && (start[1] == 'F' || start[1] == 'f')
        && (start[2] == '\n' || start[2] == ' ' || start[2] == '\r');
  }

  static FloatPicture read(InputRoom room, ImageInputStream in) throws IOException {
    Path file = room.file();
    in.seek(1);
    int channels = in.readUnsignedByte() == 'F' ? 3 : 1;
    HeaderWords words = new HeaderWords(file, in);
    long width = words.number("width");
    long height = words.number("height");
    double scale = scale(file, words.next());
    PictureHeader.requirePlausible(file, width, height, 0, 0);
    double least = Float.BYTES * (double) channels * width * height;
    PictureHeader.requirePlausible(
        file, width, height, (long) least, in.length() - in.getStreamPosition());
    room.requireHeap(channels * width * height);
    float[] samples = new float[(int) (channels * width * height)];
    int rowSamples = (int) (channels * width);
    byte[] line = new byte[Float.BYTES * rowSamples];
    ByteBuffer numbers =
        ByteBuffer.wrap(line).order(scale < 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    for (int y = (int) height - 1; y >= 0; y--) {
      in.readFully(line);
      numbers.asFloatBuffer().get(0, samples, y * rowSamples, rowSamples);
    }
    List<String> notes =
        Math.abs(scale) == 1
            ? List.of()
            : List.of("scale of " + Math.abs(scale) + " that its header claims was not applied");
    return new FloatPicture((int) width, (int) height, channels, samples, notes);
  }

  private static double scale(Path file, String word) throws SignalFormatException {
    if (word.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?")) {
      try {
        return Double.parseDouble(word);
      } catch (NumberFormatException e) {
        // Several points; told below.
      }
    }
    throw new SignalFormatException(
        file, "scale is " + CodecPicture.plain(word) + "; a number is needed");
  }
}
