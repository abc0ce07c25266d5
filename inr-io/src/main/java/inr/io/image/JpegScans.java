package inr.io.image;

import inr.io.SignalFormatException;
import inr.io.jpeg.JpegDecoder;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The frame of a JPEG, and which coefficients of which component its scans give to the last bit.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annexes B.2 and G</a>
 */
final class JpegScans {
  private static final int COEFFICIENTS = 64;
  private static final int MISSING = 255;
  private static final int HEADER = 6;
  private static final int SPECIFICATION = 3;

  /** Scans that any encoder writes at most, and more than any does; each costs time. */
  private static final int MOST_SCANS = 200;

  private final Path file;
  private int width;
  private int height;
  private int heightPlace;
  private boolean progressive;
  private boolean decoded;
  private boolean arithmetic;

  /** Names of the components. */
  private byte[] names = {};

  /** Bits that are missing, by component and coefficient. */
  private int[][] missing = {};

  private int scans;

  JpegScans(Path file) {
    this.file = file;
  }

  /**
   * Takes the header of a frame.
   *
   * @param place of the segment
   */
  void frame(int marker, byte[] header, int place) throws SignalFormatException {
    if (header.length < HEADER || header.length < HEADER + SPECIFICATION * (header[5] & 0xff)) {
      throw new SignalFormatException(
          file, "JPEG frame header has " + header.length + " bytes; the file is damaged");
    }
    if (names.length > 0) {
      throw new SignalFormatException(file, "JPEG has a second frame; the file is damaged");
    }
    progressive = marker == 0xc2 || marker == 0xca;
    arithmetic = marker >= 0xc9;
    decoded = JpegDecoder.decodes(marker) && header[0] == 8;
    height = (header[1] & 0xff) << 8 | header[2] & 0xff;
    width = (header[3] & 0xff) << 8 | header[4] & 0xff;
    heightPlace = place + 5;
    names = new byte[header[5] & 0xff];
    missing = new int[names.length][COEFFICIENTS];
    for (int c = 0; c < names.length; c++) {
      names[c] = header[HEADER + SPECIFICATION * c];
      Arrays.fill(missing[c], MISSING);
    }
  }

  /** Takes the number of lines that stands behind the first scan if the frame did not tell it. */
  void lines(byte[] segment, JpegSegments segments) {
    if (height == 0 && segment.length == 2) {
      height = (segment[0] & 0xff) << 8 | segment[1] & 0xff;
      segments.put(heightPlace, height);
    }
  }

  /** Takes the header of a scan. */
  void scan(byte[] header) throws SignalFormatException {
    int count = header.length == 0 ? 0 : header[0] & 0xff;
    if (count == 0 || header.length < 4 + 2 * count || names.length == 0) {
      throw new SignalFormatException(file, "JPEG scan has no header; the file is damaged");
    }
    if (++scans > MOST_SCANS) {
      throw new SignalFormatException(
          file, "JPEG has more than " + MOST_SCANS + " scans; the file is damaged or hostile");
    }
    int first = progressive ? header[1 + 2 * count] & 0x3f : 0;
    int last = progressive ? header[2 + 2 * count] & 0x3f : COEFFICIENTS - 1;
    int left = progressive ? header[3 + 2 * count] & 0xf : 0;
    for (int i = 0; i < count; i++) {
      for (int c = 0; c < names.length; c++) {
        for (int k = first; k <= last && names[c] == header[1 + 2 * i]; k++) {
          missing[c][k] = left;
        }
      }
    }
  }

  /** Whether no coefficient lacks anything. */
  boolean areComplete() {
    for (int[] component : missing) {
      for (int bits : component) {
        if (bits > 0) {
          return false;
        }
      }
    }
    return missing.length > 0;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Components of the frame, 0 if there is none. */
  int components() {
    return names.length;
  }

  /** Numbers of all pixels. */
  long samples() {
    return (long) width * height * names.length;
  }

  /** Whether the frame is of a kind that we decode, and no codec. */
  boolean areDecoded() {
    return decoded;
  }

  /** Whether data that was cut off cannot be told from data that was not. */
  boolean areArithmetic() {
    return arithmetic;
  }

  /** Names of the components. */
  byte[] names() {
    return names;
  }

  /** How often a decoder goes through all of the picture. */
  int passes() {
    return scans;
  }
}
