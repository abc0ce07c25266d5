package inr.cli;

import inr.backend.Backend;
import inr.backend.Backends;
import inr.backend.Support;
import inr.network.NetworkSpec;
import java.util.List;
import java.util.stream.Collectors;

/** Which backend a command works with. */
final class BackendChoice {
  /** Leave it to the program. */
  static final String AUTO = "auto";

  /** The fastest first; {@code cuda} joins when it exists. */
  private static final List<String> PREFERENCE = List.of("cpu", "reference");

  private BackendChoice() {}

  /** The backend of a name, or for {@link #AUTO} the fastest that can do it. */
  static Backend of(String name, NetworkSpec network) {
    return name.equals(AUTO) ? fastest(network) : named(name, network);
  }

  /** The fastest backend for a network: what renders, and what measures what will be rendered. */
  static Backend fastest(NetworkSpec network) {
    List<Backend> all = Backends.all();
    return PREFERENCE.stream()
        .flatMap(name -> all.stream().filter(backend -> backend.name().equals(name)))
        .filter(
            backend -> backend.availability().available() && backend.supports(network).supported())
        .findFirst()
        .orElseThrow(
            () ->
                CommandFailure.failure(
                    "no backend on this machine can train this network; see inr doctor"));
  }

  private static Backend named(String name, NetworkSpec network) {
    List<Backend> all = Backends.all();
    Backend backend =
        all.stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    CommandFailure.usage(
                        "there is no backend "
                            + name
                            + "; there are auto, "
                            + all.stream().map(Backend::name).collect(Collectors.joining(", "))));
    if (!backend.availability().available()) {
      throw new CommandFailure(
          ExitCode.DEVICE_MISSING,
          "backend " + name + " is " + backend.availability().explanation());
    }
    Support support = backend.supports(network);
    if (!support.supported()) {
      throw CommandFailure.failure(
          "backend " + name + " cannot train this network: " + support.reason());
    }
    return backend;
  }
}
