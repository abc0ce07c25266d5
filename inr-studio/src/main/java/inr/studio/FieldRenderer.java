package inr.studio;

import inr.backend.BackendChoice;
import inr.backend.Evaluator;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.rendering.Renderer;
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
import org.jspecify.annotations.Nullable;

/** Renders the newest snapshot of a field, of one network; threads take turns. */
public final class FieldRenderer implements FieldView {
  /** Most samples a side of what tells the least and the largest number of a field. */
  private static final int SKETCH = 256;

  private final int threads;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile @Nullable Numbered newest;
  private volatile long nanos;
  private volatile @Nullable Shades shades;
  private @Nullable Evaluator evaluator;
  private int evaluated;
  private Optional<FieldDrawing> drawing = Optional.empty();
  private int drawn;

  /** A snapshot and how many there were with it. */
  private record Numbered(Snapshot snapshot, int version) {}

  /**
   * A renderer that has nothing to show yet.
   *
   * @param threads that work on it
   */
  public FieldRenderer(int threads) {
    this.threads = threads;
  }

  /** What is rendered from now on; called by one thread at a time. */
  public void show(Snapshot snapshot) {
    nanos = 0;
    newest = new Numbered(snapshot, version() + 1);
  }

  @Override
  public void shadeAs(Shades original) {
    shades = original;
  }

  @Override
  public int version() {
    Numbered last = newest;
    return last == null ? 0 : last.version;
  }

  /** Nanoseconds that the newest snapshot has been rendered for. */
  long nanos() {
    return nanos;
  }

  @Override
  public boolean isAsked() {
    return asked.get() > 0;
  }

  /** Work on an evaluator of the newest snapshot. */
  private interface Work<T> {
    T of(Snapshot snapshot, Evaluator evaluator);
  }

  private <T> T render(Work<T> work) {
    return asked(last -> work.of(last.snapshot, evaluator(last)));
  }

  private <T> T asked(Function<Numbered, T> work) {
    asked.incrementAndGet();
    try {
      return turn(work);
    } finally {
      asked.decrementAndGet();
    }
  }

  private synchronized <T> T turn(Function<Numbered, T> work) {
    long begun = System.nanoTime();
    T result = work.apply(last());
    nanos += System.nanoTime() - begun;
    return result;
  }

  /** Called in a turn, as all that follows the newest snapshot. */
  private Evaluator evaluator(Numbered last) {
    Evaluator there = evaluator;
    if (last.version == evaluated && there != null) {
      return there;
    }
    close();
    Snapshot snapshot = last.snapshot;
    Evaluator made =
        BackendChoice.rendering(BackendChoice.AUTO, snapshot.network())
            .evaluator(snapshot.network(), snapshot.parameters(), threads);
    evaluator = made;
    evaluated = last.version;
    return made;
  }

  private Numbered last() {
    Numbered last = newest;
    if (last == null) {
      throw new NoSuchElementException("there is nothing to show yet");
    }
    return last;
  }

  private static void requireNewest(int version, int newest) {
    if (version != newest) {
      throw new NoSuchElementException("version is " + version + "; the newest is " + newest);
    }
  }

  /** Made once for each snapshot, and counted as rendering: a fit waits for it and goes on. */
  @Override
  public Optional<FieldDrawing> drawing(int version) {
    return asked(
        last -> {
          requireNewest(version, last.version);
          if (drawn != version) {
            drawing = drawingOf(last);
            drawn = version;
          }
          return drawing;
        });
  }

  /** A picture needs no engine for this; it tells its shades by itself. */
  private Optional<FieldDrawing> drawingOf(Numbered last) {
    Snapshot snapshot = last.snapshot;
    if (snapshot.grid().dimensions() != 2) {
      return Optional.empty();
    }
    Shades shown =
        snapshot.medium() instanceof Medium.Picture picture
            ? Shades.of(picture)
            : shades(snapshot, evaluator(last));
    return FieldDrawing.of(
        snapshot.network(), snapshot.parameters(), snapshot.grid(), snapshot.range(), shown);
  }

  @Override
  public float[] piece(int version) {
    return render(
        (snapshot, using) -> {
          requireNewest(version, evaluated);
          Grid part = new Grid(snapshot.grid().axes().stream().map(FieldRenderer::middle).toList());
          float[] piece = new float[(int) part.points() * snapshot.medium().channels()];
          using.evaluate(part, piece);
          for (int i = 0; i < piece.length; i++) {
            piece[i] = (float) snapshot.range().toStored(piece[i]);
          }
          return piece;
        });
  }

  private static Axis middle(Axis axis) {
    int samples = Math.min(PIECE, axis.samples());
    return axis.window((axis.samples() - samples) / 2, samples);
  }

  @Override
  public byte[] tile(int level, int row, int column) {
    return render(
        (snapshot, using) -> {
          Grid part = Level.of(snapshot.grid(), level).tile(row, column);
          double[] stored = new double[(int) part.points() * snapshot.medium().channels()];
          renderer(snapshot, using, part).read(0, part.samples().get(0), stored);
          return Rgba.of(stored, snapshot.medium().channels(), shades(snapshot, using));
        });
  }

  @Override
  public ShownPicture picture() {
    return render(
        (snapshot, using) -> {
          Renderer renderer = renderer(snapshot, using, snapshot.grid());
          return ShownPicture.of(
              snapshot.grid().samples().get(1),
              snapshot.grid().samples().get(0),
              snapshot.medium().channels(),
              shades(snapshot, using),
              renderer::read);
        });
  }

  /** What no original tells is taken from a sketch of the field, once. */
  private Shades shades(Snapshot snapshot, Evaluator using) {
    if (snapshot.medium() instanceof Medium.Picture picture) {
      return Shades.of(picture);
    }
    Shades known = shades;
    if (known == null) {
      Grid sketch =
          new Grid(
              snapshot.grid().axes().stream()
                  .map(axis -> axis.resampled(Math.min(axis.samples(), SKETCH)))
                  .toList());
      known = Shades.over(renderer(snapshot, using, sketch).samples());
      shades = known;
    }
    return known;
  }

  @Override
  public ShownSound sound() {
    return render(
        (snapshot, using) -> {
          Medium.Sound sound = (Medium.Sound) snapshot.medium();
          Grid played = snapshot.grid().rows(0, ShownSound.framesOf(sound));
          return ShownSound.of(sound, renderer(snapshot, using, played).samples());
        });
  }

  private static Renderer renderer(Snapshot snapshot, Evaluator evaluator, Grid grid) {
    return new Renderer(evaluator, grid, snapshot.medium(), snapshot.range(), () -> {});
  }

  @Override
  public synchronized void close() {
    if (evaluator != null) {
      evaluator.close();
      evaluator = null;
    }
  }
}
