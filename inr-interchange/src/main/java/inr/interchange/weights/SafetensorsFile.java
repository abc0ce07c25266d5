package inr.interchange.weights;

import inr.io.InputFile;
import inr.io.Output;
import inr.io.SignalFormatException;
import inr.io.plan.JsonText;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Safetensors files: the length of a header (uint64, little-endian), the header (JSON: name ↦ type,
 * shape and place in the data), the data. Numbers are written as float32, and read from 16, 32 and
 * 64 bits of floating point.
 *
 * <p>Nothing in such a file is executed, which is why it is read and PyTorch's pickles are not.
 *
 * @see <a href="https://huggingface.co/docs/safetensors">Safetensors</a>
 */
public final class SafetensorsFile {
  private static final String WANTED = "a safetensors file";
  private static final int PREFIX = Long.BYTES;
  private static final int MAX_HEADER = 1 << 24;

  /** Headers end on a multiple of this, so that the data does not begin at an odd place. */
  private static final int ALIGNMENT = 8;

  private static final int BUFFER = 1 << 16;

  private SafetensorsFile() {}

  /**
   * Writes a file where a place has been claimed for it. Equal content gives equal bytes.
   *
   * @throws IllegalArgumentException if its header is longer than readers accept
   * @throws IOException if it cannot be written
   */
  public static void write(Output output, Safetensors content) throws IOException {
    byte[] text = JsonText.write(header(content)).getBytes(StandardCharsets.UTF_8);
    int length = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (length > MAX_HEADER) {
      throw new IllegalArgumentException(
          "header of the safetensors file would have "
              + length
              + " bytes; at most "
              + MAX_HEADER
              + " are accepted");
    }
    ByteBuffer head = buffer(PREFIX + length).putLong(length).put(text);
    while (head.hasRemaining()) {
      head.put((byte) ' ');
    }
    output.write(
        file -> {
          FileChannel channel = file.getChannel();
          send(channel, head.flip());
          ByteBuffer part = buffer(BUFFER);
          for (NamedTensor tensor : content.tensors()) {
            for (int i = 0; i < tensor.values().length; ) {
              part.clear();
              for (; i < tensor.values().length && part.hasRemaining(); i++) {
                part.putFloat(tensor.values()[i]);
              }
              send(channel, part.flip());
            }
          }
        });
  }

  private static Map<String, Object> header(Safetensors content) {
    Map<String, Object> header = new LinkedHashMap<>();
    if (!content.metadata().isEmpty()) {
      header.put(SafetensorsHeader.METADATA, content.metadata());
    }
    long at = 0;
    for (NamedTensor tensor : content.tensors()) {
      long end = at + (long) Float.BYTES * tensor.values().length;
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("dtype", ElementType.F32.name());
      entry.put("shape", tensor.shape());
      entry.put("data_offsets", List.of(at, end));
      header.put(tensor.name(), entry);
      at = end;
    }
    return header;
  }

  /**
   * Reads a file. Memory is taken for what the file holds, not for what its header claims.
   *
   * @throws SignalFormatException if it is missing, cut off, damaged, a pickle, or has tensors of
   *     another type, or numbers that are not finite
   * @throws IOException if the disk fails
   */
  public static Safetensors read(Path file) throws IOException {
    long size = InputFile.check(file, WANTED);
    Pickles.refuse(file);
    try (FileChannel channel = FileChannel.open(file)) {
      int length = headerLength(file, channel, size);
      SafetensorsHeader header =
          SafetensorsHeader.of(
              JsonText.read(text(receive(channel, length))), size - PREFIX - length);
      List<NamedTensor> tensors = new ArrayList<>();
      for (SafetensorsHeader.Entry entry : header.entries()) {
        tensors.add(tensor(channel, entry));
      }
      return new Safetensors(header.metadata(), tensors);
    } catch (IllegalArgumentException wrong) {
      throw new SignalFormatException(file, String.valueOf(wrong.getMessage()), wrong);
    } catch (OutOfMemoryError tooLarge) {
      throw SignalFormatException.tooLarge(file, tooLarge);
    }
  }

  private static int headerLength(Path file, FileChannel channel, long size) throws IOException {
    if (size < PREFIX) {
      throw new SignalFormatException(
          file, "ends after " + size + " bytes; " + WANTED + " is needed");
    }
    long length = receive(channel, PREFIX).getLong();
    if (length < 0 || length > MAX_HEADER) {
      throw new SignalFormatException(
          file,
          "is no safetensors file: its first bytes would mean a header of "
              + Long.toUnsignedString(length)
              + " bytes");
    }
    if (length > size - PREFIX) {
      throw new SignalFormatException(
          file,
          "has "
              + size
              + " bytes but claims a header of "
              + length
              + "; it was cut off, or is no safetensors file");
    }
    return (int) length;
  }

  private static String text(ByteBuffer bytes) {
    try {
      // A decoder of its own, which reports what String would replace.
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("header is not UTF-8", e);
    }
  }

  private static NamedTensor tensor(FileChannel channel, SafetensorsHeader.Entry entry)
      throws IOException {
    ElementType type = entry.type();
    float[] values = new float[entry.size()];
    int room = BUFFER / type.bytes();
    for (int i = 0; i < values.length; ) {
      int end = Math.min(values.length, i + room);
      ByteBuffer part = receive(channel, (end - i) * type.bytes());
      for (; i < end; i++) {
        values[i] = type.get(part);
        if (!Float.isFinite(values[i])) {
          throw new IllegalArgumentException(
              "number " + i + " of " + entry.name() + " is not finite in float32");
        }
      }
    }
    return new NamedTensor(entry.name(), entry.shape(), values);
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void send(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static ByteBuffer receive(FileChannel channel, int bytes) throws IOException {
    ByteBuffer buffer = buffer(bytes);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException("file became shorter while it was read");
      }
    }
    return buffer.flip();
  }
}
