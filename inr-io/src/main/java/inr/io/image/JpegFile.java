package inr.io.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import inr.io.InputRoom;
import inr.io.SignalFormatException;
import inr.io.jpeg.JpegColours;
import inr.io.jpeg.JpegDecoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A JPEG, whose segments are walked to the end of its first picture. The codec is shown those that
 * decide the pixels and no others, so colour profile and orientation are applied in one place, and
 * whatever lies between segments costs nothing but a note.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex B</a>; ICC.1:2022
 *     annex B.4 for the profile
 */
final class JpegFile implements PictureFile {
  private static final byte[] ICC = "ICC_PROFILE\0".getBytes(ISO_8859_1);
  private static final byte[] EXIF = "Exif\0\0".getBytes(ISO_8859_1);
  private static final byte[] JFIF = "JFIF\0".getBytes(ISO_8859_1);
  private static final byte[] ADOBE = "Adobe".getBytes(ISO_8859_1);
  private static final byte[] SEVERAL = "MPF\0".getBytes(ISO_8859_1);
  private static final int PIXELS_PER_BYTE = 512; // a block of 8 x 8 costs 1 bit at least

  private static final int LARGEST_START = 20; // of the names above
  private static final int TRANSFORM = 11; // in Adobe's segment

  /** Numbers of pixels, each time that a scan goes through them, believed of any file. */
  private static final long FREE_NUMBERS = 2_000_000_000L;

  /** The same for each byte of the file: five times what smooth progressive pictures need. */
  private static final long NUMBERS_PER_BYTE = 2_000;

  private final Path file;
  private final JpegSegments segments;
  private final JpegScans scans;
  private final long fileBytes;
  private final Map<Integer, byte[]> profileParts = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();
  private Optional<Orientation> orientation = Optional.empty();

  /** Transform of the colours that Adobe's segment tells. */
  private Optional<Integer> adobe = Optional.empty();

  private int adobePlace;
  private boolean jfif;
  private boolean severalTold;

  private JpegFile(Path file, ByteBuffer bytes) {
    this.file = file;
    segments = new JpegSegments(bytes);
    scans = new JpegScans(file);
    fileBytes = bytes.capacity();
  }

  /**
   * Walks a whole file.
   *
   * @param bytes the file, which is changed to what the codec is shown
   */
  static JpegFile open(Path file, ByteBuffer bytes) throws SignalFormatException {
    JpegFile jpeg = new JpegFile(file, bytes);
    jpeg.walk();
    PictureHeader.requirePlausible(
        file,
        jpeg.scans.width(),
        jpeg.scans.height(),
        (long) jpeg.scans.width() * jpeg.scans.height() / PIXELS_PER_BYTE,
        bytes.capacity());
    return jpeg;
  }

  private void walk() throws SignalFormatException {
    while (segments.advance()) {
      segment();
    }
    if (!segments.hasEnd()) {
      if (!scans.areComplete() || scans.areArithmetic()) { // whose data never ends
        throw PictureHeader.cutOff(file, "its JPEG data, before the end marker");
      }
      notes.add("its end mark (EOI) is missing; all pixels are there");
    }
    if (segments.junk() > 0) {
      notes.add(segments.junk() + " bytes between its segments were skipped");
    }
    if (jfif && scans.components() == 3 && adobe.isPresent()) {
      segments.hide(adobePlace); // where they differ, JFIF is believed everywhere
    } else if (adobe.isPresent() && adobe.get() > (scans.components() == 4 ? 2 : 1)) {
      notes.add("its Adobe segment has the unknown transform " + adobe.get() + " of colours");
    }
  }

  /** By what libjpeg goes: JFIF before Adobe's segment before the names of the components. */
  private JpegColours colours() throws SignalFormatException {
    boolean plain = adobe.isPresent() && adobe.get() == 0;
    return switch (scans.components()) {
      case 1 -> JpegColours.GREY;
      case 3 -> {
        boolean named = Arrays.equals(scans.names(), new byte[] {'R', 'G', 'B'});
        yield !jfif && (adobe.isPresent() ? plain : named) ? JpegColours.RGB : JpegColours.YCC;
      }
      case 4 -> adobe.isPresent() && !plain ? JpegColours.YCCK : JpegColours.CMYK;
      default ->
          throw new SignalFormatException(
              file, "JPEG has " + scans.components() + " components; 1, 3 or 4 are read");
    };
  }

