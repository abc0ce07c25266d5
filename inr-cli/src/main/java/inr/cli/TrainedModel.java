package inr.cli;

import inr.field.NeuralField;
import inr.field.Original;
import inr.grid.Grid;
import inr.io.model.Model;
import inr.io.model.Precision;
import inr.io.model.Program;
import inr.io.model.Provenance;
import inr.solve.TrainedField;
import java.util.Map;

/** The model of a network that a method of {@code inr solve} trained. */
final class TrainedModel {
  private TrainedModel() {}

  /**
   * A model.
   *
   * @param grid where it is sampled unless asked elsewhere
   * @param name of what was measured, empty if that is no file
   * @param sha256 of that file, or empty
   * @param settings what made it, such as the job
   */
  static Model of(
      TrainedField field, Grid grid, String name, String sha256, Map<String, String> settings) {
    return new Model(
        field.plan(),
        grid,
        field.medium(),
        field.range(),
        field.parameters(),
        Precision.FLOAT32,
        new Provenance(
            name,
            sha256,
            Program.text(),
            System.getProperty("java.version"),
            "cpu",
            field.steps(),
            settings,
            Map.of()));
  }

  /** The field of what an original became. */
  static NeuralField of(
      TrainedField field, Grid grid, Original original, Map<String, String> settings) {
    return new NeuralField(of(field, grid, original.name(), original.sha256(), settings));
  }
}
