package inr.studio;

import inr.field.tiled.TiledModel;
import inr.report.FitCurve;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A model in tiles that is looked at; it is a folder, so a page has no file of it. */
public final class FinishedTiles implements Exhibit {
  private final String name;
  private final Map<String, String> facts;
  private final TiledView view;

  /**
   * A model.
   *
   * @param name of it
   * @param model used by nobody else from now on
   * @param facts on it
   * @param threads that render it
   */
  public FinishedTiles(String name, TiledModel model, Map<String, String> facts, int threads) {
    this.name = name;
    this.facts = facts;
    view = new TiledView(model, threads);
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
    return new TreeMap<>(Map.of("state", "tiled", "version", view.version(), "words", ""));
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
    return Optional.empty();
  }

  @Override
  public void ask(Wish wish) {}
}
