package inr.codec.synthesis;

import inr.codec.kernel.Rows;
import inr.codec.parameter.QuantisedParameters;
import inr.codec.shape.Layout;
import inr.codec.shape.Plane;
import inr.codec.shape.Pyramid;
import inr.codec.shape.Shape;
import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Draws a picture from its latents: level by level the stack of latents is doubled and the next
 * finer one joins; the network makes pixels of the stack at full size.
 *
 * <p>All of this is done in strips of rows, each by one thread with buffers of its own; at full
 * size nothing larger than a strip exists. Rows of a strip that its neighbour needs too are
 * computed twice, which gives the same bits.
 */
public final class Synthesis {
  private static final int STRIP = 16;

  private final Shape shape;
  private final Upsampler[] upsamplers;
  private final LatentFilter[] filters;
  private final PixelNetwork network;

  /** What takes the rows of a picture. */
  public interface RowSink {
    /**
     * Takes a row, on any thread and in any order.
     *
     * @param y which one
     * @param values {@code [channel][width]}; valid during the call
     */
    void take(int y, float[][] values);
  }

  /** The synthesis of some parameters. */
  public Synthesis(QuantisedParameters parameters) {
    Layout layout = parameters.layout();
    float[] numbers = parameters.floats();
    shape = layout.shape();
    upsamplers = new Upsampler[shape.coarsest()];
    filters = new LatentFilter[shape.coarsest()];
    for (int level = 0; level < shape.coarsest(); level++) {
      String name = "upsampling." + level;
      upsamplers[level] = new Upsampler(numbers, layout.tensor(name + ".kernel").offset());
      if (level >= shape.finest()) {
        filters[level] = new LatentFilter(numbers, layout.tensor(name + ".filter").offset());
      }
    }
    network = new PixelNetwork(layout, numbers);
  }

  /**
   * Draws a picture.
   *
   * @param pyramid its planes
   * @param symbols those of each plane, row by row; those of hyperlatents are not looked at
   * @param workers who draws
   * @param sink gets each row once
   */
  public void draw(Pyramid pyramid, byte[][] symbols, Workers workers, RowSink sink) {
    List<float[][]> stack = List.<float[][]>of(coarsest(pyramid, symbols));
    for (int level = shape.coarsest() - 1; level > 0; level--) {
      stack = finer(pyramid, level, symbols, stack, workers);
    }
    List<float[][]> halves = stack;
    StripBuffers[] buffers = new StripBuffers[workers.count()];
    workers.runStretches(
        pyramid.height(),
        STRIP,
        (worker, from, to) -> {
          if (buffers[worker] == null) {
            buffers[worker] = new StripBuffers(pyramid.width(), STRIP + 2 * network.reach());
          }
          strip(pyramid, symbols, halves, from, to, buffers[worker], sink);
        });
  }

  /** The coarsest latent as it is. */
  private float[][] coarsest(Pyramid pyramid, byte[][] symbols) {
    int index = pyramid.latent(shape.coarsest());
    Plane plane = pyramid.planes().get(index);
    float[][] rows = new float[plane.height()][Rows.padded(plane.width())];
    for (int y = 0; y < plane.height(); y++) {
      LatentFilter.numbers(symbols[index], y * plane.width(), rows[y], plane.width());
    }
    return rows;
  }

  private List<float[][]> finer(
      Pyramid pyramid, int level, byte[][] symbols, List<float[][]> coarse, Workers workers) {
    int width = pyramid.width(level);
    int height = pyramid.height(level);
    List<float[][]> fine = new ArrayList<>();
    int latents = coarse.size() + (level >= shape.finest() ? 1 : 0);
    for (int i = 0; i < latents; i++) {
      fine.add(new float[height][Rows.padded(width)]);
    }
    LevelBuffers[] buffers = new LevelBuffers[workers.count()];
    workers.runStretches(
        height,
        STRIP,
        (worker, from, to) -> {
          if (buffers[worker] == null) {
            buffers[worker] = new LevelBuffers(width, STRIP);
          }
          for (int i = 0; i < latents; i++) {
            float[][] rows = Arrays.copyOfRange(fine.get(i), from, to);
            level(pyramid, level, symbols, coarse, i, from, to, rows, buffers[worker]);
          }
        });
    return fine;
  }

  /** Rows of member {@code i} of the stack of a level: the level's own latent or a doubled one. */
  private void level(
      Pyramid pyramid,
      int level,
      byte[][] symbols,
      List<float[][]> coarse,
      int i,
      int from,
      int to,
      float[][] rows,
      LevelBuffers buffers) {
    int width = pyramid.width(level);
    int own = level >= shape.finest() ? 1 : 0;
    if (i < own) {
      byte[] latent = symbols[pyramid.latent(level)];
      filters[level].rows(latent, width, pyramid.height(level), from, to, rows, buffers.filter);
    } else {
      upsamplers[level].rows(
          coarse.get(i - own), pyramid.width(level + 1), from, to, width, rows, buffers.upsampler);
    }
  }

  private static class LevelBuffers {
    final Upsampler.Buffers upsampler;
    final LatentFilter.Buffers filter;

    LevelBuffers(int width, int rows) {
      upsampler = new Upsampler.Buffers(width / 2 + 1);
      filter = new LatentFilter.Buffers(width, rows);
    }
  }

  private final class StripBuffers extends LevelBuffers {
    final PixelNetwork.Buffers pixels;
    final float[][][] stack;

    StripBuffers(int width, int rows) {
      super(width, rows);
      pixels = network.new Buffers(width, rows);
      stack = new float[shape.latents()][rows][Rows.padded(width)];
    }
  }

  private void strip(
      Pyramid pyramid,
      byte[][] symbols,
      List<float[][]> halves,
      int from,
      int to,
      StripBuffers buffers,
      RowSink sink) {
    int first = Math.max(0, from - network.reach());
    int end = Math.min(pyramid.height(), to + network.reach());
    for (int i = 0; i < shape.latents(); i++) {
      if (shape.coarsest() == 0) {
        for (int y = first; y < end; y++) {
          System.arraycopy(halves.get(0)[y], 0, buffers.stack[0][y - first], 0, pyramid.width());
        }
      } else {
        level(pyramid, 0, symbols, halves, i, first, end, buffers.stack[i], buffers);
      }
    }
    float[][][] drawn =
        network.draw(buffers.stack, first, end, from, to, pyramid.width(), buffers.pixels);
    for (int y = from; y < to; y++) {
      sink.take(y, drawn[y - first]);
    }
  }
}