  private void segment() throws SignalFormatException {
    int marker = segments.marker();
    byte[] start = segments.start(LARGEST_START);
    switch (marker) {
      case 0xc4, 0xcc, 0xdb, 0xdd -> segments.keep();
      case 0xda -> {
        scans.scan(segments.start(segments.length()));
        segments.keepWithData();
      }
      case 0xdc -> scans.lines(segments.start(2), segments);
      case 0xe0 -> {
        if (startsWith(start, JFIF)) {
          jfif = true;
          segments.keep();
        }
      }
      case 0xe1 -> {
        if (startsWith(start, EXIF) && orientation.isEmpty()) {
          orientation = Optional.of(Exif.orientation(segments.start(segments.length())));
        }
      }
      case 0xe2 -> profileOrSeveral(start);
      case 0xee -> {
        if (startsWith(start, ADOBE) && start.length > TRANSFORM) {
          adobe = Optional.of(start[TRANSFORM] & 0xff);
          adobePlace = segments.keep();
        }
      }
      default -> {
        if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc8) {
          scans.frame(marker, segments.start(segments.length()), segments.keep());
        } else if (marker == 0xde || marker == 0xdf) {
          throw new SignalFormatException(file, "is a hierarchical JPEG; save it as a plain one");
        }
      }
    }
  }

  private void profileOrSeveral(byte[] start) {
    if (startsWith(start, ICC) && segments.length() > ICC.length + 2) {
      byte[] part = segments.start(segments.length());
      profileParts.put(
          part[ICC.length] & 0xff, Arrays.copyOfRange(part, ICC.length + 2, part.length));
    } else if (startsWith(start, SEVERAL) && !severalTold) {
      severalTold = true;
      notes.add("first of several pictures");
    }
  }

  private static boolean startsWith(byte[] bytes, byte[] name) {
    return bytes.length >= name.length
        && Arrays.equals(bytes, 0, name.length, name, 0, name.length);
  }

  private Optional<byte[]> profile() {
    if (profileParts.isEmpty()) {
      return Optional.empty();
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    profileParts.values().forEach(whole::writeBytes);
    return Optional.of(whole.toByteArray());
  }

  @Override
  public PictureHeader header() {
    return new PictureHeader(
        scans.width(), scans.height(), profile(), orientation.orElse(Orientation.UPRIGHT), notes);
  }

  /** Refuses what would take long. */
  private void requireModest() throws SignalFormatException {
    long numbers = scans.samples() * scans.passes();
    if (scans.passes() > 1 && numbers > FREE_NUMBERS + NUMBERS_PER_BYTE * fileBytes) {
      throw new SignalFormatException(
          file,
          "JPEG of "
              + fileBytes
              + " bytes has "
              + scans.passes()
              + " scans of "
              + scans.width()
              + " x "
              + scans.height()
              + " pixels, which nobody means; save it as a baseline JPEG");
    }
  }

  @Override
  public PixelRows rows(InputRoom room) throws IOException {
    requireModest();
    if (scans.areDecoded()) {
      JpegColours colours = colours();
      room.requireSamples((long) scans.width() * scans.height() * Math.min(3, scans.components()));
      return new Rows(new JpegDecoder(segments.kept(), colours, room), colours);
    }
    List<String> warnings = new ArrayList<>();
    try (MemoryInput in = segments.input()) {
      BufferedImage image = CodecPicture.decode(PictureFormat.JPEG, header(), in, room, warnings);
      return new CodecRows(file, image, false, Optional.empty(), warnings);
    }
  }

  private record Rows(JpegDecoder decoder, JpegColours kind) implements PixelRows {
    @Override
    public int colours() {
      return kind.components();
    }

    @Override
    public boolean hasAlpha() {
      return false;
    }

    @Override
    public int bitDepth() {
      return 8;
    }

    @Override
    public void next(int[] row) throws IOException {
      decoder.next(row);
    }

    @Override
    public List<String> notes() {
      return List.of();
    }
  }
}
