package inr.field.tiled;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.field.FitSettings;
import inr.field.NeuralField;
import inr.field.Original;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.io.InputBudget;
import inr.io.RowStore;
import inr.io.SampleStorage;
import inr.io.SignalFormatException;
import inr.io.image.PictureWriter;
import inr.io.image.SamplePictures;
import inr.io.media.MediaOptions;
import inr.metric.Psnr;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures in tiles: cut, fitted, stored, rendered as one, and measured. */
class TiledFitTest {
  private static final int WIDTH = 75;
  private static final int HEIGHT = 50;
  private static final int TILE = 32;
  private static final int OVERLAP = 4;

  @TempDir Path folder;

  private static Original waves(int bitDepth) {
    Medium.Picture picture = new Medium.Picture(WIDTH, HEIGHT, 3, bitDepth);
    short[] shorts = new short[WIDTH * HEIGHT * 3];
    byte[] bytes = new byte[shorts.length];
    for (int i = 0; i < shorts.length; i++) {
      int x = i / 3 % WIDTH;
      int y = i / 3 / WIDTH;
      double wave = Math.sin(0.2 * x + i % 3) * Math.cos(0.15 * y);
      shorts[i] = (short) Math.round((0.5 + 0.4 * wave) * picture.peak());
      bytes[i] = (byte) shorts[i];
    }
    Samples samples =
        bitDepth == 8 ? new Samples.UnsignedBytes(bytes) : new Samples.UnsignedShorts(shorts);
    Grid grid = Grid.of(Axis.centred("y", HEIGHT), Axis.centred("x", WIDTH));
    return Original.of(new Signal(grid, picture, samples, ValueRange.symmetric(0, picture.peak())));
  }

  private static FitSettings settings(long steps) {
    return new FitSettings(
        Optional.of("siren"),
        Optional.empty(),
        Map.of("width", 16.0, "hidden-layers", 2.0),
        OptionalLong.of(steps),
        7,
        Optional.empty(),
        false);
  }

  private TiledFit fit(Original whole, String name, int jobs, TileWatch watch) {
    return new TiledFit(
        folder.resolve(name),
        TileSource.of(whole),
        Tiling.of(WIDTH, HEIGHT, TILE, OVERLAP),
        settings(150),
        2,
        jobs,
        watch);
  }

  private static int[] rendered(TiledModel model, Grid grid) {
    TiledRenderer renderer = new TiledRenderer(model, grid, 2, () -> {});
    int[] samples = new int[(int) grid.points() * model.index().picture().channels()];
    renderer.read(0, grid.samples().get(0), samples);
    return samples;
  }

  @Test
  void partsCoverASideOnceAndWeightsAddUpToOne() {
    for (int size : new int[] {1, 7, 64, 65, 100, 1025}) {
      Cut cut = new Cut(size, 64, 8);
      assertEquals(0, cut.edge(0));
      assertEquals(size, cut.edge(cut.parts()));
      for (int i = 0; i < cut.parts(); i++) {
        int pixels = cut.edge(i + 1) - cut.edge(i);
        assertTrue(pixels <= 64 && (cut.parts() == 1 || pixels >= 32), "part of " + pixels);
      }
      for (double place = 0; place <= size; place += 0.37) {
        double sum = 0;
        for (int i = 0; i < cut.parts(); i++) {
          double weight = cut.weight(i, place);
          sum += weight;
          boolean seen =
              place >= cut.windowFirst(i) && place <= cut.windowFirst(i) + cut.windowSize(i);
          assertTrue(weight >= 0 && (weight == 0 || seen), "weight outside of the window");
        }
        assertEquals(1, sum, 1e-15);
      }
    }
    assertThrows(IllegalArgumentException.class, () -> new Cut(100, 31, 4));
    assertThrows(IllegalArgumentException.class, () -> new Cut(100, 8, 0));
    assertThrows(
        IllegalArgumentException.class, () -> Tiling.of(1 << 30, 1 << 30, 1 << 10, 16).tiles());
  }

