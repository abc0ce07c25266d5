package inr.backend;

import java.util.List;
import java.util.ServiceLoader;

/** The backends on the class path. */
public final class Backends {
  private Backends() {}

  /** All of them, available or not. */
  public static List<Backend> all() {
    return ServiceLoader.load(Backend.class).stream().map(ServiceLoader.Provider::get).toList();
  }

  /** The one with a name. */
  public static Backend named(String name) {
    return all().stream()
        .filter(backend -> backend.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no backend "
                        + name
                        + "; there are "
                        + all().stream().map(Backend::name).toList()));
  }
}
