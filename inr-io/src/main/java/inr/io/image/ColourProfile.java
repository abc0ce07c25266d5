package inr.io.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * From the colours of an embedded ICC profile to sRGB: the colours of a row through the JDK's
 * colour engine, at the depth they are stored in.
 *
 * <p>Grey becomes grey with the tone curve of sRGB, RGB and CMYK become RGB. Alpha is not touched.
 */
final class ColourProfile {
  private static final int PROBES =
      17; // steps of each axis at which a profile is compared with sRGB
  private static final int DESCRIPTION = ICC_Profile.icSigProfileDescriptionTag;

  private final ICC_Profile profile;
  private final ColorConvertOp conversion;
  private final int colours;

  private ColourProfile(ICC_Profile profile, int colours) {
    this.profile = profile;
    this.colours = colours;
    this.conversion =
        new ColorConvertOp(
            new ICC_Profile[] {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)}, null);
  }

  /**
   * A profile for pictures of {@code colours} colours.
   *
   * @throws IllegalArgumentException if the bytes are not such a profile; the message says why
   */
  static ColourProfile of(byte[] icc, int colours) {
    try {
      ICC_Profile profile = ICC_Profile.getInstance(icc);
      if (profile.getNumComponents() != colours) {
        throw new IllegalArgumentException(
            "is for " + profile.getNumComponents() + " colours and the picture has " + colours);
      }
      ColourProfile result = new ColourProfile(profile, colours);
      result.toSrgb(new int[colours], 1, colours, 255); // the engine looks at the tables only now
      return result;
    } catch (CMMException | IndexOutOfBoundsException | NegativeArraySizeException e) {
      throw new IllegalArgumentException("cannot be read", e);
    }
  }

  /**
   * Whether the profile is sRGB by what it does: all 8-bit colours of a coarse lattice stay where
   * they are within 1.
   */
  boolean isSrgb() {
    if (colours == 4) {
      return false;
    }
    int points = colours == 1 ? PROBES : PROBES * PROBES * PROBES;
    int[] lattice = new int[points * colours];
    for (int point = 0, rest = 0; point < points; point++, rest = point) {
      for (int c = 0; c < colours; c++, rest /= PROBES) {
        lattice[point * colours + c] = rest % PROBES * 255 / (PROBES - 1);
      }
    }
    int[] converted = lattice.clone();
    toSrgb(converted, points, colours, 255);
    for (int i = 0; i < lattice.length; i++) {
      if (Math.abs(lattice[i] - converted[i]) > 1) {
        return false;
      }
    }
    return true;
  }

  /**
   * Converts a row in place; CMYK shrinks to RGB, with alpha behind it if there is any.
   *
   * @param row {@code width} pixels of {@code channels} channels, 0 to {@code peak}
   * @param peak 255 or 65,535
   */
  void toSrgb(int[] row, int width, int channels, int peak) {
    int type = peak == 255 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
    WritableRaster from = Raster.createInterleavedRaster(type, width, 1, colours, null);
    WritableRaster to = Raster.createInterleavedRaster(type, width, 1, 3, null);
    int[] band = new int[width];
    for (int c = 0; c < colours; c++) {
      for (int x = 0; x < width; x++) {
        band[x] = row[x * channels + c];
      }
      from.setSamples(0, 0, width, 1, c, band);
    }
    conversion.filter(from, to);
    int kept = Math.min(colours, 3);
    int alphas = channels - colours;
    for (int x = 0; x < width; x++) {
      for (int a = 0; a < alphas; a++) {
        row[x * (kept + alphas) + kept + a] = row[x * channels + colours + a];
      }
    }
    for (int c = 0; c < kept; c++) {
      to.getSamples(0, 0, width, 1, c, band);
      for (int x = 0; x < width; x++) {
        row[x * (kept + alphas) + c] = band[x];
      }
    }
  }

  /** Name that the profile gives itself, in quotation marks, or {@code unnamed}. */
  String name() {
    byte[] tag = Optional.ofNullable(profile.getData(DESCRIPTION)).orElse(new byte[0]);
    String text = "";
    if (tag.length > 28 && tag[0] == 'm') { // version 4: UTF-16, the first language
      ByteBuffer in = ByteBuffer.wrap(tag);
      int start = in.getInt(24);
      int length = in.getInt(20);
      text =
          start > 0 && length >= 0 && length <= tag.length - start
              ? new String(tag, start, length, UTF_16BE)
              : "";
    } else if (tag.length > 12) { // version 2: ASCII, closed by 0
      int length = Math.max(0, Math.min(ByteBuffer.wrap(tag).getInt(8) - 1, tag.length - 12));
      text = new String(tag, 12, length, ISO_8859_1);
    }
    String plain = text.replaceAll("\\p{Cntrl}", "").strip();
    return plain.isEmpty() ? "unnamed" : "\"" + plain + "\"";
  }
}
