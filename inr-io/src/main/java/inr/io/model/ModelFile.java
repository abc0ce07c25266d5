package inr.io.model;

import inr.circuit.ParameterLayout;
import inr.circuit.Parameters;
import inr.codec.weights.WeightCode;
import inr.grid.Grid;
import inr.io.InputFile;
import inr.io.Output;
import inr.io.SignalFormatException;
import inr.plan.TrainingPlan;
import inr.signal.Medium;
import inr.signal.ValueRange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.List;

/**
 * Model files {@code .inr}, version 1, and version 2 of packed models; {@code docs/model-file.md}
 * describes them byte by byte. Equal models give equal bytes.
 */
public final class ModelFile {
  private static final List<Container.Version<?, Model>> VERSIONS =
      List.of(
          new Container.Version<>(1, HeaderText.PLAIN, Header.class, ModelFile::model),
          new Container.Version<>(2, HeaderText.DEFLATED, PackedHeader.class, ModelFile::packed));

  /** First bytes of a file that tell whether it is a model, and of which version. */
  private static final int START = 12;

  private ModelFile() {}

  /** The header: a model without its parameters. */
  record Header(
      TrainingPlan plan,
      Grid grid,
      Medium medium,
      ValueRange range,
      Precision precision,
      Provenance provenance) {}

  /** The header of a packed model. */
  record PackedHeader(
      TrainingPlan plan, Grid grid, Medium medium, ValueRange range, Provenance provenance) {}

  /**
   * Writes a model; the file appears whole or not at all.
   *
   * @param overwrite whether an older file may be replaced
   * @throws IllegalArgumentException if a parameter is not finite or too large for the precision,
   *     or the header is too long
   * @throws java.nio.file.FileAlreadyExistsException if the file exists and {@code overwrite} is
   *     false
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, Model model, boolean overwrite) throws IOException {
    try (Output output = Output.claim(file, overwrite)) {
      write(output, model);
    }
  }

  /**
   * Writes a model where a place has been claimed for it.
   *
   * @return bytes of the file
   * @throws IllegalArgumentException if a parameter is not finite or too large for the precision,
   *     or the header is too long
   * @throws IOException if the file cannot be written
   */
  public static long write(Output output, Model model) throws IOException {
    return Container.MODEL.write(output, Header.class, header(model), blocks(model));
  }

  /**
   * Writes the bytes of a model file.
   *
   * @param out is flushed and stays open
   * @throws IllegalArgumentException as above, before anything is written
   * @throws IOException if the stream cannot be written
   */
  public static void write(OutputStream out, Model model) throws IOException {
    Container.MODEL.write(Channels.newChannel(out), Header.class, header(model), blocks(model));
    out.flush();
  }

  /**
   * Writes a packed model where a place has been claimed for it.
   *
   * @return bytes of the file
   * @throws IllegalArgumentException if the header is too long
   * @throws IOException if the file cannot be written
   */
  public static long write(Output output, PackedModel model) throws IOException {
    return Container.PACKED_MODEL.write(
        output, PackedHeader.class, packedHeader(model.model()), List.of(block(model)));
  }

  /**
   * Writes the bytes of the file of a packed model.
   *
   * @param out is flushed and stays open
   * @throws IllegalArgumentException as above, before anything is written
   * @throws IOException if the stream cannot be written
   */
  public static void write(OutputStream out, PackedModel model) throws IOException {
    Container.PACKED_MODEL.write(
        Channels.newChannel(out),
        PackedHeader.class,
        packedHeader(model.model()),
        List.of(block(model)));
    out.flush();
  }

  /** Bytes that the file of a packed model has besides its parameters. */
  public static int packedFrame(Model model) {
    return Container.PACKED_MODEL.frame(PackedHeader.class, packedHeader(model));
  }

  private static PackedHeader packedHeader(Model model) {
    return new PackedHeader(
        model.plan(), model.grid(), model.medium(), model.range(), model.provenance());
  }

  private static Container.Block block(PackedModel model) {
    byte[] bytes = WeightCode.write(model.parameters());
    return new Container.Block(bytes.length, Byte.BYTES, (buffer, i) -> buffer.put(bytes[i]));
  }

  static Header header(Model model) {
    return new Header(
        model.plan(),
        model.grid(),
        model.medium(),
        model.range(),
        model.precision(),
        model.provenance());
  }

  private static List<Container.Block> blocks(Model model) {
    Precision precision = model.precision();
    float[] values = precision.rounded(model.parameters()).values();
    return List.of(
        new Container.Block(
            values.length, precision.bytes(), (buffer, i) -> precision.put(buffer, values[i])));
  }

  /** Whether a file that starts with these bytes is meant to be a model. */
  public static boolean recognises(byte[] start) {
    return Container.MODEL.recognises(start);
  }

  /** Whether a file is meant to be a model; of one that cannot be read its reader tells. */
  public static boolean recognises(Path file) throws IOException {
    return recognises(InputFile.start(file, START));
  }

  /** Whether a file is that of a packed model. */
  public static boolean isPacked(Path file) throws IOException {
    byte[] start = InputFile.start(file, START);
    return recognises(start)
        && start.length == START
        && ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getInt(START - Integer.BYTES)
            == Container.PACKED_MODEL.version();
  }

  /**
   * Reads a model.
   *
   * @throws SignalFormatException if there is no such file, or it is not a whole, undamaged model
   *     of a version that is known here
   */
  public static Model read(Path file) throws IOException {
    return Container.MODEL.read(file, VERSIONS);
  }

  /**
   * Reads a model from the bytes of its file.
   *
   * @throws SignalFormatException if they are not a whole, undamaged model of a version that is
   *     known here
   */
  public static Model read(byte[] bytes) throws IOException {
    return Container.MODEL.read(Path.of("model"), new MemoryChannel(bytes), VERSIONS);
  }

  private static Model model(Header header, Container.Payload payload) throws IOException {
    ParameterLayout layout = header.plan().network().layout();
    Precision precision = header.precision();
    payload.requireElements(layout.size(), precision.bytes());
    float[] values = new float[layout.size()];
    payload.read(
        values.length, precision.bytes(), (buffer, i) -> values[i] = precision.get(buffer));
    return model(header, new Parameters(layout, values));
  }

  /** The model of a header and parameters, which are rounded as its precision says. */
  static Model model(Header header, Parameters parameters) {
    return new Model(
        header.plan(),
        header.grid(),
        header.medium(),
        header.range(),
        header.precision().rounded(parameters),
        header.precision(),
        header.provenance());
  }

  private static Model packed(PackedHeader header, Container.Payload payload) throws IOException {
    ParameterLayout layout = header.plan().network().layout();
    return new Model(
        header.plan(),
        header.grid(),
        header.medium(),
        header.range(),
        WeightCode.read(layout, payload.read()).parameters(),
        Precision.FLOAT32,
        header.provenance());
  }
}
