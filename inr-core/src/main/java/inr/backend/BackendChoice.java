package inr.backend;

import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which backend works, by name or the best there is.
 *
 * <p>A backend is asked for its availability only when it is about to be used, and once: finding
 * out whether there is a device takes time. All methods throw IllegalArgumentException where there
 * is no backend of the name or its options are wrong, {@link MissingDeviceException} where it
 * cannot be used here, and {@link UnsupportedPlanException} where it, or every one, cannot do what
 * is asked.
 */
public final class BackendChoice {
  /** The best there is. */
  public static final String AUTO = "auto";

  /** For training, the fastest first. */
  private static final List<String> TRAINING = List.of("cuda", "cpu", "reference");

  /** For rendering and measuring: backends whose numbers are the same on every machine. */
  private static final List<String> RENDERING = List.of("cpu", "reference");

  private BackendChoice() {}

  /** The backend of a name, or for {@link #AUTO} the fastest that can carry out a plan. */
  public static Backend training(String name, TrainingPlan plan) {
    return choose(name, TRAINING, backend -> backend.supports(plan));
  }

  /**
   * The backend of a name, or for {@link #AUTO} the one that a fit was begun on, if it can be used
   * here.
   */
  public static Backend resuming(String name, String former, TrainingPlan plan) {
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
  public static Backend rendering(String name, NetworkSpec network) {
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
    throw new UnsupportedPlanException(
        "no backend on this machine can do this; " + String.join("; ", reasons));
  }

  /** The backend of a name, which must be usable on this machine. */
  public static Backend available(String name) {
    return requireAvailable(name, Backends.all());
  }

  private static Backend requireAvailable(String name, List<Backend> all) {
    Backend backend =
        all.stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no backend "
                            + name
                            + "; there are auto, "
                            + all.stream().map(Backend::name).collect(Collectors.joining(", "))));
    Availability availability = availability(backend);
    if (!availability.available()) {
      throw new MissingDeviceException("backend " + name + " is " + availability.explanation());
    }
    return backend;
  }

  private static Availability availability(Backend backend) {
    try {
      return backend.availability();
    } catch (IllegalArgumentException wrongOption) {
      throw new IllegalArgumentException(
          "backend " + backend.name() + ": " + wrongOption.getMessage(), wrongOption);
    }
  }

  private static void requireSupport(Backend backend, Support support) {
    if (!support.supported()) {
      throw new UnsupportedPlanException(
          "backend " + backend.name() + " cannot do this: " + support.reason());
    }
  }
}
