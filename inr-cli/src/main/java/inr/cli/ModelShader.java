package inr.cli;

import inr.grid.Axis;
import inr.interchange.program.GlslExport;
import inr.io.model.Model;
import inr.report.FieldShader;
import inr.signal.Medium;
import java.util.Optional;

/** A model of a picture as a program by which a page draws it. */
final class ModelShader {
  private ModelShader() {}

  /** None of what is no picture, or no network that a shader could hold. */
  static Optional<FieldShader> of(Model model) {
    if (!(model.medium() instanceof Medium.Picture)) {
      return Optional.empty();
    }
    try {
      Axis rows = model.grid().axes().get(0);
      Axis columns = model.grid().axes().get(1);
      return Optional.of(
          new FieldShader(
              GlslExport.write(model), columns.from(), columns.to(), rows.from(), rows.to()));
    } catch (IllegalArgumentException unwritable) {
      return Optional.empty();
    }
  }
}
