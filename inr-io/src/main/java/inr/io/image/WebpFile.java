package inr.io.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import inr.io.InputRoom;
import inr.io.SignalFormatException;
import inr.io.webp.AlphaDecoder;
import inr.io.webp.LosslessDecoder;
import inr.io.webp.LossyDecoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A WebP, whose chunks are walked to their end.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649#section-2">RFC 9649, section 2</a>
 */
final class WebpFile implements PictureFile {
  private static final int RGB = 3;

  private final Path file;
  private final ByteBuffer in;
  private final long end;
  private Optional<ByteBuffer> lossy = Optional.empty();
  private Optional<ByteBuffer> lossless = Optional.empty();
  private Optional<ByteBuffer> alpha = Optional.empty();
  private Optional<byte[]> profile = Optional.empty();
  private Orientation orientation = Orientation.UPRIGHT;
  private int width;
  private int height;
  private int canvasWidth;
  private int canvasHeight;

  private WebpFile(Path file, ByteBuffer bytes) throws SignalFormatException {
    this.file = file;
    in = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int size = in.capacity();
    if (size < 20) {
      throw PictureHeader.cutOff(file, "its WebP header");
    }
    end = 8 + Integer.toUnsignedLong(in.getInt(4));
    if (end > size) {
      throw new SignalFormatException(
          file,
          "WebP header claims "
              + end
              + " bytes but the file has "
              + size
              + "; the file is cut off");
    }
  }

  /** Walks a whole file, which {@code bytes} holds. */
  static WebpFile open(Path file, ByteBuffer bytes) throws SignalFormatException {
    WebpFile webp = new WebpFile(file, bytes);
    webp.walk();
    webp.requireStill();
    return webp;
  }

  private void walk() throws SignalFormatException {
    long next;
    for (int position = 12; position + 8 <= end; position = (int) next) {
      byte[] type = new byte[4];
      in.get(position, type);
      long length = Integer.toUnsignedLong(in.getInt(position + 4));
      int data = position + 8;
      if (length > end - data) {
        throw PictureHeader.cutOff(
            file, "its chunk at byte " + position + ", which claims " + length + " bytes");
      }
      next = data + length + (length & 1);
      chunk(new String(type, ISO_8859_1), in.slice(data, (int) length));
    }
  }

  private void chunk(String type, ByteBuffer part) throws SignalFormatException {
    ByteBuffer data = part.order(ByteOrder.LITTLE_ENDIAN);
    boolean first = lossy.isEmpty() && lossless.isEmpty();
    if (type.equals("VP8X") && data.limit() >= 10) {
      canvasWidth = 1 + (data.getInt(4) & 0xffffff);
      canvasHeight = 1 + (data.getInt(6) >>> 8);
    } else if (type.equals("VP8 ") && data.limit() >= 10 && first) {
      width = data.getShort(6) & 0x3fff;
      height = data.getShort(8) & 0x3fff;
      lossy = Optional.of(data);
    } else if (type.equals("VP8L") && data.limit() >= 5 && first) {
      int sizes = data.getInt(1);
      width = 1 + (sizes & 0x3fff);
      height = 1 + (sizes >>> 14 & 0x3fff);
      lossless = Optional.of(data);
    } else if (type.equals("ALPH") && canvasWidth != 0 && first) {
      alpha = Optional.of(data);
    } else if (type.equals("ICCP")) {
      profile = Optional.of(bytes(data));
    } else if (type.equals("EXIF")) {
      orientation = Exif.orientation(bytes(data));
    } else if (type.equals("ANIM") || type.equals("ANMF")) {
      throw new SignalFormatException(file, "is a WebP animation; a still picture is needed");
    }
  }

  private static byte[] bytes(ByteBuffer data) {
    byte[] bytes = new byte[data.limit()];
    data.get(0, bytes);
    return bytes;
  }

  private void requireStill() throws SignalFormatException {
    if (width == 0 || canvasWidth != 0 && (width != canvasWidth || height != canvasHeight)) {
      throw new SignalFormatException(
          file,
          "WebP has a picture of "
              + width
              + " x "
              + height
              + " pixels on a canvas of "
              + canvasWidth
              + " x "
              + canvasHeight
              + "; one still picture that fills the canvas is read");
    }
    // Lossy data has a bound of its own, which its decoder knows.
    PictureHeader.requireBelievable(file, width, height, end);
  }

  @Override
  public PictureHeader header() {
    return new PictureHeader(width, height, profile, orientation, List.of());
  }

  @Override
  public PixelRows rows(InputRoom room) throws IOException {
    if (lossless.isPresent()) {
      return new LosslessRows(new LosslessDecoder(lossless.get(), room));
    }
    LossyDecoder colours = new LossyDecoder(lossy.orElseThrow());
    if (alpha.isEmpty()) {
      return new LossyRows(colours, Optional.empty());
    }
    return new LossyRows(colours, Optional.of(new AlphaDecoder(alpha.get(), width, height, room)));
  }

  private record LossyRows(LossyDecoder decoder, Optional<AlphaDecoder> alpha)
      implements PixelRows {
    @Override
    public int colours() {
      return RGB;
    }

    @Override
    public boolean hasAlpha() {
      return alpha.isPresent();
    }

    @Override
    public int bitDepth() {
      return 8;
    }

    @Override
    public void next(int[] row) throws IOException {
      decoder.next(row, channels());
      if (alpha.isPresent()) {
        alpha.get().next(row, RGB, channels());
      }
    }

    @Override
    public List<String> notes() {
      return List.of();
    }
  }

  private static final class LosslessRows implements PixelRows {
    private final LosslessDecoder decoder;
    private final int[] pixels;

    LosslessRows(LosslessDecoder decoder) {
      this.decoder = decoder;
      pixels = new int[decoder.width()];
    }

    @Override
    public int colours() {
      return RGB;
    }

    @Override
    public boolean hasAlpha() {
      return decoder.hasAlpha();
    }

    @Override
    public int bitDepth() {
      return 8;
    }

    @Override
    public void next(int[] row) throws IOException {
      decoder.next(pixels);
      int next = 0;
      for (int argb : pixels) {
        row[next++] = argb >> 16 & 0xff;
        row[next++] = argb >> 8 & 0xff;
        row[next++] = argb & 0xff;
        if (decoder.hasAlpha()) {
          row[next++] = argb >>> 24;
        }
      }
    }

    @Override
    public List<String> notes() {
      return List.of();
    }
  }
}
