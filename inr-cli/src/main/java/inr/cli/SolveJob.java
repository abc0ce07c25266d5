package inr.cli;

import inr.field.NeuralField;
import inr.field.Original;
import inr.signal.Signal;
import java.io.IOException;

/**
 * A job of {@code inr solve}, of whatever medium; {@link SolveRun} does what all have in common.
 */
interface SolveJob {
  /** Name of the command. */
  String name();

  /** Reads what was measured, or with --simulate the truth. */
  Original read(CommandInput source) throws IOException;

  /** Writes what it gives besides its model, if that is anything. */
  default void writeMore(NeuralField field) throws IOException {}

  /** The problem that it poses. */
  Posed<?, ?> posed(Signal input) throws IOException;
}
