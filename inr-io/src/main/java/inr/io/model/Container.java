package inr.io.model;

import inr.io.InputFile;
import inr.io.Output;
import inr.io.SignalFormatException;
import inr.io.plan.JsonText;
import inr.io.plan.RecordJson;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What model files and checkpoints share: magic, version, JSON header, payload, checksum.
 *
 * <p>Little-endian, without gaps: 8 bytes of magic, the version (int32), the header's length H
 * (int32), H bytes of header, the payload up to the last 4 bytes, CRC32C of all bytes before it.
 * The magic starts with a byte that is not ASCII and holds line ends of two kinds, so that a
 * transfer that treats the file as text is noticed, as in PNG.
 *
 * @param letters three letters of the magic
 * @param words what the file is, for messages
 * @param version that is written
 * @param header how its header is written
 */
record Container(String letters, String words, int version, HeaderText header) {
  static final Container MODEL = new Container("INR", "an inr model", 1, HeaderText.PLAIN);
  static final Container PACKED_MODEL =
      new Container("INR", "an inr model", 2, HeaderText.DEFLATED);
  static final Container CHECKPOINT =
      new Container("INC", "an inr checkpoint", 2, HeaderText.PLAIN);
  static final Container FAMILY = new Container("INF", "an inr family", 3, HeaderText.PLAIN);
  static final Container LEARNING =
      new Container("INK", "a checkpoint of inr learn", 3, HeaderText.PLAIN);
  static final int MAX_HEADER = 1 << 26;
  private static final int MAGIC = 8;

  /** Bytes of the magic before its line ends, which a transfer as text changes. */
  private static final int LEAD = 4;

  private static final int PREFIX = 16;
  private static final int CHECKSUM = 4;
  private static final int BUFFER = 1 << 16;

  /** One element of a payload: puts it into, or gets it out of, the buffer. */
  @FunctionalInterface
  interface Element {
    void transfer(ByteBuffer buffer, int index);
  }

  /**
   * What makes a value of a header and a payload. An IllegalArgumentException becomes a
   * SignalFormatException.
   */
  @FunctionalInterface
  interface Content<H, T> {
    T read(H header, Payload payload) throws IOException;
  }

  /** One of the versions that can be read. */
  record Version<H extends Record, T>(
      int number, HeaderText text, Class<H> type, Content<H, T> content) {
    T read(@Nullable Object values, Payload payload) throws IOException {
      return content.read(RecordJson.fromTree(type, values), payload);
    }
  }

  /** {@code count} elements of {@code width} bytes. */
  record Block(int count, int width, Element element) {}

  /** Writes a file of some blocks, and returns its length. */
  <H extends Record> long write(Output file, Class<H> type, H values, List<Block> blocks)
      throws IOException {
    byte[] text = text(type, values);
    return file.write(target -> send(target.getChannel(), text, blocks));
  }

  /** Writes the bytes of such a file. */
  <H extends Record> void write(
      WritableByteChannel channel, Class<H> type, H values, List<Block> blocks) throws IOException {
    send(channel, text(type, values), blocks);
  }

  /** Bytes of a file besides its payload. */
  <H extends Record> int frame(Class<H> type, H values) {
    return PREFIX + text(type, values).length + CHECKSUM;
  }

  private <H extends Record> byte[] text(Class<H> type, H values) {
    byte[] text = JsonText.write(RecordJson.toTree(type, values)).getBytes(StandardCharsets.UTF_8);
    if (text.length > MAX_HEADER) {
      throw new IllegalArgumentException(
          "header of "
              + words
              + " has "
              + text.length
              + " bytes; at most "
              + MAX_HEADER
              + " are accepted");
    }
    return header.stored(text);
  }

