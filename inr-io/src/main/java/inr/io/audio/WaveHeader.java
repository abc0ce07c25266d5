package inr.io.audio;

import inr.io.audio.SoundHeader.SampleFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Walks the chunks of a WAV: RIFF, its 64-bit kin RF64 and BW64, and big-endian RIFX.
 *
 * <p>Programs that write to a pipe cannot go back to fill in the length of the samples. They leave
 * 0, or about 2³¹ or 2³²; such a length means to the end of the file, or to the chunks that end it.
 * Any other length that the file does not have means that it is cut off.
 *
 * @see <a href="https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html">WAVE</a>, EBU
 *     Tech 3306 for RF64, ITU-R BS.2088 for BW64
 */
final class WaveHeader {
  /** What programs claim that do not know comes near 2³¹ or 2³². */
  private static final long LEAST_UNKNOWN = 0x7f000000L;

  private static final long UNKNOWN = 0xffffffffL;
  private static final int LARGEST_FORMAT = 4096;
  private static final int HEAD = 8;

  /** Bytes from the end of a file where chunks behind the samples are looked for. */
  private static final int SEARCHED = 1 << 16;

  private static final Set<String> KNOWN =
      Set.of(
          "fmt ", "data", "fact", "LIST", "PAD ", "JUNK", "junk", "bext", "id3 ", "ID3 ", "cue ",
          "smpl", "inst", "iXML", "axml", "chna", "PEAK", "_PMX", "cart", "afsp", "DISP", "FLLR");

  private final SoundBytes bytes;
  private final List<String> notes = new ArrayList<>();
  private Optional<SampleFormat> format = Optional.empty();
  private long longData = UNKNOWN;
  private long dataStart = -1;
  private long dataClaim;

  private WaveHeader(Path file, FileChannel in, ByteOrder order) {
    bytes = new SoundBytes(file, in, order);
  }

  /** Whether a file that starts with these bytes is meant to be a sound of the RIFF family. */
  static boolean recognises(byte[] start) {
    if (start.length < 12 || !"WAVE".equals(SoundBytes.letters(ByteBuffer.wrap(start), 8))) {
      return false;
    }
    return Set.of("RIFF", "RIFX", "RF64", "BW64")
        .contains(SoundBytes.letters(ByteBuffer.wrap(start), 0));
  }

  static SoundHeader read(Path file, FileChannel in) throws IOException {
    SoundBytes start = new SoundBytes(file, in, ByteOrder.LITTLE_ENDIAN);
    boolean bigEndian = SoundBytes.letters(start.at(0, 12, "its RIFF header"), 0).equals("RIFX");
    WaveHeader wave =
        new WaveHeader(file, in, bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    wave.walk();
    return wave.header();
  }

  /** Goes to the samples, and behind them if the format has not come yet. */
  private void walk() throws IOException {
    long position = 12;
    while (dataStart < 0 || format.isEmpty()) {
      String where =
          dataStart >= 0
              ? "or after its samples, before the format"
              : format.isEmpty()
                  ? "its header, before the format"
                  : "its header, before the samples";
      ByteBuffer head = bytes.at(position, HEAD, where);
      String type = SoundBytes.letters(head, 0);
      long claimed = Integer.toUnsignedLong(head.getInt(4));
      long start = position + HEAD;
      if (type.equals("data") && dataStart < 0) {
        dataStart = start;
        dataClaim = claimed == UNKNOWN ? longData : claimed;
        if (format.isPresent()) {
          return;
        }
      }
      bytes.requireChunk(position, start, claimed);
      chunk(type, start, claimed);
      position = next(start + claimed);
    }
  }

  private void chunk(String type, long start, long length) throws IOException {
    if (type.equals("fmt ")) {
      int some = (int) Math.min(length, LARGEST_FORMAT);
      format =
          Optional.of(WaveFormat.read(bytes.file(), bytes.at(start, some, "its format"), notes));
    } else if (type.equals("ds64") && length >= 16) {
      longData = bytes.at(start, 16, "its 64-bit sizes").getLong(8);
    }
  }

  /** Where the next chunk begins: at an even place, unless its writer forgot that. */
  private long next(long end) throws IOException {
    if (end % 2 == 1
        && end + HEAD <= bytes.length()
        && KNOWN.contains(SoundBytes.letters(bytes.at(end, HEAD, "a chunk"), 0))) {
      notes.add("a chunk of an odd length is not filled up to an even one");
      return end;
    }
    return end + end % 2;
  }

  private SoundHeader header() throws IOException {
    SampleFormat known = format.orElseThrow();
    long found = bytes.length() - dataStart;
    boolean zero = dataClaim == 0 && found > 0 && !chunksFollow(dataStart);
    if (zero || dataClaim > found && (dataClaim >= LEAST_UNKNOWN || dataClaim < 0)) {
      return toTheEnd(known, found);
    }
    if (dataClaim > found) {
      throw SoundHeader.cutOff(bytes.file(), known, found, dataClaim);
    }
    return SoundHeader.of(bytes.file(), known, dataStart, dataClaim, notes);
  }

  private SoundHeader toTheEnd(SampleFormat known, long found) throws IOException {
    long samples = found - trailingChunks(found);
    notes.add(
        "header gives no length ("
            + (dataClaim == 0 ? "0" : "0x" + Long.toHexString(dataClaim).toUpperCase(Locale.ROOT))
            + "); all "
            + samples / known.frameBytes()
            + " frames to "
            + (samples == found ? "the end of the file" : "the chunks that end the file")
            + " were read");
    long whole = samples - samples % known.frameBytes();
    return SoundHeader.of(bytes.file(), known, dataStart, whole, notes);
  }

  /** Whether chunks of known types lie from a place to the end, one behind the other. */
  private boolean chunksFollow(long place) throws IOException {
    long position = place;
    while (position + HEAD <= bytes.length()) {
      ByteBuffer head = bytes.at(position, HEAD, "a chunk");
      if (!KNOWN.contains(SoundBytes.letters(head, 0))) {
        return false;
      }
      long length = Integer.toUnsignedLong(head.getInt(4));
      position += HEAD + length + length % 2;
    }
    return position >= bytes.length() && position <= bytes.length() + 1;
  }

  /** Bytes of the chunks that end the file; 0 if it ends in samples. */
  private int trailingChunks(long found) throws IOException {
    int searched = (int) Math.min(found, SEARCHED);
    long first = bytes.length() - searched;
    ByteBuffer end = bytes.at(first, searched, "its last bytes");
    for (int place = (int) (first + dataStart & 1); place + HEAD <= searched; place += 2) {
      if (KNOWN.contains(SoundBytes.letters(end, place)) && chunksFollow(first + place)) {
        return searched - place;
      }
    }
    return 0;
  }
}
