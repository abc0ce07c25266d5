package inr.studio;

import inr.report.FieldDrawing;
import inr.report.Shades;
import inr.report.ShownPicture;
import inr.report.ShownSound;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A field as a page sees it, with the bits of {@code inr render}; used by any number of threads.
 */
public interface FieldView extends AutoCloseable {
  /** Samples along the side of a piece. */
  int PIECE = 64;

  /** How many fields there have been here, of which the newest is seen. */
  int version();

  /** Whether somebody waits for a rendering. */
  boolean isAsked();

  /** Shows numbers that are no picture's in these shades from now on. */
  void shadeAs(Shades original);

  /**
   * A tile of a picture as bytes of RGBA, row by row.
   *
   * @param level 0 for the picture's own size, one more for twice that
   * @throws IllegalArgumentException if there is no such tile
   * @throws NoSuchElementException if there is nothing to show yet
   */
  byte[] tile(int level, int row, int column);

  /**
   * The field as a page draws it by itself.
   *
   * @param version that is meant
   * @return none if pages cannot draw it
   * @throws NoSuchElementException if another version is the newest
   */
  Optional<FieldDrawing> drawing(int version);

  /**
   * Stored numbers in the middle of the picture, as the engine has them before they are rounded, by
   * which a page proves what it draws: {@value #PIECE} x {@value #PIECE} samples or what there is
   * of them.
   *
   * @param version that is meant
   * @return point by point
   * @throws NoSuchElementException if another version is the newest
   */
  float[] piece(int version);

  /** The whole picture as a page shows it. */
  ShownPicture picture();

  /**
   * The sound as a page plays it.
   *
   * @throws NoSuchElementException if this is none
   */
  ShownSound sound();

  @Override
  void close();
}
