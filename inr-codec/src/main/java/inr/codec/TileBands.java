package inr.codec;

import inr.codec.file.CodecFormatException;
import inr.codec.file.Header;
import inr.codec.file.LatentFile;
import inr.codec.shape.Pyramid;
import inr.codec.synthesis.SampleRange;
import inr.codec.synthesis.Synthesis;
import inr.parallel.Workers;
import inr.signal.Medium;
import java.io.UncheckedIOException;

/** The rows of tiles of a picture of latents. */
final class TileBands implements Bands {
  private final LatentFile file;
  private final Header header;
  private final Synthesis synthesis;
  private final Workers workers;

  /** Tiles that so many threads work on. */
  TileBands(LatentFile file, int threads) {
    this.file = file;
    header = file.header();
    synthesis = new Synthesis(file.parameters());
    workers = new Workers(threads);
  }

  private int first(int top) {
    return (header.logTile() == 0 ? 0 : top >> header.logTile()) * header.columns();
  }

  @Override
  public int rows(int top) {
    return header.pyramid(first(top)).height();
  }

  @Override
  public void decode(int top, short[] band) throws CodecFormatException {
    int first = first(top);
    // as many tiles at once as there are threads: symbols by one thread each, pixels by all
    for (int tile = first; tile < first + header.columns(); tile += workers.count()) {
      int start = tile;
      byte[][][] symbols = new byte[Math.min(workers.count(), first + header.columns() - tile)][][];
      try {
        workers.run(symbols.length, (worker, task) -> symbols[task] = symbols(start + task));
      } catch (UncheckedIOException damaged) {
        if (damaged.getCause() instanceof CodecFormatException format) {
          throw format;
        }
        throw damaged;
      }
      for (int i = 0; i < symbols.length; i++) {
        draw(start + i, symbols[i], band);
      }
    }
  }

  private byte[][] symbols(int tile) {
    try {
      return file.symbols(tile);
    } catch (CodecFormatException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  private void draw(int tile, byte[][] symbols, short[] band) {
    Medium.Picture medium = header.medium();
    Pyramid pyramid = header.pyramid(tile);
    SampleRange range = new SampleRange(header.low(), header.high(), medium.peak());
    int channels = medium.channels();
    int left = header.left(tile) * channels;
    int length = medium.width() * channels;
    synthesis.draw(
        pyramid,
        symbols,
        workers,
        (y, values) -> range.store(values, pyramid.width(), band, y * length + left));
  }

  @Override
  public void close() {
    workers.close();
  }
}
