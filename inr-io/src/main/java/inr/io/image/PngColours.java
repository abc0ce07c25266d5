package inr.io.image;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What the chunks of a PNG say about its colours; the highest of cICP, iCCP, sRGB and cHRM with
 * gAMA counts.
 *
 * @see <a href="https://www.w3.org/TR/png-3/#4Concepts.ColourSpaces">PNG, third edition, section
 *     4.3</a>
 */
final class PngColours {
  private static final int LARGEST_PROFILE = 1 << 24;
  private static final double SRGB_GAMMA = 1 / 2.2;
  private static final double GAMMA_ERROR = 0.05 * SRGB_GAMMA;

  /** White, red, green and blue of sRGB in 100,000ths, x before y. */
  private static final int[] SRGB = {31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000};

  private static final int CHROMATICITY_ERROR = 500;

  /** Primaries, transfer, matrix and range of sRGB, as ITU-T H.273 numbers them. */
  private static final byte[] CODED_SRGB = {1, 13, 0, 1};

  private final List<String> notes = new ArrayList<>();
  private Optional<byte[]> profile = Optional.empty();
  private Optional<byte[]> coded = Optional.empty();
  private boolean standard;
  private double gamma = SRGB_GAMMA;
  private int[] chromaticities = SRGB;

  /** Takes a whole chunk, of whatever type. */
  void chunk(String type, byte[] bytes) {
    switch (type) {
      case "cICP" -> coded = Optional.of(bytes);
      case "iCCP" -> inflate(bytes);
      case "sRGB" -> standard = true;
      case "gAMA" -> {
        if (bytes.length == Integer.BYTES) {
          gamma = Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt()) / 100_000.0;
        }
      }
      case "cHRM" -> {
        if (bytes.length == SRGB.length * Integer.BYTES) {
          chromaticities = new int[SRGB.length];
          ByteBuffer.wrap(bytes).asIntBuffer().get(chromaticities);
        }
      }
      default -> {}
    }
  }

  private boolean isCodedSrgb() {
    return coded.isPresent() && Arrays.equals(coded.get(), CODED_SRGB);
  }

  /** The ICC profile, if it is what counts. */
  Optional<byte[]> profile() {
    return isCodedSrgb() ? Optional.empty() : profile;
  }

  /** What was found out of order, or counts and was not applied. */
  List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    if (coded.isPresent() && !isCodedSrgb()) {
      all.add(
          "colours that its cICP chunk claims ("
              + text(coded.get())
              + ") were not converted to sRGB");
    }
    if (profile.isPresent() || coded.isPresent() || standard) {
      return all;
    }
    if (Math.abs(gamma - SRGB_GAMMA) > GAMMA_ERROR) {
      all.add("gamma of " + gamma + " that its gAMA chunk claims was not applied");
    }
    for (int i = 0; i < SRGB.length; i++) {
      if (Math.abs((long) chromaticities[i] - SRGB[i]) > CHROMATICITY_ERROR) {
        all.add("white and primaries that its cHRM chunk claims were not applied");
        break;
      }
    }
    return all;
  }

  /** ITU-T H.273 in words where it has any that people use. */
  private static String text(byte[] code) {
    if (code.length < 2) {
      return "damaged";
    }
    String primaries =
        switch (code[0]) {
          case 1 -> "BT.709";
          case 9 -> "BT.2020";
          case 12 -> "Display P3";
          default -> "primaries " + (code[0] & 0xff);
        };
    String transfer =
        switch (code[1]) {
          case 8 -> "linear";
          case 13 -> "sRGB";
          case 16 -> "PQ";
          case 18 -> "HLG";
          default -> "transfer " + (code[1] & 0xff);
        };
    return primaries + ", " + transfer;
  }

  /** The profile of an iCCP chunk: a name, 0, the method 0, deflated bytes. */
  private void inflate(byte[] chunk) {
    int start = 0;
    while (start < chunk.length && chunk[start] != 0) {
      start++;
    }
    start += 2;
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(chunk, Math.min(start, chunk.length), Math.max(0, chunk.length - start));
      byte[] bytes = new byte[4096];
      int length = 0;
      while (!inflater.finished()) {
        int more = inflater.inflate(bytes, length, bytes.length - length);
        length += more;
        if (more == 0 && (inflater.needsInput() || inflater.needsDictionary())
            || length == LARGEST_PROFILE) {
          throw new DataFormatException("not one deflated profile");
        }
        if (length == bytes.length) {
          bytes = Arrays.copyOf(bytes, Math.min(LARGEST_PROFILE, 2 * length));
        }
      }
      profile = Optional.of(Arrays.copyOf(bytes, length));
    } catch (DataFormatException e) {
      notes.add("ICC profile in its iCCP chunk cannot be inflated and was ignored");
    } finally {
      inflater.end();
    }
  }
}
