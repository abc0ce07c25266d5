package inr.io.image;

import java.util.List;

/**
 * A picture of floating point as it was read, row by row from the top, the channels of a pixel
 * together; neither clipped nor scaled.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param channels 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha
 * @param samples width·height·channels finite numbers; owned by the picture
 * @param notes what was changed on the way from the file's numbers to these, one short line each;
 *     empty if nothing was
 */
public record FloatPicture(
    int width, int height, int channels, float[] samples, List<String> notes) {
  public FloatPicture {
    notes = List.copyOf(notes);
    boolean shaped = width > 0 && height > 0 && channels > 0 && channels <= 4;
    if (!shaped || samples.length != (long) width * height * channels) {
      throw new IllegalArgumentException(
          "picture of "
              + width
              + " x "
              + height
              + " and "
              + channels
              + " channels has "
              + samples.length
              + " samples");
    }
  }
}