  @Test
  void isOnePictureWhoeverFitsItAndWhateverIsAskedOfIt() throws IOException {
    for (int bits : new int[] {8, 16}) {
      Original whole = waves(bits);
      TiledResult result = fit(whole, "one" + bits, 1, TileWatch.NONE).run();
      TiledModel model = TiledModel.open(folder.resolve("one" + bits));
      assertEquals(6, result.fitted());
      assertEquals(7, result.seams().size());

      // The number in the index is that of what is rendered.
      int[] all = rendered(model, TiledRenderer.ownGrid(model));
      double error = 0;
      for (int i = 0; i < all.length; i++) {
        double difference = all[i] - whole.signal().samples().get(i);
        error += difference * difference;
      }
      double psnr = Psnr.of(error / all.length, model.index().picture().peak());
      assertEquals(psnr, model.index().psnr(), 1e-9);
      assertTrue(psnr > 20, "tiles are not at their places: PSNR " + psnr);

      // Two at a time give the same bytes.
      TiledResult two = fit(whole, "two" + bits, 2, TileWatch.NONE).run();
      assertEquals(result.index(), two.index());

      // A region is a crop of the whole, at any scale.
      for (int[] size : new int[][] {{WIDTH, HEIGHT}, {2 * WIDTH, 3 * HEIGHT}, {40, 33}}) {
        Grid own = TiledRenderer.ownGrid(model);
        Grid grid =
            Grid.of(own.axes().get(0).resampled(size[1]), own.axes().get(1).resampled(size[0]));
        int[] large = rendered(model, grid);
        int[] part = rendered(model, grid.window(0, 11, 20).window(1, 9, 27));
        int[] crop = new int[part.length];
        for (int y = 0; y < 20; y++) {
          System.arraycopy(large, ((11 + y) * size[0] + 9) * 3, crop, y * 27 * 3, 27 * 3);
        }
        assertArrayEquals(crop, part);
      }
    }
  }

  @Test
  void insideOfATileTheSamplesAreThoseOfItsOwnModel() throws IOException {
    fit(waves(8), "inside", 1, TileWatch.NONE).run();
    TiledModel model = TiledModel.open(folder.resolve("inside"));
    int tile = 4;
    Window core = model.tiling().core(tile);
    Window window = model.tiling().window(tile);
    var own = new NeuralField(model.tile(tile)).image();
    Window inside = new Window(core.x() + 4, core.y() + 4, core.width() - 8, core.height() - 8);
    int[] rendered = rendered(model, TiledRenderer.ownGrid(model, inside));
    for (int y = 0; y < inside.height(); y++) {
      for (int x = 0; x < inside.width(); x++) {
        int rgb = own.getRGB(inside.x() - window.x() + x, inside.y() - window.y() + y);
        int at = (y * inside.width() + x) * 3;
        int here = rendered[at] << 16 | rendered[at + 1] << 8 | rendered[at + 2];
        assertEquals(rgb & 0xffffff, here);
      }
    }
  }

  /** However few rows are held, and of a band in parts as of one whole. */
  @Test
  void windowsOfAPictureThatIsReadByRowsAreThoseOfThePicture() throws IOException {
    Tiling tiling = Tiling.of(WIDTH, HEIGHT, TILE, OVERLAP);
    for (int bits : new int[] {8, 16}) {
      Original whole = waves(bits);
      for (String name : new String[] {"rows.png", "rows.ppm", "turned.tif"}) {
        Path file = folder.resolve(bits + name);
        PictureWriter.write(file, Cutting.picture(whole), whole.signal().samples(), false);
        for (boolean grey : new boolean[] {false, true}) {
          MediaOptions options = MediaOptions.of().withOneChannel(grey);
          SampleStorage files = new SampleStorage(0, folder);
          TileSource rows = TileSource.read(file, options.withStorage(files));
          assertEquals(!name.endsWith(".tif"), rows instanceof StreamedPicture);
          TileSource memory = TileSource.read(file, options);
          assertTrue(memory instanceof WholePicture);
          assertEquals(memory.notes(), rows.notes());
          assertEquals(memory.sha256(), rows.sha256());
          // Tiles that nobody wants are left out.
          for (IntPredicate wanted : List.<IntPredicate>of(t -> true, t -> t == 1 || t == 3)) {
            assertEquals(hashes(memory, tiling, wanted), hashes(rows, tiling, wanted));
          }
        }
      }
    }
  }

