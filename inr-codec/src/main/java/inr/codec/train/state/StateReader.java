package inr.codec.train.state;

import inr.codec.file.CodecFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32C;

/** Reads a state; no memory is taken by what the bytes claim. */
public final class StateReader implements StateCode {
  private final ByteBuffer bytes;

  /**
   * A reader that has seen that the bytes are whole.
   *
   * @throws CodecFormatException if they are no checkpoint, one of another version, or damaged
   */
  public StateReader(byte[] file) throws CodecFormatException {
    byte[] magic = StateFile.magic();
    if (file.length < magic.length
        || !Arrays.equals(magic, 0, magic.length, file, 0, magic.length)) {
      throw new CodecFormatException("is not a checkpoint of inr encode");
    }
    if (file.length < StateFile.START + StateFile.CHECKSUM) {
      throw new CodecFormatException("ends after " + file.length + " bytes; it was cut off");
    }
    bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int version = bytes.getInt(magic.length);
    if (version != StateFile.VERSION) {
      throw new CodecFormatException(
          "is version "
              + Integer.toUnsignedString(version)
              + " of the checkpoints; this program reads version "
              + StateFile.VERSION
              + ", use the one that wrote it");
    }
    int end = file.length - StateFile.CHECKSUM;
    CRC32C sum = new CRC32C();
    sum.update(file, 0, end);
    if (bytes.getInt(end) != (int) sum.getValue()) {
      throw new CodecFormatException(
          String.format(
              Locale.ROOT,
              "has the checksum %08x but its %d bytes give %08x; it is damaged or was cut off",
              bytes.getInt(end),
              file.length,
              sum.getValue()));
    }
    bytes.position(StateFile.START).limit(end);
  }

  @Override
  public long number(long value, long least, long most) throws CodecFormatException {
    long read = next(1, Long.BYTES).getLong();
    if (read < least || read > most) {
      throw new CodecFormatException(
          "has the number " + read + " where " + least + " to " + most + " are possible");
    }
    return read;
  }

  @Override
  public double real(double value) throws CodecFormatException {
    double read = next(1, Double.BYTES).getDouble();
    require(!Double.isNaN(read));
    return read;
  }

  @Override
  public void reals(float[] values) throws CodecFormatException {
    next(values.length, Float.BYTES);
    for (int i = 0; i < values.length; i++) {
      values[i] = bytes.getFloat();
      require(Float.isFinite(values[i]));
    }
  }

  @Override
  public void reals(double[] values) throws CodecFormatException {
    next(values.length, Double.BYTES);
    for (int i = 0; i < values.length; i++) {
      values[i] = bytes.getDouble();
      require(Double.isFinite(values[i]));
    }
  }

  @Override
  public byte[] bytes(byte[] values) throws IOException {
    int length = number(0, 0, bytes.limit());
    next(length, 1);
    byte[] read = new byte[length];
    bytes.get(read);
    return read;
  }

  /**
   * Refuses bytes that are left.
   *
   * @throws CodecFormatException if there are any
   */
  public void end() throws CodecFormatException {
    if (bytes.hasRemaining()) {
      throw new CodecFormatException("has " + bytes.remaining() + " bytes more than its state");
    }
  }

  private ByteBuffer next(int count, int width) throws CodecFormatException {
    if (bytes.remaining() < (long) count * width) {
      throw new CodecFormatException("ends before its state does");
    }
    return bytes;
  }

  private static void require(boolean finite) throws CodecFormatException {
    if (!finite) {
      throw new CodecFormatException("has a number that is not finite");
    }
  }
}
