package inr.studio;

import inr.field.tiled.TiledModel;
import inr.field.tiled.TiledRenderer;
import inr.grid.Grid;
import inr.report.FieldDrawing;
import inr.report.Level;
import inr.report.Shades;
import inr.report.ShownPicture;
import inr.report.ShownSound;
import inr.signal.Medium;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A tiled model as a page sees it: of its networks only those in view are read, and those used last
 * are kept, so memory does not depend on the picture.
 */
final class TiledView implements FieldView {
  private final TiledModel model;
  private final Medium.Picture picture;
  private final int threads;
  private final AtomicInteger asked = new AtomicInteger();

  /**
   * A view.
   *
   * @param threads that work on it
   */
  TiledView(TiledModel model, int threads) {
    this.model = model;
    this.threads = threads;
    picture = model.index().picture();
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public boolean isAsked() {
    return asked.get() > 0;
  }

  @Override
  public void shadeAs(Shades original) {}

  @Override
  public byte[] tile(int level, int row, int column) {
    Grid part = Level.of(TiledRenderer.ownGrid(model), level).tile(row, column);
    double[] stored = new double[(int) part.points() * picture.channels()];
    return render(
        part,
        rows -> {
          rows.read(0, part.samples().get(0), stored);
          return Rgba.of(stored, picture.channels(), Shades.of(picture));
        });
  }

  @Override
  public Optional<FieldDrawing> drawing(int version) {
    return Optional.empty();
  }

  @Override
  public float[] piece(int version) {
    throw new NoSuchElementException("a page draws no model in tiles by itself");
  }

  @Override
  public ShownPicture picture() {
    return render(
        TiledRenderer.ownGrid(model),
        rows ->
            ShownPicture.of(
                picture.width(), picture.height(), picture.channels(), Shades.of(picture), rows));
  }

  @Override
  public ShownSound sound() {
    throw new NoSuchElementException("a model in tiles is a picture");
  }

  private <T> T render(Grid part, Function<ShownPicture.Rows, T> work) {
    asked.incrementAndGet();
    try {
      return turn(part, work);
    } finally {
      asked.decrementAndGet();
    }
  }

  /** A tiled model is used by one thread at a time. */
  private synchronized <T> T turn(Grid part, Function<ShownPicture.Rows, T> work) {
    return work.apply(new TiledRenderer(model, part, threads, () -> {})::read);
  }

  @Override
  public void close() {}
}
