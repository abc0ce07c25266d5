package inr.io.image;

import inr.signal.Medium;
import java.awt.Image;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.util.Vector;

/**
 * An image whose pixels come from {@link PictureRows} when a codec asks for them, in tiles of a few
 * whole rows; keeps one tile.
 */
final class RowImage implements RenderedImage {
  private static final int TILE_ROWS = 16;

  private final Medium.Picture medium;
  private final PictureRows rows;
  private final ColorModel model;
  private final int type;
  private final int[] samples;
  private Raster tile;

  RowImage(Medium.Picture medium, PictureRows rows) {
    this.medium = medium;
    this.rows = rows;
    type = type(medium);
    model = colours(medium);
    samples = new int[Math.multiplyExact(TILE_ROWS * medium.channels(), medium.width())];
    tile = load(0);
  }

  /** Bytes of the tile, as numbers and as its raster. */
  static long memory(Medium.Picture medium) {
    long rowSamples = (long) medium.width() * medium.channels();
    return TILE_ROWS * rowSamples * (Integer.BYTES + medium.bitDepth() / Byte.SIZE);
  }

  private static int type(Medium.Picture medium) {
    return medium.bitDepth() == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
  }

  /** Grey or sRGB, the channels of a pixel elements of their own. */
  static ColorModel colours(Medium.Picture medium) {
    ColorSpace space =
        ColorSpace.getInstance(medium.channels() <= 2 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
    return new ComponentColorModel(
        space,
        medium.hasAlpha(),
        false,
        medium.hasAlpha() ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
        type(medium));
  }

  private Raster load(int tileY) {
    int first = tileY * TILE_ROWS;
    int count = Math.min(TILE_ROWS, medium.height() - first);
    rows.read(first, count, samples);
    WritableRaster raster =
        Raster.createInterleavedRaster(
            type, medium.width(), count, medium.channels(), new Point(0, first));
    raster.setPixels(0, first, medium.width(), count, samples);
    return raster;
  }

  /**
   * The same as one piece, for a codec that does not take tiles: 8 bits a channel, at most 2³¹ − 1
   * samples.
   */
  BufferedImage inOnePiece() {
    int rowSamples = medium.width() * medium.channels();
    SampleModel whole = model.createCompatibleSampleModel(medium.width(), medium.height());
    DataBuffer buffer = new RowBuffer(rows, medium.height(), rowSamples);
    return new BufferedImage(model, Raster.createWritableRaster(whole, buffer, null), false, null);
  }

  @Override
  public Raster getTile(int tileX, int tileY) {
    if (tile.getMinY() != tileY * TILE_ROWS) {
      tile = load(tileY);
    }
    return tile;
  }

  @Override
  public Raster getData(Rectangle area) {
    WritableRaster data =
        model
            .createCompatibleWritableRaster(area.width, area.height)
            .createWritableTranslatedChild(area.x, area.y);
    return copyData(data);
  }

  @Override
  public Raster getData() {
    return getData(new Rectangle(0, 0, medium.width(), medium.height()));
  }

  @Override
  public WritableRaster copyData(WritableRaster target) {
    for (int y = target.getMinY(); y < target.getMinY() + target.getHeight(); y++) {
      Raster row =
          getTile(0, y / TILE_ROWS)
              .createChild(target.getMinX(), y, target.getWidth(), 1, target.getMinX(), y, null);
      target.setDataElements(target.getMinX(), y, row.createTranslatedChild(0, 0));
    }
    return target;
  }

  @Override
  public ColorModel getColorModel() {
    return model;
  }

  @Override
  public SampleModel getSampleModel() {
    return model.createCompatibleSampleModel(medium.width(), TILE_ROWS);
  }

  @Override
  public int getWidth() {
    return medium.width();
  }

  @Override
  public int getHeight() {
    return medium.height();
  }

  @Override
  public int getMinX() {
    return 0;
  }

  @Override
  public int getMinY() {
    return 0;
  }

  @Override
  public int getNumXTiles() {
    return 1;
  }

  @Override
  public int getNumYTiles() {
    return (medium.height() + TILE_ROWS - 1) / TILE_ROWS;
  }

  @Override
  public int getMinTileX() {
    return 0;
  }

  @Override
  public int getMinTileY() {
    return 0;
  }

  @Override
  public int getTileWidth() {
    return medium.width();
  }

  @Override
  public int getTileHeight() {
    return TILE_ROWS;
  }

  @Override
  public int getTileGridXOffset() {
    return 0;
  }

  @Override
  public int getTileGridYOffset() {
    return 0;
  }

  @Override
  @SuppressWarnings("JdkObsolete") // the interface wants a Vector
  public Vector<RenderedImage> getSources() {
    return new Vector<>();
  }

  @Override
  public Object getProperty(String name) {
    return Image.UndefinedProperty;
  }

  @Override
  public String[] getPropertyNames() {
    return new String[0];
  }
}
