package inr.io.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import inr.io.SignalFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.imageio.stream.ImageInputStream;

/**
 * Walks the chunks of a PNG from first to last and checks every checksum, which Java's own reader
 * does not.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">PNG, third edition, sections 5 and 11</a>
 */
final class PngHeader {
  private static final int SIGNATURE = 8;
  private static final int DEFLATE_RATIO = 1032; // zlib cannot do better
  private static final int LARGEST_PROFILE = 1 << 24;
  private static final int LARGEST_EXIF = 1 << 24;
  private static final double SRGB_GAMMA = 1 / 2.2;

  private PngHeader() {}

  static PictureHeader read(Path file, ImageInputStream in) throws IOException {
    long width = 0;
    long height = 0;
    int depth = 0;
    int colourType = 0;
    boolean standard = false;
    long dataBytes = 0;
    double gamma = SRGB_GAMMA;
    Optional<byte[]> profile = Optional.empty();
    Orientation orientation = Orientation.UPRIGHT;
    List<String> notes = new ArrayList<>();
    long position = SIGNATURE;
    String type = "";
    while (!type.equals("IEND")) {
      if (position + 12 > in.length()) {
        throw PictureHeader.cutOff(
            file, type.isEmpty() ? "its signature" : "or after its " + type + " chunk");
      }
      in.seek(position);
      long length = in.readUnsignedInt();
      byte[] name = new byte[4];
      in.readFully(name);
      type = new String(name, ISO_8859_1);
      if (position == SIGNATURE && !(type.equals("IHDR") && length == 13)) {
        throw new SignalFormatException(
            file, "PNG does not start with its IHDR chunk; the file is damaged");
      }
      if (length > in.length() - position - 12) {
        throw PictureHeader.cutOff(
            file, "its chunk at byte " + position + ", which claims " + length + " bytes");
      }
      requireChecksum(file, in, name, length, position);
      in.seek(position + 8);
      switch (type) {
        case "IHDR" -> {
          width = in.readUnsignedInt();
          height = in.readUnsignedInt();
          depth = in.readUnsignedByte();
          colourType = in.readUnsignedByte();
        }
        case "IDAT" -> dataBytes += length;
        case "sRGB" -> standard = true;
        case "gAMA" -> gamma = length == 4 ? in.readUnsignedInt() / 100_000.0 : gamma;
        case "iCCP" ->
            profile = Optional.of(inflate(file, bytes(in, Math.min(length, LARGEST_PROFILE))));
        case "eXIf" -> orientation = Exif.orientation(bytes(in, Math.min(length, LARGEST_EXIF)));
        case "acTL" -> notes.add("first picture of an animation");
        default -> {}
      }
      position += 12 + length;
    }
    int channels = colourType == 2 ? 3 : colourType == 4 ? 2 : colourType == 6 ? 4 : 1;
    long rowBytes = (width * channels * depth + 7) / 8 + 1;
    PictureHeader.requirePlausible(
        file, width, height, (long) (rowBytes * (double) height / DEFLATE_RATIO), dataBytes);
    if (profile.isEmpty() && !standard && Math.abs(gamma - SRGB_GAMMA) > 0.05 * SRGB_GAMMA) {
      notes.add("gamma of " + gamma + " that its gAMA chunk claims was not applied");
    }
    return new PictureHeader(
        (int) width, (int) height, standard ? Optional.empty() : profile, orientation, notes);
  }

  private static void requireChecksum(
      Path file, ImageInputStream in, byte[] name, long length, long position) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(name);
    byte[] buffer = new byte[8192];
    for (long rest = length; rest > 0; ) {
      int part = (int) Math.min(rest, buffer.length);
      in.readFully(buffer, 0, part);
      checksum.update(buffer, 0, part);
      rest -= part;
    }
    if (in.readUnsignedInt() != checksum.getValue()) {
      throw new SignalFormatException(
          file, "PNG chunk at byte " + position + " has a wrong checksum; the file is damaged");
    }
  }

  private static byte[] bytes(ImageInputStream in, long length) throws IOException {
    byte[] bytes = new byte[(int) length];
    in.readFully(bytes);
    return bytes;
  }

  /** The profile of an iCCP chunk: a name, 0, the method 0, deflated bytes. */
  private static byte[] inflate(Path file, byte[] chunk) throws SignalFormatException {
    int start = 0;
    while (start < chunk.length && chunk[start] != 0) {
      start++;
    }
    start += 2;
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(chunk, Math.min(start, chunk.length), Math.max(0, chunk.length - start));
      byte[] profile = new byte[4096];
      int length = 0;
      while (!inflater.finished()) {
        int more = inflater.inflate(profile, length, profile.length - length);
        length += more;
        if (more == 0 && (inflater.needsInput() || inflater.needsDictionary())
            || length == LARGEST_PROFILE) {
          throw new DataFormatException("not one deflated profile");
        }
        if (length == profile.length) {
          profile = Arrays.copyOf(profile, Math.min(LARGEST_PROFILE, 2 * length));
        }
      }
      return Arrays.copyOf(profile, length);
    } catch (DataFormatException e) {
      throw new SignalFormatException(
          file, "ICC profile in its iCCP chunk cannot be inflated; the file is damaged", e);
    } finally {
      inflater.end();
    }
  }
}
