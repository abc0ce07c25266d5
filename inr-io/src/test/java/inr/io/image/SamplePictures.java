package inr.io.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import inr.signal.Medium;
import inr.signal.Samples;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Small pictures of every format with known pixels, and the means to tamper with them. */
public final class SamplePictures {
  static final int WIDTH = 17;
  static final int HEIGHT = 11;

  private SamplePictures() {}

  /** The pattern of make.py beside the resources. */
  static int pattern(int x, int y, int c) {
    return (7 * x + 13 * y + 50 * c + x * y) & 255;
  }

  static Samples.UnsignedBytes pattern(int channels) {
    byte[] bytes = new byte[WIDTH * HEIGHT * channels];
    for (int i = 0; i < bytes.length; i++) {
      int pixel = i / channels;
      bytes[i] = (byte) pattern(pixel % WIDTH, pixel / WIDTH, i % channels);
    }
    return new Samples.UnsignedBytes(bytes);
  }

  static Samples.UnsignedShorts wide(int channels) {
    short[] shorts = new short[WIDTH * HEIGHT * channels];
    for (int i = 0; i < shorts.length; i++) {
      shorts[i] = (short) (i * 3511);
    }
    return new Samples.UnsignedShorts(shorts);
  }

  static Medium.Picture medium(int channels, int bits) {
    return new Medium.Picture(WIDTH, HEIGHT, channels, bits);
  }

  static byte[] resource(String name) throws IOException {
    try (InputStream in = SamplePictures.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no test resource " + name);
      }
      return in.readAllBytes();
    }
  }

  /** A file that our own writer makes of the pattern. */
  static byte[] written(Path folder, String ending, int channels, int bits) throws IOException {
    Path file = folder.resolve("sample." + ending);
    PictureWriter.write(
        file, medium(channels, bits), bits == 8 ? pattern(channels) : wide(channels), true);
    return Files.readAllBytes(file);
  }

  /** A file that an ImageIO writer makes of an image with the RGB pattern. */
  static byte[] imageIo(String format, int type) throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        image.setRGB(
            x, y, 0xff << 24 | pattern(x, y, 0) << 16 | pattern(x, y, 1) << 8 | pattern(x, y, 2));
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, format, out)) {
      throw new IllegalStateException("no writer for " + format);
    }
    return out.toByteArray();
  }

  /** A PSD with no layers: the RGB pattern, plane by plane, as it is or in runs. */
  static byte[] psd(boolean runs) throws IOException {
    return psd(3, 3, runs, 0);
  }

  /**
   * A PSD with no layers.
   *
   * @param mode 1 grey, 3 RGB, 4 CMYK
   * @param flip 255 to store 255 less the pattern, as CMYK has it
   */
  static byte[] psd(int mode, int channels, boolean runs, int flip) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write("8BPS".getBytes(ISO_8859_1));
    out.writeShort(1);
    out.write(new byte[6]);
    out.writeShort(channels);
    out.writeInt(HEIGHT);
    out.writeInt(WIDTH);
    out.writeShort(8);
    out.writeShort(mode);
    out.write(new byte[12]); // no palette, resources or layers
    out.writeShort(runs ? 1 : 0);
    for (int row = 0; runs && row < channels * HEIGHT; row++) {
      out.writeShort(WIDTH + 1);
    }
    for (int c = 0; c < channels; c++) {
      for (int y = 0; y < HEIGHT; y++) {
        if (runs) {
          out.writeByte(WIDTH - 1); // so many literal bytes, less one
        }
        for (int x = 0; x < WIDTH; x++) {
          out.writeByte(pattern(x, y, c) ^ flip);
        }
      }
    }
    return bytes.toByteArray();
  }

  /** A PNG of any header and raw (filter byte and samples) data, with chunks before the data. */
  public static byte[] png(
      int width, int height, int depth, int colourType, byte[] raw, byte[]... chunks)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1));
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(header);
    out.writeInt(width);
    out.writeInt(height);
    out.write(new byte[] {(byte) depth, (byte) colourType, 0, 0, 0});
    bytes.writeBytes(chunk("IHDR", header.toByteArray()));
    for (byte[] chunk : chunks) {
      bytes.writeBytes(chunk);
    }
    bytes.writeBytes(chunk("IDAT", deflate(raw)));
    bytes.writeBytes(chunk("IEND", new byte[0]));
    return bytes.toByteArray();
  }

  static byte[] deflate(byte[] raw) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(raw);
    }
    return bytes.toByteArray();
  }

  public static byte[] chunk(String type, byte[] data) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    CRC32 checksum = new CRC32();
    checksum.update(type.getBytes(ISO_8859_1));
    checksum.update(data);
    out.writeInt(data.length);
    out.write(type.getBytes(ISO_8859_1));
    out.write(data);
    out.writeInt((int) checksum.getValue());
    return bytes.toByteArray();
  }

  /** An iCCP chunk. */
  static byte[] profileChunk(byte[] profile) throws IOException {
    byte[] packed = deflate(profile);
    byte[] data = new byte[3 + packed.length];
    data[0] = 'p';
    System.arraycopy(packed, 0, data, 3, packed.length);
    return chunk("iCCP", data);
  }

  /** An EXIF block, with no prefix, that says nothing but the orientation. */
  static byte[] exif(int orientation) {
    return new byte[] {
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) orientation,
      0,
      0,
      0,
      0,
      0,
      0
    };
  }

  /** Bytes with others put in at a place. */
  static byte[] insert(byte[] bytes, int place, byte[] more) {
    byte[] result = new byte[bytes.length + more.length];
    System.arraycopy(bytes, 0, result, 0, place);
    System.arraycopy(more, 0, result, place, more.length);
    System.arraycopy(bytes, place, result, place + more.length, bytes.length - place);
    return result;
  }

  /** A JPEG with one more segment after its start marker. */
  static byte[] withSegment(byte[] jpeg, int marker, String name, byte[] data) {
    byte[] segment = new byte[4 + name.length() + data.length];
    segment[0] = (byte) 0xff;
    segment[1] = (byte) marker;
    segment[2] = (byte) (segment.length - 2 >> 8);
    segment[3] = (byte) (segment.length - 2);
    System.arraycopy(name.getBytes(ISO_8859_1), 0, segment, 4, name.length());
    System.arraycopy(data, 0, segment, 4 + name.length(), data.length);
    return insert(jpeg, 2, segment);
  }

  static Path save(Path folder, String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }
}
