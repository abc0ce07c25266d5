package inr.io.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.imageio.stream.ImageInputStream;

/** The bytes of some parts of a file, as if they were one. */
final class PartsInput extends InputStream {
  private final ImageInputStream in;
  private final List<long[]> parts;
  private int part;
  private long done;

  /**
   * The bytes of some parts.
   *
   * @param parts where each begins, and how many bytes it has
   */
  PartsInput(ImageInputStream in, List<long[]> parts) {
    this.in = in;
    this.parts = parts;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (part < parts.size() && done == parts.get(part)[1]) {
      part++;
      done = 0;
    }
    if (part == parts.size() || length == 0) {
      return length == 0 ? 0 : -1;
    }
    int count = (int) Math.min(length, parts.get(part)[1] - done);
    in.seek(parts.get(part)[0] + done);
    in.readFully(target, offset, count);
    done += count;
    return count;
  }
}
