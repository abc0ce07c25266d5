package inr.codec.train;

import inr.codec.file.CodecWriter;
import inr.codec.file.EncodedPicture;
import inr.codec.file.Header;
import inr.codec.parameter.QuantisedParameters;
import inr.codec.shape.Layout;
import inr.codec.shape.Plane;
import inr.codec.train.latent.Sheet;
import java.util.Optional;

/**
 * From networks and rounded latents to what a file holds.
 *
 * @param header of the file
 * @param sheet how latents lie
 * @param profile ICC profile of the colours, if they are not sRGB
 */
record Packing(Header header, Sheet sheet, Optional<byte[]> profile) {
  /** Room for the checksum of the samples, which is not known yet. */
  private static final Optional<Integer> CHECKSUM = Optional.of(0);

  /**
   * What a file holds, without checksum.
   *
   * @param latents rounded, with margins
   */
  EncodedPicture picture(QuantisedParameters parameters, float[] latents) {
    return picture(parameters, latents, Optional.empty());
  }

  /** Bytes of the file, checksum included. */
  int bytes(QuantisedParameters parameters, float[] latents) {
    return CodecWriter.write(picture(parameters, latents, CHECKSUM)).length;
  }

  /**
   * Bytes of a file that has learnt nothing: all latents 0 and all parameters at their defaults.
   */
  int smallest() {
    Layout layout = header.shape().layout();
    QuantisedParameters defaults = QuantisedParameters.finest(layout, layout.defaults());
    return bytes(defaults, new float[sheet.size()]);
  }

  private EncodedPicture picture(
      QuantisedParameters parameters, float[] latents, Optional<Integer> checksum) {
    byte[][][] symbols = {symbols(latents)};
    return new EncodedPicture(header, parameters, symbols, profile, checksum);
  }

  /** The symbols of latents, plane by plane. */
  byte[][] symbols(float[] values) {
    byte[][] symbols = new byte[sheet.planes()][];
    for (int p = 0; p < symbols.length; p++) {
      Plane plane = sheet.plane(p);
      symbols[p] = new byte[plane.size()];
      for (int i = 0; i < symbols[p].length; i++) {
        symbols[p][i] = (byte) values[sheet.at(p, i / plane.width()) + i % plane.width()];
      }
    }
    return symbols;
  }
}
