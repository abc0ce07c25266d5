package inr.cli;

import inr.io.plan.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Chromium without a window, driven over its chromedriver.
 *
 * @see <a href="https://www.w3.org/TR/webdriver2/">WebDriver</a>
 */
final class Chromium {
  /** Keys as WebDriver names them. */
  static final String ARROW_RIGHT = "\uE014";

  static final String TAB = "\uE004";
  static final String ENTER = "\uE007";
  static final String SPACE = " ";

  private static final String SHIFT = "\uE008";

  private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");

  /** Under which WebDriver names an element. */
  private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process driver;
  private final String session;

  private Chromium(Process driver, String address, Path browser)
      throws IOException, InterruptedException {
    this.driver = driver;
    Map<String, ?> options =
        Map.of(
            "binary",
            browser.toString(),
            "args",
            // Without a sandbox, since machines that build run as root.
            List.of(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                // WebGL without a graphics processor.
                "--enable-unsafe-swiftshader",
                "--window-size=1280,900"));
    Map<String, ?> wanted =
        Map.of("goog:chromeOptions", options, "goog:loggingPrefs", Map.of("browser", "ALL"));
    Object value = send("POST", address, Map.of("capabilities", Map.of("alwaysMatch", wanted)));
    session = address + "/" + ((Map<?, ?>) value).get("sessionId");
  }

  /** A program of one of some names on the path. */
  static Optional<Path> program(String... names) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts one. */
  static Chromium start(Path browser, Path driver) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(driver.toString(), "--port=0").redirectErrorStream(true).start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String said = "";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said += line + "\n";
      Matcher port = PORT.matcher(line);
      if (port.find()) {
        return new Chromium(process, "http://127.0.0.1:" + port.group(1) + "/session", browser);
      }
    }
    throw new IOException("chromedriver ended: " + said);
  }

  private Object send(String method, String address, @Nullable Map<String, ?> body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(PATIENCE)
            .method(
                method,
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(JsonText.write(body)))
            .build();
    String answer = client.send(request, BodyHandlers.ofString()).body();
    Object value = ((Map<?, ?>) JsonText.read(answer)).get("value");
    if (value instanceof Map<?, ?> map && map.containsKey("error")) {
      throw new IOException(map.get("error") + ": " + map.get("message"));
    }
    return value == null ? "" : value;
  }

  /** Opens a page afresh; what the one before had to complain of is forgotten. */
  void open(URI page) throws IOException, InterruptedException {
    send("POST", session + "/url", Map.of("url", "about:blank"));
    log();
    send("POST", session + "/url", Map.of("url", page.toString()));
  }

  /** What the body of a function returns; empty text for nothing. */
  Object run(String script) throws IOException, InterruptedException {
    return send("POST", session + "/execute/sync", Map.of("script", script, "args", List.of()));
  }

  String text(String expression) throws IOException, InterruptedException {
    return String.valueOf(run("return String(" + expression + ");"));
  }

  /** Waits until an expression is true. */
  void await(String condition) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!text("Boolean(" + condition + ")").equals("true")) {
      if (System.nanoTime() > end) {
        throw new IOException("not so: " + condition + "; " + log());
      }
      Thread.sleep(30);
    }
  }

  private String element(String selector) throws IOException, InterruptedException {
    Map<?, ?> found =
        (Map<?, ?>)
            send("POST", session + "/element", Map.of("using", "css selector", "value", selector));
    return session + "/element/" + found.get(ELEMENT);
  }

  void click(String selector) throws IOException, InterruptedException {
    send("POST", element(selector) + "/click", Map.of());
  }

  /** Types keys, or names a file where one is chosen. */
  void type(String selector, String keys) throws IOException, InterruptedException {
    send("POST", element(selector) + "/value", Map.of("text", keys));
  }

  /** Presses and releases a key, whatever has the focus. */
  void press(String key) throws IOException, InterruptedException {
    press(List.of(key));
  }

  /** The same with the shift key held. */
  void pressShifted(String key) throws IOException, InterruptedException {
    press(List.of(SHIFT, key));
  }

  private void press(List<String> keys) throws IOException, InterruptedException {
    List<Map<String, ?>> actions = new ArrayList<>();
    keys.forEach(key -> actions.add(Map.of("type", "keyDown", "value", key)));
    for (int i = keys.size() - 1; i >= 0; i--) {
      actions.add(Map.of("type", "keyUp", "value", keys.get(i)));
    }
    Map<String, ?> keyboard = Map.of("type", "key", "id", "keyboard", "actions", actions);
    send("POST", session + "/actions", Map.of("actions", List.of(keyboard)));
  }

  /** Opens a further tab and goes on in it; the one that was left. */
  String openTab() throws IOException, InterruptedException {
    String left = String.valueOf(send("GET", session + "/window", null));
    Object opened = send("POST", session + "/window/new", Map.of("type", "tab"));
    goTo(String.valueOf(((Map<?, ?>) opened).get("handle")));
    return left;
  }

  /** Closes the tab and goes on in another. */
  void closeTab(String other) throws IOException, InterruptedException {
    send("DELETE", session + "/window", Map.of());
    goTo(other);
  }

  private void goTo(String tab) throws IOException, InterruptedException {
    send("POST", session + "/window", Map.of("handle", tab));
  }

  /** What the browser had to complain of since it was last asked. */
  List<?> log() throws IOException, InterruptedException {
    return (List<?>) send("POST", session + "/se/log", Map.of("type", "browser"));
  }

  /** Ends it. */
  void end() throws IOException, InterruptedException {
    try {
      send("DELETE", session, Map.of());
    } finally {
      driver.destroy();
    }
  }
}
