package inr.io.audio;

import inr.io.InputRoom;
import inr.io.SignalFormatException;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Decodes a FLAC and checks what it says of itself: the checksums of frames and the hash of all
 * samples.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9639">RFC 9639</a>
 */
final class FlacReader {
  private static final int STREAM_INFO = 0;
  private static final int STREAM_INFO_BYTES = 34;
  private static final int LAST = 0x80;
  private static final int LARGEST_BLOCK = 65_535;

  /** Fewest bytes of a frame: its header, a constant for each channel, and its checksum. */
  private static final int LEAST_FRAME = 10;

  private final InputRoom room;
  private final FileChannel in;
  private int rate;
  private int channels;
  private int bits;
  private long frames;
  private final byte[] hash = new byte[16];
  private int[] samples = {};
  private int decoded;

  private FlacReader(InputRoom room, FileChannel in) {
    this.room = room;
    this.in = in;
  }

  /** Whether a file that starts with these bytes is meant to be such a sound. */
  static boolean recognises(byte[] start) {
    return start.length >= 4 && "fLaC".equals(SoundBytes.letters(ByteBuffer.wrap(start), 0));
  }

  static DecodedSound read(InputRoom room, FileChannel in) throws IOException {
    FlacReader flac = new FlacReader(room, in);
    flac.readInfo();
    return flac.decode();
  }

  private void readInfo() throws IOException {
    SoundBytes bytes = new SoundBytes(room.file(), in, ByteOrder.BIG_ENDIAN);
    long position = 4;
    int head;
    do {
      ByteBuffer block = bytes.at(position, 4, "its FLAC metadata");
      head = block.get(0);
      int length = block.getInt(0) & 0xffffff;
      if (position == 4) {
        if ((head & ~LAST) != STREAM_INFO || length < STREAM_INFO_BYTES) {
          throw new SignalFormatException(
              room.file(), "FLAC does not start with its stream info; the file is damaged");
        }
        ByteBuffer info = bytes.at(position + 4, STREAM_INFO_BYTES, "its FLAC stream info");
        long packed = info.getLong(10);
        rate = (int) (packed >>> 44);
        channels = (int) (packed >>> 41 & 7) + 1;
        bits = (int) (packed >>> 36 & 31) + 1;
        frames = packed & 0xfffffffffL;
        info.get(18, hash);
      }
      position += 4 + length;
    } while ((head & LAST) == 0);
    if (rate < 1) {
      throw new SignalFormatException(room.file(), "FLAC has a rate of 0 Hz; at least 1 is needed");
    }
    long most = (in.size() - position) / LEAST_FRAME * LARGEST_BLOCK;
    if (frames > most) {
      throw new SignalFormatException(
          room.file(),
          "header claims "
              + frames
              + " frames but the file can hold at most "
              + most
              + "; it is damaged or cut off");
    }
    in.position(position);
  }

  private DecodedSound decode() throws IOException {
    room.requireSamples(frames * channels);
    FlacBits data = new FlacBits(in);
    FlacFrame frame = new FlacFrame(data, channels, bits);
    MessageDigest digest = md5();
    grow(frames * channels);
    while (frames == 0 ? !data.isAtEnd() : decoded < frames * channels) {
      int count = frame.read();
      room.requireSamples((long) decoded + (long) count * channels);
      grow((long) decoded + (long) count * channels);
      frame.copy(samples, decoded);
      update(digest, count * channels);
      decoded += count * channels;
    }
    if (decoded == 0 || frames > 0 && decoded > frames * channels) {
      throw new SignalFormatException(
          room.file(),
          "FLAC has "
              + decoded / channels
              + " frames and claims "
              + frames
              + "; the file is damaged");
    }
    if (!Arrays.equals(hash, new byte[hash.length]) && !Arrays.equals(hash, digest.digest())) {
      throw new SignalFormatException(
          room.file(), "FLAC samples do not have the hash that its header claims; it is damaged");
    }
    return sound();
  }

  private void grow(long needed) throws SignalFormatException {
    if (needed > samples.length) {
      long size = frames > 0 ? needed : Math.max(needed, Math.min(2 * needed, 1L << 30));
      room.requireHeap(size);
      samples = Arrays.copyOf(samples, (int) size);
    }
  }

  /** The hash is of samples in whole bytes, the lowest first. */
  private void update(MessageDigest digest, int count) {
    int width = (bits + 7) / 8;
    byte[] bytes = new byte[count * width];
    for (int i = 0, next = 0; i < count; i++) {
      for (int b = 0; b < width; b++) {
        bytes[next++] = (byte) (samples[decoded + i] >> Byte.SIZE * b);
      }
    }
    digest.update(bytes);
  }

  private DecodedSound sound() {
    int width = (bits + 7) / 8 * 8;
    List<String> notes = new ArrayList<>();
    if (width != bits) {
      notes.add(bits + "-bit samples filled up with zeros to " + width + " bits");
    }
    int[] values = decoded == samples.length ? samples : Arrays.copyOf(samples, decoded);
    for (int i = 0; width != bits && i < values.length; i++) {
      values[i] <<= width - bits;
    }
    Medium.Sound medium = new Medium.Sound(values.length / channels, channels, rate, width, false);
    return new DecodedSound(medium, new Samples.Integers(values), notes);
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has MD5", e);
    }
  }
}