  private void send(WritableByteChannel channel, byte[] text, List<Block> blocks)
      throws IOException {
    CRC32C sum = new CRC32C();
    ByteBuffer buffer = buffer(BUFFER);
    send(channel, sum, buffer.put(magic()).putInt(version).putInt(text.length).flip());
    send(channel, sum, ByteBuffer.wrap(text));
    for (Block block : blocks) {
      for (int i = 0; i < block.count(); ) {
        buffer.clear();
        for (; i < block.count() && buffer.remaining() >= block.width(); i++) {
          block.element().transfer(buffer, i);
        }
        send(channel, sum, buffer.flip());
      }
    }
    buffer.clear().putInt((int) sum.getValue()).flip();
    send(channel, sum, buffer);
  }

  private static void send(WritableByteChannel channel, CRC32C sum, ByteBuffer bytes)
      throws IOException {
    sum.update(bytes.duplicate());
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /**
   * Reads a file: nothing is interpreted before the checksum has matched, nothing is allocated by
   * what the file claims.
   */
  <T> T read(Path file, List<Version<?, T>> versions) throws IOException {
    InputFile.check(file, words);
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      return read(file, channel, versions);
    }
  }

  /**
   * Reads the bytes of such a file.
   *
   * @param file what messages call it
   */
  <T> T read(Path file, SeekableByteChannel channel, List<Version<?, T>> versions)
      throws IOException {
    try {
      long size = channel.size();
      ByteBuffer prefix = prefix(file, channel, size);
      Version<?, T> found = version(file, prefix.getInt(MAGIC), versions);
      int headerLength = headerLength(file, prefix.getInt(MAGIC + 4), size);
      requireChecksum(file, channel, size);
      byte[] stored = receive(channel.position(PREFIX), headerLength).array();
      Object values = JsonText.read(text(file, ByteBuffer.wrap(found.text().text(stored))));
      return found.read(values, new Payload(channel, size - PREFIX - headerLength - CHECKSUM));
    } catch (IllegalArgumentException e) {
      throw new SignalFormatException(file, String.valueOf(e.getMessage()), e);
    }
  }

  private ByteBuffer prefix(Path file, SeekableByteChannel channel, long size) throws IOException {
    ByteBuffer prefix = receive(channel, (int) Math.min(size, PREFIX));
    byte[] start = new byte[Math.min(prefix.limit(), MAGIC)];
    prefix.get(0, start);
    requireMagic(file, start);
    if (size < PREFIX + CHECKSUM) {
      throw cutOff(file, size);
    }
    return prefix;
  }

  private static <T> Version<?, T> version(Path file, int number, List<Version<?, T>> versions)
      throws SignalFormatException {
    for (Version<?, T> version : versions) {
      if (version.number() == number) {
        return version;
      }
    }
    String known =
        versions.stream()
            .map(version -> String.valueOf(version.number()))
            .collect(Collectors.joining(" and "));
    throw new SignalFormatException(
        file,
        "is version "
            + Integer.toUnsignedString(number)
            + " of the format; this program reads version "
            + known
            + ", use the one that wrote it");
  }

  private static int headerLength(Path file, int length, long size) throws SignalFormatException {
    if (length < 0 || length > MAX_HEADER) {
      throw new SignalFormatException(
          file,
          "claims a header of "
              + Integer.toUnsignedString(length)
              + " bytes; at most "
              + MAX_HEADER
              + " are accepted, the file is damaged");
    }
    if (size - PREFIX - CHECKSUM < length) {
      throw cutOff(file, size);
    }
    return length;
  }

  private void requireMagic(Path file, byte[] start) throws SignalFormatException {
    if (Arrays.equals(start, magic())) {
      return;
    }
    if (Arrays.equals(start, Arrays.copyOf(magic(), start.length))) {
      throw cutOff(file, start.length);
    }
    for (Container other : new Container[] {MODEL, CHECKPOINT, FAMILY, LEARNING}) {
      if (Arrays.equals(start, other.magic())) {
        throw new SignalFormatException(file, "is " + other.words + "; " + words + " is needed");
      }
    }
    // The letters survive a transfer as text; the first byte may have become another one, or three.
    if (new String(start, StandardCharsets.US_ASCII).indexOf(letters) > 0) {
      throw new SignalFormatException(
          file,
          "was changed on its way, perhaps by a transfer as text; copy it again as binary data");
    }
    throw new SignalFormatException(
        file, "is not " + words + ": it starts with the bytes " + hex(start));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").formatHex(bytes);
  }

