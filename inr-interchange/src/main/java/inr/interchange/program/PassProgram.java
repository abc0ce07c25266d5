package inr.interchange.program;

import inr.circuit.Parameters;
import inr.network.NetworkSpec;
import inr.signal.ValueRange;
import java.util.List;

/**
 * A network of a picture as passes of a graphics processor, by which a page of a browser draws it:
 * one fragment shader of GLSL ES 3.00 for each layer, which writes one value of many points from
 * values that are there.
 *
 * <p>Parameters are no part of the texts, which depend on the network alone: they lie in one
 * texture, so that networks of any width can be drawn and newer parameters need no compiler.
 * Formulas are printed as in {@link GlslExport}, with sines of angles within half a turn.
 *
 * <p><b>Numbers</b> are texels of four, {@value #NUMBERS_ACROSS} in a row of the texture {@code
 * numbers}.
 *
 * <p><b>Values</b> are arrays of four textures, one for every fourth part of the points, since a
 * shader reads a matrix of weights once for four points. Where a part has {@code rows} rows of
 * points, vector v of the point in column x and row y is the texel (x, v·rows + y), and vector v
 * has columns 4v to 4v + 3. Value 0 are the coordinates, (y, x, 0, 0). What is left of a last
 * vector is 0.
 *
 * @param passes in order; the last writes the predictions in stored units
 * @param vectors of each value, in the order of their numbers
 * @param numbers weights and whatever else passes look up, four by four
 */
public record PassProgram(List<Pass> passes, List<Integer> vectors, float[] numbers) {
  /** Texels in a row of the texture of numbers; every device takes twice as many. */
  public static final int NUMBERS_ACROSS = 1 << PassWriter.LOG_ACROSS;

  private static final int MOST_CHANNELS = 4;

  /**
   * A shader and what it is run on.
   *
   * @param text of the fragment shader; uniforms are {@code numbers}, {@code rows} and the samplers
   *     {@code x0}, {@code x1} … of the inputs
   * @param inputs numbers of the values that it reads
   * @param output number of the value that it writes
   */
  public record Pass(String text, List<Integer> inputs, int output) {}

  /**
   * That of a network.
   *
   * @param range training range ⇄ stored units
   * @throws IllegalArgumentException with the part of the network that no such program carries, or
   *     if it is of no picture
   */
  public static PassProgram of(NetworkSpec network, Parameters parameters, ValueRange range) {
    if (network.inputs() != 2 || network.outputs() > MOST_CHANNELS) {
      throw new IllegalArgumentException(
          "network has "
              + network.inputs()
              + " inputs and "
              + network.outputs()
              + " outputs; passes are for pictures, of 2 and 1 to 4");
    }
    PassWriter writer = new PassWriter();
    new CircuitWriter<>(network, parameters, writer, writer.coordinates()).write(range);
    return new PassProgram(writer.passes(), writer.vectors(), writer.numbers());
  }
}
