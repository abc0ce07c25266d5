package inr.studio;

import inr.field.NeuralField;
import inr.io.model.Model;
import inr.report.FitCurve;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A model that is looked at. */
public final class FinishedField implements Exhibit {
  private final String name;
  private final Model model;
  private final Map<String, String> facts;
  private final FieldRenderer renderer;

  /**
   * A model.
   *
   * @param name of it
   * @param facts on it
   * @param threads that render it
   */
  public FinishedField(String name, Model model, Map<String, String> facts, int threads) {
    this.name = name;
    this.model = model;
    this.facts = facts;
    renderer = new FieldRenderer(threads);
    renderer.show(Snapshot.of(model));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public FieldView view() {
    return renderer;
  }

  @Override
  public Map<String, ?> state() {
    return new TreeMap<>(Map.of("state", "finished", "version", renderer.version(), "words", ""));
  }

  @Override
  public Map<String, String> facts() {
    return facts;
  }

  @Override
  public FitCurve curve() {
    return FitCurve.none();
  }

  @Override
  public Optional<byte[]> model() {
    return Optional.of(new NeuralField(model).toBytes());
  }

  @Override
  public void ask(Wish wish) {}
}