  @Test
  void theLastRowsAreKeptInAnArrayOrInAFileThatEndsWithThem() throws IOException {
    for (int bits : new int[] {8, 16}) {
      Medium.Picture picture = new Medium.Picture(3, 1000, 1, bits);
      for (SampleStorage storage : List.of(SampleStorage.of(), new SampleStorage(0, folder))) {
        int[] row = new int[2];
        try (RowBand band = RowBand.of(new Cut(1000, 40, 5), picture, storage)) {
          for (int y = 0; y < 200; y++) {
            band.put(y, new int[] {y, picture.peak(), 2});
            if (y >= 49) {
              band.read(0, y - 49, 2, row);
              assertArrayEquals(new int[] {y - 49, picture.peak()}, row);
            }
          }
        }
      }
    }
    RowStore rows = new SampleStorage(0, folder).rows(8, 3, 2);
    rows.close();
    assertThrows(ClosedChannelException.class, () -> rows.get(0, 0, 1, new int[1]));
    try (var left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void rowsTakeNoMoreTemporaryFilesThanAreAllowed() throws IOException {
    Path file = folder.resolve("large.ppm");
    Original whole = waves(8);
    PictureWriter.write(file, Cutting.picture(whole), whole.signal().samples(), false);
    MediaOptions options =
        MediaOptions.of()
            .withStorage(new SampleStorage(0, folder))
            .withBudget(InputBudget.of().withTemporaryBytes(1000));
    TileSource rows = TileSource.read(file, options);
    assertRefused("MiB of temporary files to read", rows, Tiling.of(WIDTH, HEIGHT, TILE, OVERLAP));
  }

  private static Map<Integer, String> hashes(TileSource source, Tiling tiling, IntPredicate wanted)
      throws IOException {
    Map<Integer, String> hashes = new TreeMap<>();
    source.walk(tiling, wanted, (tile, window) -> hashes.put(tile, Cutting.sha256(window)));
    return hashes;
  }

  /** Which is when the last row was read. */
  @Test
  void whatTurnsUpInTheLastRowIsTold() throws IOException {
    byte[] raw = new byte[HEIGHT * (WIDTH + 1)];
    raw[raw.length - 1] = 9;
    byte[] colours = SamplePictures.chunk("PLTE", new byte[] {9, 8, 7, 1, 2, 3});
    Path file = folder.resolve("palette.png");
    Files.write(file, SamplePictures.png(WIDTH, HEIGHT, 8, 3, raw, colours));
    SampleStorage files = new SampleStorage(0, folder);
    TileSource rows = TileSource.read(file, MediaOptions.of().withStorage(files));
    assertTrue(rows instanceof StreamedPicture);
    hashes(rows, Tiling.of(WIDTH, HEIGHT, TILE, OVERLAP), tile -> true);
    assertEquals(
        List.of(
            "8-bit palette expanded to 8-bit RGB",
            "1 pixel has a colour that its palette lacks and became black"),
        rows.notes());
  }

  @Test
  void aPictureThatIsCutOffOrChangesBetweenItsWalksIsRefusedInALine() throws IOException {
    Path file = folder.resolve("changing.png");
    Original whole = waves(8);
    PictureWriter.write(file, Cutting.picture(whole), whole.signal().samples(), false);
    MediaOptions options = MediaOptions.of().withStorage(new SampleStorage(0, folder));
    TileSource rows = TileSource.read(file, options);
    Tiling tiling = Tiling.of(WIDTH, HEIGHT, TILE, OVERLAP);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1));
    assertRefused("was changed", rows, tiling);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 4;
    Files.write(file, bytes);
    SignalFormatException damaged =
        assertThrows(
            SignalFormatException.class,
            () -> hashes(TileSource.read(file, options), tiling, tile -> true));
    assertEquals(1, String.valueOf(damaged.getMessage()).lines().count());
    MediaOptions few = options.withBudget(InputBudget.of().withSamples(100));
    assertThrows(SignalFormatException.class, () -> TileSource.read(file, few));
  }

  private static void assertRefused(String words, TileSource source, Tiling tiling) {
    SignalFormatException refused =
        assertThrows(SignalFormatException.class, () -> hashes(source, tiling, tile -> true));
    assertTrue(String.valueOf(refused.getMessage()).contains(words));
  }

