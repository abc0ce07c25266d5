package inr.codec.train.state;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** Writes a state; nothing of its size is kept in memory. */
public final class StateWriter implements StateCode {
  private static final int BUFFER = 1 << 16;

  private final OutputStream out;
  private final CRC32C sum = new CRC32C();
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);

  /** A writer to a stream, which stays open. */
  public StateWriter(OutputStream out) {
    this.out = out;
    buffer.put(StateFile.magic()).putInt(StateFile.VERSION);
  }

  @Override
  public long number(long value, long least, long most) throws IOException {
    room(Long.BYTES).putLong(value);
    return value;
  }

  @Override
  public double real(double value) throws IOException {
    room(Double.BYTES).putDouble(value);
    return value;
  }

  @Override
  public void reals(float[] values) throws IOException {
    for (float value : values) {
      room(Float.BYTES).putFloat(value);
    }
  }

  @Override
  public void reals(double[] values) throws IOException {
    for (double value : values) {
      real(value);
    }
  }

  @Override
  public byte[] bytes(byte[] values) throws IOException {
    number(values.length, 0, Integer.MAX_VALUE);
    for (int from = 0; from < values.length; ) {
      int count = Math.min(room(1).remaining(), values.length - from);
      buffer.put(values, from, count);
      from += count;
    }
    return values;
  }

  /** Writes what is left, and the checksum. */
  public void end() throws IOException {
    flush();
    buffer.putInt((int) sum.getValue());
    flush();
  }

  private ByteBuffer room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  private void flush() throws IOException {
    sum.update(buffer.array(), 0, buffer.position());
    out.write(buffer.array(), 0, buffer.position());
    buffer.clear();
  }
}
