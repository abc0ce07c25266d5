package inr.studio;

import inr.io.plan.JsonText;
import inr.report.FieldDrawing;
import inr.report.Level;
import inr.report.PageResource;
import inr.report.ShownPicture;
import inr.signal.Medium;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;

/** What a page may ask for, by the names of the addresses. */
final class Routes {
  private static final String NOT_DRAWN =
      "only pictures of networks of dense layers with at most "
          + FieldDrawing.MOST_PARAMETERS
          + " parameters are drawn in the browser";

  private static final int MOST_TILES = Level.MOST_SAMPLES / Level.SIDE;

  private final Map<String, Route> all = new HashMap<>();
  private final StudioServer server;

  /** Answers a request. */
  @FunctionalInterface
  interface Action {
    /**
     * The answer.
     *
     * @throws IllegalArgumentException if the numbers are wrong
     * @throws NoSuchElementException if there is nothing yet
     */
    Answer answer(Query query);
  }

  /**
   * Something to ask for.
   *
   * @param method GET for what changes nothing, else POST
   * @param action that answers
   */
  record Route(String method, Action action) {}

  Routes(StudioServer server) {
    this.server = server;
    text("", "text/html", "studio.html");
    get("app.js", query -> script());
    get("app.css", query -> Answer.text(200, "text/css", PageResource.style().text()));
    text("icon.svg", "image/svg+xml", "icon.svg");
    get("session", query -> Answer.json(JsonText.write(show().tree())));
    get("original", query -> original());
    get("tile", this::tile);
    get("drawing", this::drawing);
    get("weights", this::weights);
    get("piece", query -> Answer.bytes(Answer.BINARY, piece(query)));
    get("whole", query -> whole(exhibit(query).view().picture()));
    get("sound", query -> Answer.bytes("audio/wav", exhibit(query).view().sound().wav()));
    get("facts", query -> Answer.json(JsonText.write(exhibit(query).facts())));
    get("curve", query -> Answer.json(JsonText.write(exhibit(query).curve().timed())));
    get("model.inr", query -> Answer.bytes(Answer.BINARY, exhibit(query).model().orElseThrow()));
    for (Exhibit.Wish wish : Exhibit.Wish.values()) {
      post(
          wish.name().toLowerCase(Locale.ROOT),
          query -> asked(query).forEach(exhibit -> exhibit.ask(wish)));
    }
    post("quit", query -> server.quit());
  }

  /** The route of a name. */
  Optional<Route> named(String name) {
    return Optional.ofNullable(all.get(name));
  }

  private void get(String name, Action action) {
    all.put(name, new Route("GET", action));
  }

  private void text(String name, String type, String resource) {
    get(name, query -> Answer.text(200, type, PageResource.of(Routes.class, resource).text()));
  }

  private void post(String name, Consumer<Query> change) {
    Action action =
        query -> {
          change.accept(query);
          return Answer.json("{}");
        };
    all.put(name, new Route("POST", action));
  }

  private static Answer script() {
    return Answer.text(
        200, "text/javascript", PageResource.script(Routes.class, "studio.js").text());
  }

  private Show show() {
    return server.shown().orElseThrow();
  }

  private Exhibit exhibit(Query query) {
    Show show = show();
    return show.exhibits().get(query.number("run", 0, show.exhibits().size() - 1));
  }

  /** The exhibit that is named, or all of them. */
  private List<Exhibit> asked(Query query) {
    return query.has("run") ? List.of(exhibit(query)) : show().exhibits();
  }

  private Answer original() {
    boolean sound = show().medium() instanceof Medium.Sound;
    return Answer.bytes(sound ? "audio/wav" : "image/png", show().originalBytes().orElseThrow());
  }

  private Answer tile(Query query) {
    return Answer.bytes(
        Answer.BINARY,
        exhibit(query)
            .view()
            .tile(
                query.number("level", -Level.LARGEST, Level.LARGEST),
                query.number("row", 0, MOST_TILES),
                query.number("column", 0, MOST_TILES)));
  }

  /** What a page draws a field with by itself, or why it cannot. */
  private Answer drawing(Query query) {
    return Answer.json(
        JsonText.write(drawn(query).map(FieldDrawing::tree).orElse(Map.of("refusal", NOT_DRAWN))));
  }

  private Answer weights(Query query) {
    return drawn(query)
        .map(drawing -> Answer.bytes(Answer.BINARY, drawing.numbers()))
        .orElseGet(() -> Answer.text(Guard.NOT_FOUND, "text/plain", NOT_DRAWN));
  }

  private Optional<FieldDrawing> drawn(Query query) {
    return exhibit(query).view().drawing(version(query));
  }

  private byte[] piece(Query query) {
    return FieldDrawing.bytes(exhibit(query).view().piece(version(query)));
  }

  private static int version(Query query) {
    return query.number("version", 1, Query.LARGEST);
  }

  private static Answer whole(ShownPicture picture) {
    return Answer.bytes("image/png", picture.png());
  }
}
