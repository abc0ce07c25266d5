package inr.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Files like some that are given, each with changes at random places: bits, bytes, numbers that are
 * troublesome as lengths, parts left out, doubled or taken from another file. Equal seeds give
 * equal files.
 */
final class Mutator {
  /** Half of the changes go into the first bytes, where sizes and counts are. */
  private static final int HEAD = 96;

  private static final int LONGEST_PART = 64;
  private static final int MOST_CHANGES = 6;

  private static final long[] TROUBLE = {
    0,
    1,
    2,
    3,
    7,
    8,
    15,
    16,
    31,
    32,
    63,
    64,
    127,
    128,
    255,
    256,
    257,
    1023,
    4096,
    16_383,
    32_767,
    32_768,
    65_535,
    65_536,
    0xffffff,
    0x1000000,
    0x7fffffff,
    0x80000000L,
    0xfffffffeL,
    0xffffffffL
  };

  private final List<byte[]> files;
  private final Random random;

  /** Files to begin with, at least one of them not empty. */
  Mutator(List<byte[]> files, long seed) {
    this.files = new ArrayList<>(files);
    this.random = new Random(seed);
  }

  /** Adds a file that shows something new, to go on from. */
  void add(byte[] file) {
    files.add(file);
  }

  /** The next file. */
  byte[] next() {
    byte[] file = any().clone();
    int changes = 1 + random.nextInt(MOST_CHANGES);
    for (int i = 0; i < changes; i++) {
      file = changed(file);
    }
    return file;
  }

  private byte[] any() {
    return files.get(random.nextInt(files.size()));
  }

  private byte[] changed(byte[] file) {
    if (file.length == 0) {
      return new byte[] {(byte) random.nextInt(256)};
    }
    int place = place(file);
    switch (random.nextInt(10)) {
      case 0, 1 -> file[place] ^= (byte) (1 << random.nextInt(8));
      case 2, 3 -> file[place] = (byte) random.nextInt(256);
      case 4, 5 -> trouble(file, place);
      case 6 -> {
        return joined(file, place, new byte[0], end(file, place));
      }
      case 7 -> {
        return joined(file, place, Arrays.copyOfRange(file, place, end(file, place)), place);
      }
      case 8 -> {
        byte[] other = any();
        int from = other.length == 0 ? 0 : place(other);
        byte[] part = Arrays.copyOfRange(other, from, end(other, from));
        return joined(file, place, part, random.nextBoolean() ? place : end(file, place));
      }
      default -> {
        return random.nextInt(4) == 0
            ? Arrays.copyOf(file, place)
            : joined(file, place, new byte[random.nextInt(LONGEST_PART)], place);
      }
    }
    return file;
  }

  private int place(byte[] file) {
    return random.nextInt(random.nextBoolean() ? Math.min(HEAD, file.length) : file.length);
  }

  private int end(byte[] file, int from) {
    return Math.min(file.length, from + 1 + random.nextInt(LONGEST_PART));
  }

  /** A number of one, two or four bytes, in either order. */
  private void trouble(byte[] file, int place) {
    long number = TROUBLE[random.nextInt(TROUBLE.length)];
    ByteOrder order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    ByteBuffer target = ByteBuffer.wrap(file).order(order);
    int width = 1 << random.nextInt(3);
    if (width == 4 && place + 4 <= file.length) {
      target.putInt(place, (int) number);
    } else if (width == 2 && place + 2 <= file.length) {
      target.putShort(place, (short) number);
    } else {
      file[place] = (byte) number;
    }
  }

  /** The file up to a place, a part, and the file from another place on. */
  private static byte[] joined(byte[] file, int to, byte[] part, int from) {
    byte[] joined = Arrays.copyOf(file, to + part.length + file.length - from);
    System.arraycopy(part, 0, joined, to, part.length);
    System.arraycopy(file, from, joined, to + part.length, file.length - from);
    return joined;
  }
}
