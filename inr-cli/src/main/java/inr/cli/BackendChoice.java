package inr.cli;

import inr.backend.Availability;
import inr.backend.Backend;
import inr.backend.Backends;
import inr.backend.Support;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which backend a command works with.
 *
 * <p>A backend is asked for its availability only when it is about to be used, and once: finding
 * out whether there is a device takes time.
 */
final class BackendChoice {
  /** Leave it to the program. */
  static final String AUTO = "auto";

  /** For training, the fastest first. */
  private static final List<String> TRAINING = List.of("cuda", "cpu", "reference");

  /** For rendering and measuring: backends whose numbers are the same on every machine. */
  private static final List<String> RENDERING = List.of("cpu", "reference");

  private BackendChoice() {}

  /** The backend of a name, or for {@link #AUTO} the fastest that can carry out a plan. */
  static Backend training(String name, TrainingPlan plan) {
    return choose(name, TRAINING, backend -> backend.supports(plan));
  }

  /**
   * The backend of a name, or for {@link #AUTO} the one that a fit was begun on, if it can be used
   * here.
   */
  static Backend resuming(String name, String former, TrainingPlan plan) {
    return choose(
        name,
        Stream.concat(Stream.of(former), TRAINING.stream()).toList(),
        backend -> backend.supports(plan));
  }

  /**
   * The backend of a name, or for {@link #AUTO} the one that renders, and that measures what will
   * be rendered. It is never that of a device, whatever trained the network: so a model gives the
   * same picture everywhere, and a fit reports the PSNR of that very picture.
   */
  static Backend rendering(String name, NetworkSpec network) {
    return choose(name, RENDERING, backend -> backend.supports(network));
  }

  private static Backend choose(
      String name, List<String> preference, Function<Backend, Support> support) {
    List<Backend> all = Backends.all();
    if (!name.equals(AUTO)) {
      Backend named = requireAvailable(name, all);
      requireSupport(named, support.apply(named));
      return named;
    }
    List<String> reasons = new ArrayList<>();
    for (String preferred : preference) {
      for (Backend backend : all) {
        if (backend.name().equals(preferred) && availability(backend).available()) {
          Support supported = support.apply(backend);
          if (supported.supported()) {
            return backend;
          }
          reasons.add(backend.name() + ": " + supported.reason());
        }
      }
    }
    throw CommandFailure.failure(
        "no backend on this machine can do this; " + String.join("; ", reasons));
  }

  /** The backend of a name, which must be usable on this machine. */
  static Backend available(String name) {
    return requireAvailable(name, Backends.all());
  }

  private static Backend requireAvailable(String name, List<Backend> all) {
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
    Availability availability = availability(backend);
    if (!availability.available()) {
      throw new CommandFailure(
          ExitCode.DEVICE_MISSING, "backend " + name + " is " + availability.explanation());
    }
    return backend;
  }

  private static Availability availability(Backend backend) {
    try {
      return backend.availability();
    } catch (IllegalArgumentException wrongOption) {
      throw CommandFailure.usage("backend " + backend.name() + ": " + wrongOption.getMessage());
    }
  }

  private static void requireSupport(Backend backend, Support support) {
    if (!support.supported()) {
      throw CommandFailure.failure(
          "backend " + backend.name() + " cannot do this: " + support.reason());
    }
  }
}
