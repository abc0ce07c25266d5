package inr.io.audio;

import java.io.IOException;

/**
 * A frame of a FLAC: a block of samples of all channels.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9639#section-9.1">RFC 9639, section 9.1</a>
 */
final class FlacFrame {
  private static final int SYNC = 0x3ffe;
  private static final int LEFT_SIDE = 8;
  private static final int RIGHT_SIDE = 9;
  private static final int MID_SIDE = 10;
  private static final int[] DEPTHS = {0, 8, 12, 0, 16, 20, 24, 32};

  private final FlacBits in;
  private final int channels;
  private final int bits;
  private long[][] samples = {};
  private int count;

  /** Frames of sounds of so many channels, and bits of a sample. */
  FlacFrame(FlacBits in, int channels, int bits) {
    this.in = in;
    this.channels = channels;
    this.bits = bits;
  }

  /** Decodes the next frame; how many samples it has of each channel. */
  int read() throws IOException {
    in.startChecksums();
    if (in.number(14) != SYNC || in.number(1) != 0) {
      throw new FlacException("a frame of it does not start as it should");
    }
    in.number(1); // whether blocks have different sizes, which each says for itself
    int sizeCode = (int) in.number(4);
    int rateCode = (int) in.number(4);
    int assignment = (int) in.number(4);
    int depthCode = (int) in.number(3);
    in.number(1);
    skipNumber();
    count = size(sizeCode);
    if (rateCode == 12) {
      in.number(8);
    } else if (rateCode == 13 || rateCode == 14) {
      in.number(16);
    }
    int found = in.crc8();
    if (in.number(8) != found) {
      throw new FlacException("a frame of it has a wrong checksum of its header");
    }
    int depth = DEPTHS[depthCode] == 0 ? bits : DEPTHS[depthCode];
    boolean pair = assignment >= LEFT_SIDE && assignment <= MID_SIDE;
    if (depth != bits
        || depthCode == 3
        || rateCode == 15
        || (pair ? 2 : assignment + 1) != channels) {
      throw new FlacException("a frame of it differs from its header");
    }
    subframes(assignment);
    in.align();
    found = in.crc16();
    if (in.number(16) != found) {
      throw new FlacException("a frame of it has a wrong checksum");
    }
    return count;
  }

  /** The number of the frame, or of its first sample, in the manner of UTF-8. */
  private void skipNumber() throws IOException {
    int first = (int) in.number(8);
    int more = Integer.numberOfLeadingZeros(~(first << 24)) - 1;
    for (int i = 0; i < more; i++) {
      in.number(8);
    }
  }

  private int size(int code) throws IOException {
    return switch (code) {
      case 0 -> throw new FlacException("a frame of it has an unknown size");
      case 1 -> 192;
      case 2, 3, 4, 5 -> 144 << code;
      case 6 -> 1 + (int) in.number(8);
      case 7 -> 1 + (int) in.number(16);
      default -> 1 << code;
    };
  }

  private void subframes(int assignment) throws IOException {
    if (samples.length == 0 || samples[0].length < count) {
      samples = new long[channels][count];
    }
    for (int c = 0; c < channels; c++) {
      boolean side =
          (assignment == LEFT_SIDE || assignment == MID_SIDE) && c == 1
              || assignment == RIGHT_SIDE && c == 0;
      FlacSubframe.read(in, side ? bits + 1 : bits, samples[c], count);
    }
    if (assignment < LEFT_SIDE) {
      return;
    }
    long[] first = samples[0];
    long[] second = samples[1];
    for (int i = 0; i < count; i++) {
      if (assignment == LEFT_SIDE) {
        second[i] = first[i] - second[i];
      } else if (assignment == RIGHT_SIDE) {
        first[i] += second[i];
      } else {
        long mid = 2 * first[i] + (second[i] & 1);
        long side = second[i];
        first[i] = mid + side >> 1;
        second[i] = mid - side >> 1;
      }
    }
  }

  /** Puts the samples of all channels together, frame by frame. */
  void copy(int[] target, int first) {
    int next = first;
    for (int i = 0; i < count; i++) {
      for (int c = 0; c < channels; c++) {
        target[next++] = (int) samples[c][i];
      }
    }
  }
}
