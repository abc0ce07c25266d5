package inr.io.jpeg;

import inr.io.InputRoom;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decodes a JPEG of 8 bits row by row.
 *
 * <p>For maintainers: one scan of all components is decoded as rows are asked for. Several scans
 * are read beforehand into {@link Component#store}, which the rows then come from. A row of MCUs is
 * given out when the next one is decoded, since its lowest pixels of chroma lie between both.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81</a>
 */
public final class JpegDecoder {
  private static final int START = 2;
  private static final int HEAD = 4;
  private static final int FIRST_FRAME = 0xc0;
  private static final int LAST_FRAME = 0xcf;
  private static final int HUFFMAN = 0xc4;
  private static final int ARITHMETIC = 0xcc;
  private static final int SCAN = 0xda;
  private static final int QUANTIZERS = 0xdb;
  private static final int RESTARTS = 0xdd;

  private final ByteBuffer data;
  private final JpegColours colours;
  private final JpegTables tables = new JpegTables();
  private final Frame frame;
  private final List<Upsampling> upsampling = new ArrayList<>();
  private final int[][] planes;
  private Optional<Scan> streamed = Optional.empty();
  private int decodedRows;
  private int nextRow;

  /** Whether a frame of this marker is decoded: baseline, extended or progressive. */
  public static boolean decodes(int marker) {
    return marker >= 0xc0 && marker <= 0xc2 || marker == 0xc9 || marker == 0xca;
  }

  /**
   * Reads all headers, and all scans but a single one.
   *
   * @param data the segments that decide pixels, one behind the other from byte 2 to the limit
   * @param colours what the components mean
   * @param room for the coefficients of several scans
   * @throws EOFException if data ends too early
   * @throws IOException if it is damaged or of a kind that is not decoded
   */
  public JpegDecoder(ByteBuffer data, JpegColours colours, InputRoom room) throws IOException {
    this.data = data;
    this.colours = colours;
    Optional<Frame> found = Optional.empty();
    List<int[]> scans = new ArrayList<>();
    for (int place = START; place + HEAD <= data.limit(); ) {
      int marker = data.get(place + 1) & 0xff;
      int end = place + 2 + u16(place + 2);
      if (marker >= FIRST_FRAME
          && marker <= LAST_FRAME
          && marker != HUFFMAN
          && marker != ARITHMETIC) {
        found = Optional.of(new Frame(bytes(place + HEAD, end)));
        tables.begin(marker);
      } else if (marker == SCAN) {
        int next = endOfData(end);
        scans.add(new int[] {place + HEAD, end, next});
        end = next;
      }
      place = end;
    }
    frame = found.orElseThrow(() -> new IOException("it has no frame"));
    if (frame.components().size() != colours.components()) {
      throw new IOException("it has " + frame.components().size() + " components");
    }
    planes = new int[colours.components()][frame.columns() * frame.across() * Block.SIDE];
    for (Component component : frame.components()) {
      upsampling.add(new Upsampling(frame, component));
    }
    boolean single =
        scans.size() == 1
            && !tables.isProgressive()
            && data.get(scans.get(0)[0]) == frame.components().size();
    if (!single) {
      for (Component component : frame.components()) {
        component.store(room, frame.rows());
      }
    }
    readScans(single);
  }

  private int u16(int place) {
    return (data.get(place) & 0xff) << 8 | data.get(place + 1) & 0xff;
  }

  private byte[] bytes(int from, int to) {
    byte[] bytes = new byte[to - from];
    data.get(from, bytes);
    return bytes;
  }

  private int endOfData(int from) {
    for (int i = from; i + 1 < data.limit(); i++) {
      int code = data.get(i + 1) & 0xff;
      if (data.get(i) == (byte) 0xff
          && code > 1
          && code != 0xff
          && !(code >= 0xd0 && code <= 0xd7)) {
        return i;
      }
    }
    return data.limit();
  }

  /** Goes through the segments in their order, since tables may change between scans. */
  private void readScans(boolean single) throws IOException {
    for (int place = START; place + HEAD <= data.limit(); ) {
      int marker = data.get(place + 1) & 0xff;
      int end = place + 2 + u16(place + 2);
      byte[] segment = bytes(place + HEAD, end);
      switch (marker) {
        case HUFFMAN -> tables.huffman(segment);
        case ARITHMETIC -> tables.conditioning(segment);
        case QUANTIZERS -> tables.quantizers(segment);
        case RESTARTS -> tables.restarts(segment);
        case SCAN -> {
          int next = endOfData(end);
          ScanData bits = new ScanData(data, end, next);
          ScanHeader header = ScanHeader.read(segment, frame, tables.isProgressive());
          header.components().forEach(component -> component.quantize(tables.quantizers()));
          Scan scan = tables.scan(frame, header, bits);
          if (single) {
            streamed = Optional.of(scan);
          } else {
            readScan(scan);
          }
          end = next;
        }
        default -> {}
      }
      place = end;
    }
  }

  private void readScan(Scan scan) throws IOException {
    for (int row = 0; row < frame.rows(); row++) {
      if (scan.skips(row)) {
        continue;
      }
      for (Component component : scan.components()) {
        component.load(row);
      }
      scan.read(row);
      for (Component component : scan.components()) {
        component.save(row);
      }
    }
    scan.requireUsedUp();
  }

  /** Decodes a row of MCUs to pixels. */
  private void decodeRow() throws IOException {
    if (decodedRows < frame.rows()) {
      if (streamed.isPresent()) {
        streamed.get().read(decodedRows);
        if (decodedRows == frame.rows() - 1) {
          streamed.get().requireUsedUp();
        }
      } else {
        for (Component component : frame.components()) {
          component.load(decodedRows);
        }
      }
    }
    frame.components().forEach(Component::transform);
    decodedRows++;
  }

  /** Width of the picture in pixels. */
  public int width() {
    return frame.width();
  }

  /** Height of the picture in pixels. */
  public int height() {
    return frame.height();
  }

  /**
   * Decodes the next row.
   *
   * @param row overwritten from 0: the numbers of each pixel, as {@link JpegColours} has them
   * @throws EOFException if the data ends too early
   * @throws IOException if it is damaged
   */
  public void next(int[] row) throws IOException {
    int mcuRow = nextRow / (frame.down() * Block.SIDE);
    while (decodedRows < mcuRow + 2) {
      decodeRow();
    }
    for (int c = 0; c < planes.length; c++) {
      upsampling.get(c).read(nextRow, planes[c], frame.width());
    }
    colours.convert(planes, row, frame.width());
    nextRow++;
  }
}
