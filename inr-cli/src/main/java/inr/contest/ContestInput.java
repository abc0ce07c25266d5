package inr.contest;

import inr.field.Original;
import inr.io.image.JavaImage;
import inr.io.image.PictureRows;
import inr.signal.Medium;
import inr.signal.Samples;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What networks are fitted to.
 *
 * @param file as it was named
 * @param stem what names of files about it begin with
 * @param original what it holds
 */
public record ContestInput(Path file, String stem, Original original) {
  /** Its name in rows. */
  public String name() {
    return file.toString();
  }

  /** Its pixels, of a picture of whole numbers. */
  Optional<BufferedImage> picture() {
    if (!(original.signal().medium() instanceof Medium.Picture medium)) {
      return Optional.empty();
    }
    Samples samples = original.signal().samples();
    int rowSamples = medium.width() * medium.channels();
    return Optional.of(JavaImage.of(medium, PictureRows.of(samples, rowSamples), medium.height()));
  }
}
