package inr.io.plan;

import inr.plan.TrainingPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What tells two plans apart, in words. */
public final class PlanDifference {
  private PlanDifference() {}

  /**
   * The first difference, such as {@code network.layers[0].width is 256 there and 128 here}; empty
   * for equal plans.
   */
  public static Optional<String> between(TrainingPlan there, TrainingPlan here) {
    return between(TrainingPlan.class, there, here);
  }

  /** The same of plans of another type. */
  public static <P extends Record> Optional<String> between(Class<P> type, P there, P here) {
    return first("", RecordJson.toTree(type, there), RecordJson.toTree(type, here));
  }

  private static Optional<String> first(String where, Object there, @Nullable Object here) {
    if (there.equals(here)) {
      return Optional.empty();
    }
    if (there instanceof Map<?, ?> a && here instanceof Map<?, ?> b) {
      // The kind is the first field, so objects of different fields part there.
      return a.entrySet().stream()
          .flatMap(
              entry ->
                  first(
                      Codec.field(where, (String) entry.getKey()),
                      entry.getValue(),
                      b.get(entry.getKey()))
                      .stream())
          .findFirst();
    }
    if (there instanceof List<?> a && here instanceof List<?> b) {
      if (a.size() != b.size()) {
        return Optional.of(where + " has " + a.size() + " entries there and " + b.size() + " here");
      }
      return IntStream.range(0, a.size())
          .boxed()
          .flatMap(i -> first(where + "[" + i + "]", a.get(i), b.get(i)).stream())
          .findFirst();
    }
    return Optional.of(where + " is " + there + " there and " + here + " here");
  }
}
