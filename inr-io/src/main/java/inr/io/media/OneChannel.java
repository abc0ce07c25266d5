package inr.io.media;

import inr.io.SampleStorage;
import inr.io.array.NumberArray;
import inr.io.audio.DecodedSound;
import inr.io.image.DecodedPicture;
import inr.io.image.FloatPicture;
import inr.io.image.PictureStream;
import inr.signal.Medium;
import inr.signal.Samples;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All channels made one: Y′ = 0.299 R + 0.587 G + 0.114 B of a picture, the mean of a sound's. */
final class OneChannel {
  private static final String LUMA = "RGB converted to grey by Y' = 0.299 R + 0.587 G + 0.114 B";
  private static final String NO_ALPHA = "alpha dropped";

  private OneChannel() {}

  /**
   * Luma of ITU-R BT.601, rounded; alpha is dropped. A picture that is grey already is returned as
   * it is.
   */
  static DecodedPicture grey(DecodedPicture picture, SampleStorage storage) throws IOException {
    Medium.Picture medium = picture.medium();
    if (medium.channels() == 1) {
      return picture;
    }
    List<String> notes = new ArrayList<>(picture.notes());
    if (medium.channels() >= 3) {
      notes.add(LUMA);
    }
    if (medium.hasAlpha()) {
      notes.add(NO_ALPHA);
    }
    int pixels = medium.width() * medium.height();
    DataBuffer grey =
        storage.allocate(
            medium.bitDepth() == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT, pixels);
    for (int pixel = 0; pixel < pixels; pixel++) {
      grey.setElem(pixel, luma(picture.samples(), pixel * medium.channels(), medium.channels()));
    }
    return new DecodedPicture(
        new Medium.Picture(medium.width(), medium.height(), 1, medium.bitDepth()),
        SampleStorage.samples(grey),
        notes);
  }

  private static int luma(Samples samples, int first, int channels) {
    if (channels < 3) {
      return (int) samples.get(first);
    }
    return luma(
        (int) samples.get(first), (int) samples.get(first + 1), (int) samples.get(first + 2));
  }

  /** In integers, so that grey stays exactly what it was: the weights add up to 1000. */
  private static int luma(int red, int green, int blue) {
    return (299 * red + 587 * green + 114 * blue + 500) / 1000;
  }

  /** The same luma of a picture that comes row by row. */
  static PictureStream grey(PictureStream picture) {
    return picture.medium().channels() == 1 ? picture : new GreyRows(picture);
  }

  private static final class GreyRows implements PictureStream {
    private final PictureStream picture;
    private final int channels;

    GreyRows(PictureStream picture) {
      this.picture = picture;
      channels = picture.medium().channels();
    }

    @Override
    public Medium.Picture medium() {
      Medium.Picture all = picture.medium();
      return new Medium.Picture(all.width(), all.height(), 1, all.bitDepth());
    }

    @Override
    public int[] next() throws IOException {
      int[] row = picture.next();
      int width = picture.medium().width();
      for (int pixel = 0, from = 0; pixel < width; pixel++, from += channels) {
        row[pixel] = channels < 3 ? row[from] : luma(row[from], row[from + 1], row[from + 2]);
      }
      return row;
    }

    @Override
    public List<String> notes() {
      List<String> notes = new ArrayList<>(picture.notes());
      if (channels >= 3) {
        notes.add(LUMA);
      }
      if (channels % 2 == 0) {
        notes.add(NO_ALPHA);
      }
      return notes;
    }

    @Override
    public void close() throws IOException {
      picture.close();
    }
  }

  /**
   * The same luma of a picture of floating point, not rounded; alpha is dropped. One that is grey
   * already is returned as it is.
   */
  static FloatPicture grey(FloatPicture picture) {
    if (picture.channels() == 1) {
      return picture;
    }
    List<String> notes = new ArrayList<>(picture.notes());
    float[] grey = luma(picture.samples(), picture.channels(), notes);
    return new FloatPicture(picture.width(), picture.height(), 1, grey, notes);
  }

  /** The same of an array, whose channels are taken for those of a picture. */
  static NumberArray grey(NumberArray array) {
    if (array.channels() == 1) {
      return array;
    }
    List<String> notes = new ArrayList<>(array.notes());
    float[] grey = luma(array.numbers(), array.channels(), notes);
    return new NumberArray(array.axes(), 1, grey, notes);
  }

  private static float[] luma(float[] samples, int channels, List<String> notes) {
    if (channels >= 3) {
      notes.add(LUMA);
    }
    if (channels % 2 == 0) {
      notes.add(NO_ALPHA);
    }
    float[] grey = new float[samples.length / channels];
    for (int pixel = 0, i = 0; pixel < grey.length; pixel++, i += channels) {
      grey[pixel] =
          channels < 3
              ? samples[i]
              : (float) (0.299 * samples[i] + 0.587 * samples[i + 1] + 0.114 * samples[i + 2]);
    }
    return grey;
  }

  /** Mean of the channels, rounded for integers. A sound of one channel is returned as it is. */
  static DecodedSound mono(DecodedSound sound) {
    Medium.Sound medium = sound.medium();
    int channels = medium.channels();
    if (channels == 1) {
      return sound;
    }
    List<String> notes = new ArrayList<>(sound.notes());
    notes.add(channels + " channels made one by their mean");
    float[] floats = new float[medium.floatingPoint() ? medium.frames() : 0];
    int[] integers = new int[medium.floatingPoint() ? 0 : medium.frames()];
    for (int frame = 0; frame < medium.frames(); frame++) {
      double sum = 0;
      for (int c = 0; c < channels; c++) {
        sum += sound.samples().get(frame * channels + c);
      }
      if (medium.floatingPoint()) {
        floats[frame] = (float) (sum / channels);
      } else {
        integers[frame] = (int) Math.round(sum / channels);
      }
    }
    Samples samples =
        medium.floatingPoint() ? new Samples.Floats(floats) : new Samples.Integers(integers);
    return new DecodedSound(
        new Medium.Sound(medium.frames(), 1, medium.rate(), medium.bits(), medium.floatingPoint()),
        samples,
        notes);
  }
}
