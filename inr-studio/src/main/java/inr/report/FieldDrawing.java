package inr.report;

import inr.circuit.Parameters;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.interchange.program.PassProgram;
import inr.io.model.Model;
import inr.network.NetworkSpec;
import inr.signal.Medium;
import inr.signal.ValueRange;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A field that a page draws by itself, with the graphics processor of the browser.
 *
 * @param program gives stored units
 * @param grid of the signal, two axes
 * @param channels 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha
 * @param shades what is shown of stored units
 */
public record FieldDrawing(PassProgram program, Grid grid, int channels, Shades shades) {
  /** Most parameters of a network that is drawn: 16 MiB, sent anew for each state of a fit. */
  public static final int MOST_PARAMETERS = 1 << 22;

  /** Most parameters that a page holds: 1 MiB, a third more as text. */
  private static final int MOST_OF_A_PAGE = 1 << 18;

  /**
   * That of a network.
   *
   * @return none if it is no network of dense layers on pictures, or has more than {@value
   *     #MOST_PARAMETERS} parameters
   */
  public static Optional<FieldDrawing> of(
      NetworkSpec network, Parameters parameters, Grid grid, ValueRange range, Shades shades) {
    if (parameters.values().length > MOST_PARAMETERS) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new FieldDrawing(
              PassProgram.of(network, parameters, range), grid, network.outputs(), shades));
    } catch (IllegalArgumentException unwritable) {
      return Optional.empty();
    }
  }

  /**
   * That of a picture's model which a page of one file can hold. None where the page shows means of
   * its pixels, by which no drawing can be proved.
   */
  public static Optional<FieldDrawing> ofPage(Model model) {
    return model.medium() instanceof Medium.Picture picture
            && ShownPicture.factor(picture.width(), picture.height()) == 1
            && model.parameters().values().length <= MOST_OF_A_PAGE
        ? of(
            model.plan().network(),
            model.parameters(),
            model.grid(),
            model.range(),
            Shades.of(picture))
        : Optional.empty();
  }

  /** What a page needs to know once, whatever the parameters are. */
  public Map<String, Object> tree() {
    Map<String, Object> tree = new TreeMap<>();
    tree.put("passes", program.passes().stream().map(FieldDrawing::tree).toList());
    tree.put("vectors", program.vectors());
    tree.put("across", PassProgram.NUMBERS_ACROSS);
    tree.put("channels", channels);
    tree.put("low", shades.low());
    tree.put("high", shades.high());
    tree.put("y", interval(0));
    tree.put("x", interval(1));
    tree.put("tile", Level.SIDE);
    tree.put("mostSamples", Level.MOST_SAMPLES);
    return tree;
  }

  private static Map<String, ?> tree(PassProgram.Pass pass) {
    return Map.of("text", pass.text(), "inputs", pass.inputs(), "output", pass.output());
  }

  /** Edges of the cells of an axis, in the centres of which its samples lie. */
  private List<Double> interval(int axis) {
    Axis own = grid.axes().get(axis);
    Axis cells = own.resampled(own.samples() + 1);
    return List.of(cells.from(), cells.to());
  }

  /** The numbers of the program as float32, little-endian. */
  public byte[] numbers() {
    return bytes(program.numbers());
  }

  /** Numbers as float32, little-endian. */
  public static byte[] bytes(float[] numbers) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, numbers.length))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(numbers);
    return bytes.array();
  }

  /** All of it, for a page that asks for nothing. */
  Map<String, Object> whole() {
    Map<String, Object> tree = tree();
    tree.put("numbers", Base64.getEncoder().encodeToString(numbers()));
    return tree;
  }
}
