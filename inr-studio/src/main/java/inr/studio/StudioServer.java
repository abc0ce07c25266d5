package inr.studio;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import inr.io.plan.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Serves one page on the loopback address, to whoever knows its address. No path of the file system
 * is ever in a request.
 */
public final class StudioServer implements AutoCloseable {
  private static final int TOO_MANY = 429;
  private static final int NOT_ALLOWED = 405;
  private static final int TOO_LONG = 413;
  private static final int BAD_REQUEST = 400;
  private static final int NO_CONTENT = 204;
  private static final int LENGTH_REQUIRED = 411;
  private static final int NOT_TAKEN = 422;
  private static final int FAILED = 500;
  private static final int POLL_MILLIS = 50;
  private static final long LAST_ANSWERS_NANOS = 1_000_000_000;

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "inr-studio");
            thread.setDaemon(true);
            return thread;
          });
  private final Guard guard = Guard.random();
  private final EventHub hub = new EventHub(this::state);
  private final Routes routes = new Routes(this);
  private final CountDownLatch quit = new CountDownLatch(1);
  private volatile @Nullable Show show;
  private volatile @Nullable DropTarget target;

  /** Requests that are being answered, without streams. */
  private int answers;

  private final AtomicInteger shows = new AtomicInteger();

  private StudioServer(HttpServer server) {
    this.server = server;
  }

  /**
   * A server that listens.
   *
   * @param port 0 for any that is free
   * @throws IOException if the port is taken
   */
  public static StudioServer start(int port) throws IOException {
    InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    } catch (BindException taken) {
      throw new IOException(
          "port " + port + " is taken or not allowed; leave --port out to take a free one", taken);
    }
    StudioServer studio = new StudioServer(server);
    server.createContext("/", studio::handle);
    server.setExecutor(studio.threads);
    server.start();
    return studio;
  }

  /** Where a browser finds the page. */
  public URI address() {
    return URI.create(
        "http://127.0.0.1:" + server.getAddress().getPort() + "/" + guard.token() + "/");
  }

  /** Shows this from now on. */
  public void show(Show wanted) {
    Optional<Show> former = shown();
    show = wanted;
    shows.incrementAndGet();
    changed();
    former.ifPresent(StudioServer::close);
  }

  private static void close(Show ended) {
    ended.exhibits().forEach(exhibit -> exhibit.view().close());
  }

  /** From now on the page takes files that are dropped on it. */
  public void accept(DropTarget newTarget) {
    target = newTarget;
    changed();
  }

  /** What is shown. */
  Optional<Show> shown() {
    return Optional.ofNullable(show);
  }

  /** Something of what is shown is another. */
  public void changed() {
    hub.changed();
  }

  /** Whether a page is open. */
  public boolean isWatched() {
    return hub.isWatched();
  }

  /** Whether somebody waits for a rendering. */
  boolean isAsked() {
    return shown().map(Show::exhibits).orElse(List.of()).stream()
        .anyMatch(exhibit -> exhibit.view().isAsked());
  }

  /** Waits until a person quits, or for so long; whether one did. */
  public boolean awaitQuit(long millis) throws InterruptedException {
    return quit.await(millis, TimeUnit.MILLISECONDS);
  }

  /** A person wants the program to end. */
  void quit() {
    quit.countDown();
  }

  /** All that changes, as JSON. */
  private String state() {
    Map<String, Object> tree = new TreeMap<>();
    tree.put("show", shows.get());
    tree.put("drop", target != null);
    tree.put(
        "runs",
        shown().map(Show::exhibits).orElse(List.of()).stream().map(Exhibit::state).toList());
    return JsonText.write(tree);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Optional<Integer> refusal =
          guard.refusal(
              exchange.getRequestHeaders().getOrDefault("Host", List.of()),
              exchange.getRequestHeaders().getOrDefault("Origin", List.of()),
              path);
      if (refusal.isPresent()) {
        Answer.empty(refusal.get()).send(exchange);
      } else if (guard.route(path).equals("events")) {
        events(exchange);
      } else {
        answering(1);
        try {
          String route = guard.route(path);
          (route.equals("file") ? take(exchange) : answer(exchange, route)).send(exchange);
        } finally {
          answering(-1);
        }
      }
    }
  }

  private synchronized void answering(int more) {
    answers += more;
    notifyAll();
  }

  /** What asked for the end is answered before it, unless its reader is too slow. */
  private synchronized void awaitAnswers() {
    long end = System.nanoTime() + LAST_ANSWERS_NANOS;
    try {
      while (answers > 0 && System.nanoTime() < end) {
        wait(POLL_MILLIS);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer answer(HttpExchange exchange, String name) {
    Optional<Routes.Route> route = routes.named(name);
    if (route.isEmpty()) {
      return Answer.empty(Guard.NOT_FOUND);
    }
    if (!exchange.getRequestMethod().equals(route.get().method())) {
      return Answer.empty(NOT_ALLOWED);
    }
    if (hasBody(exchange)) {
      return Answer.empty(TOO_LONG);
    }
    // A page of another site can send a form, but none of this type without being asked first.
    boolean changes = route.get().method().equals("POST");
    if (changes
        && !"application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
      return Answer.empty(BAD_REQUEST);
    }
    try {
      return route.get().action().answer(query(exchange));
    } catch (IllegalArgumentException wrong) {
      return Answer.text(BAD_REQUEST, "text/plain", String.valueOf(wrong.getMessage()));
    } catch (NoSuchElementException none) {
      return Answer.empty(NO_CONTENT);
    } catch (UncheckedIOException unreadable) {
      Throwable cause = Objects.requireNonNull(unreadable.getCause());
      return Answer.text(FAILED, "text/plain", String.valueOf(cause.getMessage()));
    }
  }

  /** A file that is dropped, the one thing that is sent here. */
  private Answer take(HttpExchange exchange) throws IOException {
    DropTarget takes = target;
    if (takes == null) {
      return Answer.empty(Guard.NOT_FOUND);
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      return Answer.empty(NOT_ALLOWED);
    }
    // A type that no form has, as for commands.
    Headers headers = exchange.getRequestHeaders();
    if (!Answer.BINARY.equals(headers.getFirst("Content-Type"))) {
      return Answer.empty(BAD_REQUEST);
    }
    String length = headers.getFirst("Content-Length");
    if (length == null || !length.matches("\\d{1,18}")) {
      return Answer.empty(LENGTH_REQUIRED);
    }
    if (Long.parseLong(length) > DropTarget.MOST_BYTES) {
      return Answer.empty(TOO_LONG);
    }
    try {
      String name = query(exchange).name("name");
      return takes
          .take(name, exchange.getRequestBody())
          .map(refusal -> Answer.text(NOT_TAKEN, "text/plain", refusal))
          .orElseGet(() -> Answer.json("{}"));
    } catch (IllegalArgumentException wrong) {
      return Answer.text(BAD_REQUEST, "text/plain", String.valueOf(wrong.getMessage()));
    }
  }

  private static Query query(HttpExchange exchange) {
    String query = exchange.getRequestURI().getRawQuery();
    return new Query(query == null ? "" : query);
  }

  private static boolean hasBody(HttpExchange exchange) {
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    return exchange.getRequestHeaders().containsKey("Transfer-Encoding")
        || (length != null && !length.equals("0"));
  }

  private void events(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("GET")) {
      Answer.empty(NOT_ALLOWED).send(exchange);
    } else if (!hub.enter()) {
      Answer.empty(TOO_MANY).send(exchange);
    } else {
      try {
        Answer.protect(exchange.getResponseHeaders());
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
          hub.stream(out);
        }
      } finally {
        hub.leave();
      }
    }
  }

  @Override
  public void close() {
    hub.close();
    awaitAnswers();
    server.stop(0);
    threads.shutdownNow();
    shown().ifPresent(StudioServer::close);
  }
}