  private static SignalFormatException cutOff(Path file, long size) {
    return new SignalFormatException(
        file,
        "ends after "
            + size
            + " bytes, before its header is complete; it was cut off, copy it again");
  }

  private static void requireChecksum(Path file, SeekableByteChannel channel, long size)
      throws IOException {
    CRC32C sum = new CRC32C();
    channel.position(0);
    for (long left = size - CHECKSUM; left > 0; ) {
      int part = (int) Math.min(left, BUFFER);
      sum.update(receive(channel, part));
      left -= part;
    }
    int stored = receive(channel, CHECKSUM).getInt();
    if (stored != (int) sum.getValue()) {
      throw new SignalFormatException(
          file,
          String.format(
              Locale.ROOT,
              "has the checksum %08x but its %d bytes give %08x; it is damaged or was cut off, copy it again",
              stored,
              size,
              sum.getValue()));
    }
  }

  private static String text(Path file, ByteBuffer bytes) throws SignalFormatException {
    try {
      // A decoder of its own, which reports what String would replace.
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new SignalFormatException(file, "header is not UTF-8", e);
    }
  }

  /** Whether a file that starts with these bytes is meant to be such a file, damaged or not. */
  boolean recognises(byte[] start) {
    return start.length >= LEAD && Arrays.equals(start, 0, LEAD, magic(), 0, LEAD);
  }

  private byte[] magic() {
    return ("\u0089" + letters + "\r\n\u001a\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer receive(SeekableByteChannel channel, int bytes) throws IOException {
    ByteBuffer buffer = buffer(bytes);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException("file became shorter while it was read");
      }
    }
    return buffer.flip();
  }

  /** The bytes between header and checksum. */
  static final class Payload {
    private final SeekableByteChannel channel;
    private final long bytes;

    private Payload(SeekableByteChannel channel, long bytes) {
      this.channel = channel;
      this.bytes = bytes;
    }

    /**
     * Refuses a payload of another size than {@code count} elements of {@code width} bytes: to be
     * asked before memory is taken for them.
     */
    void requireElements(int count, int width) {
      if (bytes != (long) count * width) {
        throw new IllegalArgumentException(
            "has "
                + bytes
                + " bytes of parameters but its network of "
                + count
                + " parameters needs "
                + (long) count * width);
      }
    }

    /** Refuses a payload of another size than its header tells. */
    void requireBytes(long expected, String what) {
      if (bytes != expected) {
        throw new IllegalArgumentException(
            "has " + bytes + " bytes of " + what + " but its header tells of " + expected);
      }
    }

    /** How many elements of {@code width} bytes there are. */
    int elements(int width) {
      if (bytes % width != 0 || bytes / width > Integer.MAX_VALUE - 8) {
        throw new IllegalArgumentException(
            "has " + bytes + " bytes of numbers, which are " + width + " bytes each");
      }
      return (int) (bytes / width);
    }

    /** Gets all bytes. */
    byte[] read() throws IOException {
      if (bytes > Integer.MAX_VALUE - 8) {
        throw new IllegalArgumentException("has " + bytes + " bytes of parameters, more than any");
      }
      return receive(channel, (int) bytes).array();
    }

    /** Gets {@code count} elements, in order. */
    void read(int count, int width, Element element) throws IOException {
      int room = BUFFER / width;
      for (int i = 0; i < count; ) {
        int end = Math.min(count, i + room);
        ByteBuffer part = receive(channel, (end - i) * width);
        for (; i < end; i++) {
          element.transfer(part, i);
        }
      }
    }
  }
}
