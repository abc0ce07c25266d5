package inr.studio;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What the server answers.
 *
 * @param status of HTTP
 * @param type of the content
 * @param content bytes of it
 */
record Answer(int status, String type, byte[] content) {
  static final String BINARY = "application/octet-stream";

  /**
   * Allows a page its own scripts and styles and requests to this server, and nothing else; nobody
   * may frame it or read it from elsewhere.
   */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** Nothing, with a status. */
  static Answer empty(int status) {
    return new Answer(status, "text/plain; charset=utf-8", new byte[0]);
  }

  /** A text. */
  static Answer text(int status, String type, String text) {
    return new Answer(status, type + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /** A JSON text. */
  static Answer json(String text) {
    return text(200, "application/json", text);
  }

  /** Bytes. */
  static Answer bytes(String type, byte[] content) {
    return new Answer(200, type, content);
  }

  /** Headers that every answer has. */
  static void protect(Headers headers) {
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
  }

  /** Sends it. */
  void send(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    protect(headers);
    headers.set("Content-Type", type);
    exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
    if (content.length > 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(content);
      }
    }
  }
}
