package inr.codec.file;

import inr.codec.shape.Preset;
import inr.codec.shape.Shape;
import inr.signal.Medium;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The bytes of a {@link Header}. */
final class HeaderCode {
  private static final int MOST_BYTES = 40;
  private static final int WIDE = 4;

  private HeaderCode() {}

  static byte[] write(Header header) {
    ByteBuffer out = Bytes.little(ByteBuffer.allocate(MOST_BYTES));
    put(out, header.medium());
    boolean wide = header.medium().bitDepth() == 16;
    out.put((byte) header.shape().preset().number());
    out.put((byte) (header.shape().coarsest() | header.shape().finest() << 4));
    out.put((byte) header.logTile());
    for (int o = 0; o < header.low().length; o++) {
      putValue(out, header.low()[o], wide);
      putValue(out, header.high()[o], wide);
    }
    return Bytes.used(out);
  }

  /** The header of a picture without loss: that of another without all that networks need. */
  static byte[] write(Medium.Picture medium) {
    ByteBuffer out = Bytes.little(ByteBuffer.allocate(MOST_BYTES));
    put(out, medium);
    return Bytes.used(out);
  }

  private static void put(ByteBuffer out, Medium.Picture medium) {
    Bytes.putVarint(out, medium.width());
    Bytes.putVarint(out, medium.height());
    out.put((byte) (medium.channels() - 1 | (medium.bitDepth() == 16 ? WIDE : 0)));
  }

  private static void putValue(ByteBuffer out, int value, boolean wide) {
    if (wide) {
      out.putShort((short) value);
    } else {
      out.put((byte) value);
    }
  }

  /**
   * Size, channels and depth, with which a payload begins.
   *
   * @param mostPixels largest picture that is accepted
   */
  static Medium.Picture readMedium(ByteBuffer in, long mostPixels) throws CodecFormatException {
    int width = side(Bytes.varint(in));
    int height = side(Bytes.varint(in));
    Bytes.require(in, 1, "the header");
    int form = in.get();
    if ((form & ~(3 | WIDE)) != 0) {
      throw new CodecFormatException(
          "header has form " + form + ", which this version does not know");
    }
    Medium.Picture medium =
        new Medium.Picture(width, height, (form & 3) + 1, (form & WIDE) != 0 ? 16 : 8);
    if ((long) width * height > mostPixels) {
      throw new CodecFormatException(
          medium.text() + " is too large; at most " + mostPixels + " pixels are accepted");
    }
    return medium;
  }

  static void requireEnd(ByteBuffer in) throws CodecFormatException {
    if (in.hasRemaining()) {
      throw new CodecFormatException("header has " + in.remaining() + " bytes too many");
    }
  }

  /** The header of a payload, which has nothing else. */
  static Header read(ByteBuffer in, long mostPixels) throws CodecFormatException {
    Medium.Picture medium = readMedium(in, mostPixels);
    Bytes.require(in, 3, "the header");
    int preset = in.get();
    int levels = in.get();
    int logTile = in.get();
    Optional<Preset> known =
        Arrays.stream(Preset.values()).filter(one -> one.number() == preset).findFirst();
    if (known.isEmpty()) {
      throw new CodecFormatException(
          "header has preset " + preset + ", which this version does not know");
    }
    int channels = medium.channels();
    boolean wide = medium.bitDepth() == 16;
    Bytes.require(in, 2 * channels * (wide ? 2 : 1), "the header");
    int[] low = new int[channels];
    int[] high = new int[channels];
    for (int o = 0; o < channels; o++) {
      low[o] = value(in, wide);
      high[o] = value(in, wide);
    }
    requireEnd(in);
    try {
      Shape shape = new Shape(known.get(), channels, levels >> 4, levels & 15);
      return new Header(medium, shape, logTile, low, high);
    } catch (IllegalArgumentException wrong) {
      throw new CodecFormatException("header: " + wrong.getMessage());
    }
  }

  private static int side(long side) throws CodecFormatException {
    if (side < 1 || side > Header.LARGEST_SIDE) {
      throw new CodecFormatException(
          "picture has a side of "
              + side
              + " pixels; 1 to "
              + Header.LARGEST_SIDE
              + " are accepted");
    }
    return (int) side;
  }

  private static int value(ByteBuffer in, boolean wide) {
    return wide ? in.getShort() & 0xffff : in.get() & 0xff;
  }
}
