package inr.studio;

import inr.field.NeuralField;
import inr.field.tiled.TiledModel;
import inr.io.model.Model;
import inr.report.FitCurve;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A model, or a model in tiles, that is looked at. */
public final class FinishedField implements Exhibit {
  private final String name;
  private final Map<String, String> facts;
  private final FieldView view;
  private final String state;
  private final Supplier<Optional<byte[]>> model;

  private FinishedField(
      String name,
      Map<String, String> facts,
      FieldView view,
      String state,
      Supplier<Optional<byte[]>> model) {
    this.name = name;
    this.facts = facts;
    this.view = view;
    this.state = state;
    this.model = model;
  }

  /**
   * A model.
   *
   * @param name of it
   * @param facts on it
   * @param threads that render it
   */
  public FinishedField(String name, Model model, Map<String, String> facts, int threads) {
    this(
        name,
        facts,
        showing(model, threads),
        "finished",
        () -> Optional.of(new NeuralField(model).toBytes()));
  }

  /**
   * A model in tiles, which is a folder, so a page has no file of it.
   *
   * @param name of it
   * @param model used by nobody else from now on
   * @param facts on it
   * @param threads that render it
   */
  public FinishedField(String name, TiledModel model, Map<String, String> facts, int threads) {
    this(name, facts, new TiledView(model, threads), "tiled", Optional::empty);
  }

  private static FieldView showing(Model model, int threads) {
    FieldRenderer renderer = new FieldRenderer(threads);
    renderer.show(Snapshot.of(model));
    return renderer;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public FieldView view() {
    return view;
  }

  @Override
  public Map<String, ?> state() {
    return new TreeMap<>(Map.of("state", state, "version", view.version(), "words", ""));
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
    return model.get();
  }

  @Override
  public void ask(Wish wish) {}
}
