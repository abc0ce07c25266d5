package inr.codec.train;

import inr.codec.shape.Pyramid;
import inr.codec.train.synthesis.Picture;

/**
 * A picture at the size of the grids of a level.
 *
 * @param width columns
 * @param height rows
 * @param channels samples of a pixel
 * @param values {@code [channels, height, width]}
 */
record PictureLevel(int width, int height, int channels, float[] values) {
  /** Level 0. */
  static PictureLevel of(Picture picture) {
    return new PictureLevel(
        picture.width(), picture.height(), picture.channels(), picture.values());
  }

  /** The next level, means of 2 x 2 pixels; the last ones are repeated at odd sides. */
  PictureLevel halved() {
    int columns = Pyramid.at(width, 1);
    int rows = Pyramid.at(height, 1);
    float[] means = new float[channels * rows * columns];
    for (int r = 0; r < channels * rows; r++) {
      int y = 2 * (r % rows);
      int upper = (r / rows * height + y) * width;
      int lower = y + 1 < height ? upper + width : upper;
      for (int c = 0; c < columns; c++) {
        int left = 2 * c;
        int right = Math.min(left + 1, width - 1);
        means[r * columns + c] =
            (values[upper + left]
                    + values[upper + right]
                    + values[lower + left]
                    + values[lower + right])
                / 4;
      }
    }
    return new PictureLevel(columns, rows, channels, means);
  }

  /** A sample; those beyond the borders are those at the border. */
  float at(int channel, int x, int y) {
    int column = Math.max(0, Math.min(width - 1, x));
    int row = Math.max(0, Math.min(height - 1, y));
    return values[(channel * height + row) * width + column];
  }
}
