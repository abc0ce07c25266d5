package inr.io.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import inr.io.SignalFormatException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Walks the segments of a JPEG to its end marker, collects EXIF and ICC, and hides the profile from
 * the codec.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex B</a>; ICC.1:2022
 *     annex B.4 for the profile
 */
final class JpegHeader {
  private static final byte[] ICC = "ICC_PROFILE\0".getBytes(ISO_8859_1);
  private static final byte[] HIDDEN = "inr_PROFILE\0".getBytes(ISO_8859_1);
  private static final byte[] EXIF = "Exif\0\0".getBytes(ISO_8859_1);
  private static final int PIXELS_PER_BYTE = 512; // a block of 8 x 8 costs 1 bit at least

  private final Path file;
  private final ByteBuffer bytes;
  private final Map<Integer, byte[]> profileParts = new TreeMap<>();
  private final List<Integer> profilePlaces = new ArrayList<>();
  private Orientation orientation = Orientation.UPRIGHT;
  private int width;
  private int height;
  private int components;

  private JpegHeader(Path file, ByteBuffer bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /**
   * Walks a whole file.
   *
   * @param bytes the file; the name of an ICC profile is overwritten unless the picture is CMYK, so
   *     that colour is converted in one place, and not by the codec before we can see the stored
   *     numbers
   */
  static PictureHeader read(Path file, ByteBuffer bytes) throws SignalFormatException {
    JpegHeader header = new JpegHeader(file, bytes);
    header.walk();
    PictureHeader.requirePlausible(
        file,
        header.width,
        header.height,
        (long) header.width * header.height / PIXELS_PER_BYTE,
        bytes.capacity());
    boolean cmyk = header.components == 4;
    Optional<byte[]> profile = header.profile();
    List<String> notes = new ArrayList<>();
    if (cmyk) {
      notes.add(
          "CMYK converted to sRGB by "
              + (profile.isPresent() ? "its ICC profile" : "the codec, as it has no ICC profile"));
    } else {
      for (int place : header.profilePlaces) {
        bytes.put(place, HIDDEN);
      }
    }
    return new PictureHeader(
        header.width, header.height, cmyk ? Optional.empty() : profile, header.orientation, notes);
  }

  private void walk() throws SignalFormatException {
    int position = 2;
    while (true) {
      position = nextMarker(position);
      int marker = bytes.get(position - 1) & 0xff;
      if (marker == 0xd9) {
        return;
      }
      if (position + 2 > bytes.capacity()) {
        throw PictureHeader.cutOff(file, "a JPEG segment");
      }
      int length = u16(position);
      if (length < 2 || length > bytes.capacity() - position) {
        throw PictureHeader.cutOff(
            file, "the JPEG segment at byte " + position + ", which claims " + length + " bytes");
      }
      segment(marker, position + 2, position + length);
      position += length;
    }
  }

  /**
   * Position after the next marker, past entropy-coded data with its stuffed zeros and restarts.
   */
  private int nextMarker(int position) throws SignalFormatException {
    for (int i = position; i + 1 < bytes.capacity(); i++) {
      int code = bytes.get(i + 1) & 0xff;
      if (bytes.get(i) == (byte) 0xff
          && code != 0
          && code != 0xff
          && !(code >= 0xd0 && code <= 0xd8)
          && code != 1) {
        return i + 2;
      }
    }
    throw PictureHeader.cutOff(file, "its JPEG data, before the end marker");
  }

  private void segment(int marker, int from, int to) throws SignalFormatException {
    boolean frame =
        marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    if (frame) {
      if (to - from < 6) {
        throw new SignalFormatException(
            file, "JPEG frame header has " + (to - from) + " bytes; the file is damaged");
      }
      height = u16(from + 1);
      width = u16(from + 3);
      components = bytes.get(from + 5) & 0xff;
    } else if (marker == 0xe1 && startsWith(from, to, EXIF)) {
      orientation = Exif.orientation(part(from, to));
    } else if (marker == 0xe2 && startsWith(from, to, ICC) && to - from > ICC.length + 2) {
      profileParts.put(bytes.get(from + ICC.length) & 0xff, part(from + ICC.length + 2, to));
      profilePlaces.add(from);
    }
  }

  private Optional<byte[]> profile() {
    if (profileParts.isEmpty()) {
      return Optional.empty();
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    profileParts.values().forEach(whole::writeBytes);
    return Optional.of(whole.toByteArray());
  }

  private boolean startsWith(int from, int to, byte[] text) {
    return to - from >= text.length && Arrays.equals(part(from, from + text.length), text);
  }

  private byte[] part(int from, int to) {
    byte[] part = new byte[to - from];
    bytes.get(from, part);
    return part;
  }

  private int u16(int position) {
    return (bytes.get(position) & 0xff) << 8 | bytes.get(position + 1) & 0xff;
  }
}
