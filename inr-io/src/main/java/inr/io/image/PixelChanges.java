package inr.io.image;

import inr.io.SampleStorage;
import inr.io.SignalFormatException;
import inr.signal.Medium;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The way from the codec's image to samples: widening and palettes (see {@link PixelRows}), colour
 * profile, ink and orientation, row by row. Where there is nothing to change, the image is the
 * samples.
 */
final class PixelChanges {
  private final Path file;
  private final PictureHeader header;
  private final PixelRows rows;
  private final SampleStorage storage;
  private final List<String> notes;
  private final Optional<ColourProfile> profile;
  private final boolean ink;
  private final int channels;

  /** Adds a note of every change to {@code notes}. */
  PixelChanges(
      Path file,
      PictureHeader header,
      BufferedImage image,
      SampleStorage storage,
      List<String> notes)
      throws SignalFormatException {
    this.file = file;
    this.header = header;
    this.rows = new PixelRows(file, image);
    this.storage = storage;
    this.notes = notes;
    notes.addAll(rows.notes());
    profile = conversion(header, rows, notes);
    ink = rows.colours() == 4;
    channels = rows.channels() - (ink ? 1 : 0);
    if (ink && profile.isEmpty()) {
      notes.add("CMYK without a profile converted to RGB by R = (1 - C)(1 - K)");
    }
    if (header.orientation() != Orientation.UPRIGHT) {
      notes.add(header.orientation().note());
    }
  }

  /** The picture as it is meant to be seen. */
  DecodedPicture picture() throws IOException {
    boolean asDecoded =
        rows.areStored()
            && profile.isEmpty()
            && !ink
            && header.orientation() == Orientation.UPRIGHT;
    boolean swap = header.orientation().swapsAxes();
    Medium.Picture medium =
        new Medium.Picture(
            swap ? header.height() : header.width(),
            swap ? header.width() : header.height(),
            channels,
            rows.bitDepth());
    return new DecodedPicture(
        medium, SampleStorage.samples(asDecoded ? rows.stored() : changed()), notes);
  }

  private DataBuffer changed() throws IOException {
    int width = header.width();
    int height = header.height();
    long size = (long) width * height * channels;
    PictureHeader.requireIndexable(file, size, "samples");
    int type = rows.bitDepth() == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
    DataBuffer samples = storage.allocate(type, (int) size);
    int[] row = new int[width * rows.channels()];
    for (int y = 0; y < height; y++) {
      rows.read(y, row);
      toLight(row);
      for (int x = 0; x < width; x++) {
        int to = header.orientation().index(x, y, width, height) * channels;
        for (int c = 0; c < channels; c++) {
          samples.setElem(to + c, row[x * channels + c]);
        }
      }
    }
    return samples;
  }

  private void toLight(int[] row) {
    int peak = (1 << rows.bitDepth()) - 1;
    if (profile.isPresent()) {
      profile.get().toSrgb(row, header.width(), rows.channels(), peak);
    } else if (ink) {
      inkToLight(row, header.width(), rows.channels(), peak);
    }
  }

  private static Optional<ColourProfile> conversion(
      PictureHeader header, PixelRows rows, List<String> notes) {
    if (header.profile().isEmpty()) {
      return Optional.empty();
    }
    try {
      ColourProfile profile = ColourProfile.of(header.profile().get(), rows.colours());
      if (profile.isSrgb()) {
        return Optional.empty();
      }
      notes.add("colours converted to sRGB from the embedded ICC profile " + profile.name());
      return Optional.of(profile);
    } catch (IllegalArgumentException e) {
      notes.add("embedded ICC profile " + e.getMessage() + " and was ignored");
      return Optional.empty();
    }
  }

  /** C M Y K in place to R G B by R = (1 − C)(1 − K), rounded; alpha moves up behind it. */
  private static void inkToLight(int[] row, int width, int channels, int peak) {
    int next = 0;
    for (int pixel = 0; pixel < width * channels; pixel += channels) {
      int light = peak - row[pixel + 3];
      for (int c = 0; c < 3; c++) {
        row[next++] = (int) ((2L * (peak - row[pixel + c]) * light + peak) / (2L * peak));
      }
      for (int a = 4; a < channels; a++) {
        row[next++] = row[pixel + a];
      }
    }
  }
}
