package inr.cli;

import inr.field.NeuralField;
import inr.io.media.MediaOptions;
import inr.io.model.Model;
import inr.io.model.ModelFile;
import inr.io.table.PointTable;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A comparison of a table of measurements with a model, which is asked at the places of it. */
final class ComparedTable {
  private ComparedTable() {}

  /** Whether a side is a table. */
  static boolean isAmong(Path a, Path b) {
    return PointTable.isNameOf(a) || PointTable.isNameOf(b);
  }

  /** Both sides in their order. */
  static List<Signal> read(Path a, Path b, MediaOptions options, Session session)
      throws IOException {
    boolean tableFirst = PointTable.isNameOf(a);
    Path table = tableFirst ? a : b;
    Model model = model(table, tableFirst ? b : a, options, session);
    Signal measured = PointTable.read(table, (Medium.Points) model.medium(), model.range());
    Signal asked = asked(model, measured);
    return tableFirst ? List.of(measured, asked) : List.of(asked, measured);
  }

  private static Model model(Path table, Path named, MediaOptions options, Session session)
      throws IOException {
    try (CommandInput input = new CommandInput(named, options, session)) {
      if (ModelFile.recognises(input.file())) {
        Model model = ModelFile.read(input.file());
        if (model.medium() instanceof Medium.Points) {
          return model;
        }
      }
    }
    throw CommandFailure.failure(
        table
            + " is a table, which is compared with a model of one, but "
            + named
            + " is none; inr fit makes one of a table");
  }

  private static Signal asked(Model model, Signal measured) {
    return new Signal(
        measured.coordinates(),
        measured.medium(),
        new Samples.Floats(new NeuralField(model).values(measured.coordinates())),
        measured.range());
  }
}