  @Test
  void goesOnWithTheTilesThatAreThere() throws IOException {
    TiledFit[] first = new TiledFit[1];
    first[0] =
        fit(
            waves(8),
            "stopped",
            1,
            (work, done, all) -> {
              if (work == TileWatch.Work.FIT && done == 2) {
                first[0].stop();
              }
            });
    assertThrows(CancellationException.class, first[0]::run);
    assertThrows(SignalFormatException.class, () -> TiledModel.open(folder.resolve("stopped")));
    List<Path> files = new ArrayList<>();
    try (var there = Files.list(folder.resolve("stopped"))) {
      there.sorted().forEach(files::add);
    }
    assertEquals(2, files.size());
    // A damaged one is fitted again, a whole one is not touched.
    Files.write(files.get(0), new byte[100]);
    TiledResult rest = fit(waves(8), "stopped", 2, TileWatch.NONE).run();
    assertEquals(5, rest.fitted());
    assertEquals(fit(waves(8), "whole", 1, TileWatch.NONE).run().index(), rest.index());
    assertEquals(0, fit(waves(8), "whole", 1, TileWatch.NONE).run().fitted());
  }

  @Test
  void hostileIndexesAndFilesAreRefusedInALine() throws IOException {
    fit(waves(8), "good", 2, TileWatch.NONE).run();
    Path index = folder.resolve("good").resolve(TiledModel.INDEX);
    String text = Files.readString(index);
    String key = TiledModel.open(folder.resolve("good")).index().tiles().get(0).key();
    for (String[] change :
        new String[][] {
          {"\"version\":1", "\"version\":2"},
          {"\"width\":75", "\"width\":2000000000"},
          {"\"tile\":32", "\"tile\":0"},
          {"\"overlap\":4", "\"overlap\":-4"},
          {key, "../../" + key.substring(6)},
          {"\"blend\":\"linear\"", "\"blend\":\"cubic\""},
          {"\"version\":1,", ""},
          {text.substring(40), ""},
        }) {
      Files.writeString(index, text.replace(change[0], change[1]));
      SignalFormatException refused =
          assertThrows(SignalFormatException.class, () -> TiledModel.open(folder.resolve("good")));
      assertEquals(1, String.valueOf(refused.getMessage()).lines().count());
    }
    // Tiles that are missing, changed, or of another place.
    Files.writeString(index, text);
    TiledModel model = TiledModel.open(folder.resolve("good"));
    Path second = folder.resolve("good").resolve(model.index().tiles().get(1).file());
    byte[] bytes = Files.readAllBytes(second);
    bytes[bytes.length / 2] ^= 1;
    Files.write(second, bytes);
    assertThrows(SignalFormatException.class, () -> model.tile(1));
    Files.delete(second);
    assertThrows(SignalFormatException.class, () -> model.tile(1));
    Files.createSymbolicLink(second, folder.resolve("good").resolve(key + ".inr"));
    assertThrows(SignalFormatException.class, () -> model.tile(1));
    assertThrows(UncheckedIOException.class, () -> rendered(model, TiledRenderer.ownGrid(model)));
    String elsewhere = text.replace("\"width\":75", "\"width\":76");
    Files.writeString(index, elsewhere);
    TiledModel other = TiledModel.open(folder.resolve("good"));
    assertThrows(SignalFormatException.class, () -> other.tile(2));
  }

  /** A border that is drawn into the tiles is seen by the rule, one that is not is not. */
  @Test
  void seamsShowWhereStepsOrErrorsAre() {
    TiledIndex index =
        new TiledIndex(
            1,
            new Medium.Picture(64, 32, 1, 8),
            32,
            4,
            TiledIndex.Blend.LINEAR,
            "",
            "",
            List.of(entry('a'), entry('b')));
    assertEquals(List.of(false), shown(index, 100, 100, 30));
    assertEquals(List.of(false), shown(index, 125, 100, 33));
    assertEquals(List.of(true), shown(index, 127, 100, 30));
    assertEquals(List.of(true), shown(index, 100, 100, 34));
    // Rounding to eight bits shows nowhere.
    assertEquals(List.of(false), shown(index, 0.1, 0, 30));
  }

  private static TiledIndex.Tile entry(char digit) {
    String hash = String.valueOf(digit).repeat(64);
    return new TiledIndex.Tile(hash, 1, hash, 0);
  }

  private static List<Boolean> shown(
      TiledIndex index, double strip, double inside, double renderedStep) {
    Squares none = new Squares(0, 0);
    Squares of = new Squares(strip, 1);
    Squares in = new Squares(inside, 1);
    Steps steps = new Steps(30, renderedStep, 1);
    Steps noSteps = new Steps(0, 0, 0);
    TileMeasure left = new TileMeasure(in, in, none, of, none, none, steps, noSteps);
    TileMeasure right = new TileMeasure(in, in, of, none, none, none, noSteps, noSteps);
    return Seam.of(index, List.of(left, right)).stream().map(Seam::shows).toList();
  }
}
