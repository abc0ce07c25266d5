package inr.studio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.field.FitSettings;
import inr.field.Original;
import inr.field.tiled.TileSource;
import inr.field.tiled.TileWatch;
import inr.field.tiled.TiledFit;
import inr.field.tiled.TiledModel;
import inr.field.tiled.TiledRenderer;
import inr.field.tiled.Tiling;
import inr.grid.Grid;
import inr.report.Shades;
import inr.signal.Medium;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TiledViewTest {
  private static final int WIDTH = 300;
  private static final int HEIGHT = 130;
  private static final int THREADS = 2;

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void fit() throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < WIDTH; x++) {
      for (int y = 0; y < HEIGHT; y++) {
        image.setRGB(x, y, 0x010203 * ((x + y) % 80));
      }
    }
    FitSettings settings =
        new FitSettings(
            Optional.of("siren"),
            Optional.empty(),
            Map.of("width", 8.0, "hidden-layers", 1.0),
            OptionalLong.of(10),
            1,
            Optional.empty(),
            false);
    new TiledFit(
            folder,
            TileSource.of(Original.of(image)),
            Tiling.of(WIDTH, HEIGHT, 128, 8),
            settings,
            THREADS,
            1,
            TileWatch.NONE)
        .run();
  }

  /** What the command writes of a part, as a page takes it. */
  private static byte[] rendered(TiledModel model, Grid part) {
    Medium.Picture picture = model.index().picture();
    double[] stored = new double[(int) part.points() * picture.channels()];
    new TiledRenderer(model, part, 1, () -> {}).read(0, part.samples().get(0), stored);
    return Rgba.of(stored, picture.channels(), Shades.of(picture));
  }

  @Test
  void tilesOfAPageAreWhatTheCommandRenders() throws IOException {
    TiledModel model = TiledModel.open(folder);
    FieldView view =
        new FinishedField("Field", TiledModel.open(folder), Map.of("a", "b"), THREADS).view();
    Grid own = TiledRenderer.ownGrid(model);
    assertArrayEquals(
        rendered(model, own.window(0, 0, HEIGHT).window(1, 256, WIDTH - 256)), view.tile(0, 0, 1));
    Grid twice =
        Grid.of(own.axes().get(0).resampled(2 * HEIGHT), own.axes().get(1).resampled(2 * WIDTH));
    assertArrayEquals(
        rendered(model, twice.window(0, 256, 4).window(1, 256, 256)), view.tile(1, 1, 1));
    Grid half =
        Grid.of(own.axes().get(0).resampled(HEIGHT / 2), own.axes().get(1).resampled(WIDTH / 2));
    assertArrayEquals(rendered(model, half), view.tile(-1, 0, 0));
    assertEquals(WIDTH, view.picture().medium().width());
    assertThrows(IllegalArgumentException.class, () -> view.tile(0, 1, 0));
    assertThrows(NoSuchElementException.class, view::sound);
  }

  @Test
  void onlyWhatIsInViewIsRead() throws IOException {
    TiledModel model = TiledModel.open(folder);
    Grid own = TiledRenderer.ownGrid(model);
    byte[] corner = rendered(model, own.window(0, 0, HEIGHT).window(1, 256, WIDTH - 256));
    // The first column of tiles reaches to 104 of 300 pixels, and the page's second tile begins at
    // 256.
    Files.delete(folder.resolve(model.index().tiles().get(0).file()));
    FieldView again = new TiledView(TiledModel.open(folder), THREADS);
    assertArrayEquals(corner, again.tile(0, 0, 1));
    assertThrows(UncheckedIOException.class, () -> again.tile(0, 0, 0));
  }
}
