package inr.studio;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who may ask: whoever knows the token, from a page that came from here.
 *
 * <p>The loopback address alone is no boundary: other users of the machine reach it, and so do
 * pages of other sites whose name is made to lead here. So the token is 128 random bits and the
 * first part of every path, which is no cookie since those go to every port of a host; the host
 * that was asked is one of loopback, on any port, since a tunnel changes it; and what a page of
 * another origin sends is refused.
 */
final class Guard {
  static final int MISDIRECTED = 421;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;

  private static final int TOKEN_BYTES = 16;
  private static final Pattern LOOPBACK =
      Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d{1,5})?");

  private final String token;

  private Guard(String token) {
    this.token = token;
  }

  /** A guard with a new token. */
  static Guard random() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Guard(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The first part of every path. */
  String token() {
    return token;
  }

  /**
   * The status of a refusal; empty where a request may go on.
   *
   * @param hosts values of the header Host
   * @param origins values of the header Origin
   * @param path begins with a slash
   */
  Optional<Integer> refusal(List<String> hosts, List<String> origins, String path) {
    if (hosts.size() != 1 || !LOOPBACK.matcher(hosts.get(0)).matches()) {
      return Optional.of(MISDIRECTED);
    }
    if (!origins.stream().allMatch(("http://" + hosts.get(0))::equals)) {
      return Optional.of(FORBIDDEN);
    }
    return isKnown(path) ? Optional.empty() : Optional.of(NOT_FOUND);
  }

  /** The time that this takes tells nothing of the token. */
  private boolean isKnown(String path) {
    int end = path.indexOf('/', 1);
    byte[] given = path.substring(1, Math.max(1, end)).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(given, token.getBytes(StandardCharsets.UTF_8));
  }

  /** The name of a route in a path that may go on. */
  String route(String path) {
    return path.substring(token.length() + 2);
  }
}
