package inr.io.model;

import inr.backend.Numbers;
import inr.backend.TrainerState;
import inr.io.Output;
import inr.io.SignalFormatException;
import inr.io.model.Container.Block;
import inr.io.model.Container.Version;
import inr.plan.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checkpoint files, version 2: as model files, with the arrays of the trainer's state, each in the
 * width that it has there. Version 1, which held value and both moments of Adam of each parameter
 * as float64, is read.
 */
public final class CheckpointFile {
  private static final int WIDTH_1 = 3 * Double.BYTES;
  private static final List<String> MOMENTS_1 = List.of("adam.first", "adam.second");

  private CheckpointFile() {}

  /** Width of the numbers of an array. */
  enum Width {
    FLOAT32,
    FLOAT64
  }

  /** An array of the state, in the order of the payload. */
  record ArrayHeader(String name, Width width, int size) {}

  /** The header: a checkpoint without the numbers. */
  record Header(
      TrainingPlan plan,
      String inputSha256,
      long step,
      double rateFactor,
      double seconds,
      Map<String, Object> extra,
      List<ArrayHeader> arrays) {}

  /** The header of version 1. */
  record Header1(
      TrainingPlan plan,
      String inputSha256,
      long step,
      double rateFactor,
      double seconds,
      Map<String, Object> extra) {}

  /**
   * Writes a checkpoint in place of an older one; the file appears whole or not at all.
   *
   * @throws IllegalArgumentException if a number of the state or the extra is not finite
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, Checkpoint checkpoint) throws IOException {
    try (Output output = Output.claim(file, true)) {
      write(output, checkpoint);
    }
  }

  /**
   * Writes a checkpoint where a place has been claimed for it, again and again if need be.
   *
   * @throws IllegalArgumentException if a number of the state or the extra is not finite
   * @throws IOException if the file cannot be written
   */
  public static void write(Output output, Checkpoint checkpoint) throws IOException {
    TrainerState state = checkpoint.state();
    requireFinite(state);
    List<ArrayHeader> arrays = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    state
        .arrays()
        .forEach(
            (name, numbers) -> {
              boolean floats = numbers instanceof Numbers.Floats;
              arrays.add(
                  new ArrayHeader(name, floats ? Width.FLOAT32 : Width.FLOAT64, numbers.size()));
              blocks.add(block(numbers));
            });
    Header header =
        new Header(
            checkpoint.plan(),
            checkpoint.inputSha256(),
            state.step(),
            state.rateFactor(),
            checkpoint.seconds(),
            checkpoint.extra(),
            arrays);
    Container.CHECKPOINT.write(output, Header.class, header, blocks);
  }

  private static Block block(Numbers numbers) {
    if (numbers instanceof Numbers.Floats floats) {
      float[] values = floats.values();
      return new Block(values.length, Float.BYTES, (buffer, i) -> buffer.putFloat(values[i]));
    }
    double[] values = numbers.toDoubles();
    return new Block(values.length, Double.BYTES, (buffer, i) -> buffer.putDouble(values[i]));
  }

  /**
   * Reads a checkpoint; {@link Checkpoint#changesTo} then tells whether it belongs to a fit.
   *
   * @throws SignalFormatException if there is no such file, or it is not a whole, undamaged
   *     checkpoint of a version that is known here
   */
  public static Checkpoint read(Path file) throws IOException {
    return Container.CHECKPOINT.read(
        file,
        List.of(
            new Version<>(1, HeaderText.PLAIN, Header1.class, CheckpointFile::version1),
            new Version<>(2, HeaderText.PLAIN, Header.class, CheckpointFile::version2)));
  }

  private static Checkpoint version2(Header header, Container.Payload payload) throws IOException {
    long bytes = 0;
    for (ArrayHeader array : header.arrays()) {
      if (array.size() < 0) {
        throw new IllegalArgumentException(
            "array " + array.name() + " has a size of " + array.size());
      }
      bytes += (long) array.size() * (array.width() == Width.FLOAT32 ? Float.BYTES : Double.BYTES);
    }
    payload.requireBytes(bytes, "arrays");
    Map<String, Numbers> arrays = new TreeMap<>();
    for (ArrayHeader array : header.arrays()) {
      if (arrays.put(array.name(), numbers(array, payload)) != null) {
        throw new IllegalArgumentException("there are two arrays " + array.name());
      }
    }
    TrainerState state = TrainerState.of(header.step(), header.rateFactor(), arrays);
    requireFinite(state);
    return new Checkpoint(
        header.plan(), header.inputSha256(), state, header.seconds(), header.extra());
  }

  private static Numbers numbers(ArrayHeader array, Container.Payload payload) throws IOException {
    if (array.width() == Width.FLOAT32) {
      float[] values = new float[array.size()];
      payload.read(values.length, Float.BYTES, (buffer, i) -> values[i] = buffer.getFloat());
      return new Numbers.Floats(values);
    }
    double[] values = new double[array.size()];
    payload.read(values.length, Double.BYTES, (buffer, i) -> values[i] = buffer.getDouble());
    return new Numbers.Doubles(values);
  }

  private static Checkpoint version1(Header1 header, Container.Payload payload) throws IOException {
    int count = header.plan().network().layout().size();
    payload.requireElements(count, WIDTH_1);
    double[] parameters = new double[count];
    double[] first = new double[count];
    double[] second = new double[count];
    payload.read(
        count,
        WIDTH_1,
        (buffer, i) -> {
          parameters[i] = buffer.getDouble();
          first[i] = buffer.getDouble();
          second[i] = buffer.getDouble();
        });
    TrainerState state =
        TrainerState.of(
            header.step(),
            header.rateFactor(),
            Map.of(
                TrainerState.PARAMETERS,
                new Numbers.Doubles(parameters),
                MOMENTS_1.get(0),
                new Numbers.Doubles(first),
                MOMENTS_1.get(1),
                new Numbers.Doubles(second)));
    requireFinite(state);
    return new Checkpoint(
        header.plan(), header.inputSha256(), state, header.seconds(), header.extra());
  }

  private static void requireFinite(TrainerState state) {
    state
        .arrays()
        .forEach(
            (name, numbers) -> {
              if (!numbers.isFinite()) {
                throw new IllegalArgumentException(
                    "array "
                        + name
                        + " has a number that is not finite; only finite numbers can be stored");
              }
            });
  }
}
