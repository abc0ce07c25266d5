package inr.io.image;

import inr.io.InputRoom;
import inr.io.RowWatch;
import inr.io.SampleStorage;
import inr.signal.Medium;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way from the rows of a file to samples: colour profile, ink and orientation, row by row.
 * Where the rows lie in a codec's image already and there is nothing to change, that is the
 * samples.
 */
final class PixelChanges {
  private final PictureHeader header;
  private final PixelRows rows;
  private final InputRoom room;
  private final List<String> changes = new ArrayList<>();
  private final Optional<ColourProfile> profile;
  private final boolean ink;
  private final int channels;

  /** The changes that a header asks for. */
  PixelChanges(PictureHeader header, PixelRows rows, InputRoom room) {
    this.header = header;
    this.rows = rows;
    this.room = room;
    profile = conversion(header, rows, changes);
    ink = rows.colours() == 4;
    channels = rows.channels() - (ink ? 1 : 0);
    if (ink && profile.isEmpty()) {
      changes.add("CMYK without a profile converted to RGB by R = (1 - C)(1 - K)");
    }
    if (header.orientation() != Orientation.UPRIGHT) {
      changes.add(header.orientation().note());
    }
  }

  /** What the picture is when it is seen as it is meant to be. */
  Medium.Picture medium() {
    boolean swap = header.orientation().swapsAxes();
    return new Medium.Picture(
        swap ? header.height() : header.width(),
        swap ? header.width() : header.height(),
        channels,
        rows.bitDepth());
  }

  /** Room for a row as it comes from the file. */
  int[] row() {
    return new int[header.width() * rows.channels()];
  }

  /**
   * The next row of the file, in the colours that it is meant to be seen in.
   *
   * @param row that {@link #row} gave; overwritten
   */
  void next(int[] row) throws IOException {
    rows.next(row);
    toLight(row);
  }

  /** What was changed, complete when all rows were read. */
  List<String> notes() {
    List<String> all = new ArrayList<>(header.notes());
    all.addAll(rows.notes());
    all.addAll(changes);
    return all;
  }

  /** The picture as it is meant to be seen. */
  DecodedPicture picture(RowWatch watch) throws IOException {
    boolean asStored = profile.isEmpty() && !ink && header.orientation() == Orientation.UPRIGHT;
    Medium.Picture medium = medium();
    room.requireSamples((long) header.width() * header.height() * channels);
    Optional<DataBuffer> stored = asStored ? rows.stored() : Optional.empty();
    DataBuffer samples = stored.isPresent() ? stored.get() : changed(watch);
    return new DecodedPicture(medium, SampleStorage.samples(samples), notes());
  }

  private DataBuffer changed(RowWatch watch) throws IOException {
    int width = header.width();
    int height = header.height();
    int type = rows.bitDepth() == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
    DataBuffer samples = room.allocate(type, (long) width * height * channels);
    int[] row = row();
    for (int y = 0; y < height; y++) {
      next(row);
      watch.rows(y + 1, height);
      if (header.orientation() == Orientation.UPRIGHT) {
        SampleStorage.put(samples, y * width * channels, row, width * channels);
        continue;
      }
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
