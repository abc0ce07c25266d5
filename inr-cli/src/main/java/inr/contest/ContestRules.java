package inr.contest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What makes the rows of a contest comparable. With neither steps nor seconds each network takes
 * the steps of its usual fit.
 *
 * @param parameters that every network shall have, at least 1
 * @param steps of every fit, but for those that begin at their best
 * @param maxSeconds of every fit
 * @param grey whether inputs are fitted in one channel
 */
public record ContestRules(
    long parameters, OptionalLong steps, OptionalDouble maxSeconds, boolean grey) {
  /** As data. */
  Map<String, @Nullable Object> tree() {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("parameters", parameters);
    tree.put("steps", steps.isPresent() ? steps.getAsLong() : null);
    tree.put("max_seconds", maxSeconds.isPresent() ? maxSeconds.getAsDouble() : null);
    tree.put("grey", grey);
    return tree;
  }

  /** In words. */
  public String text() {
    String budget =
        steps.isPresent()
            ? steps.getAsLong() + " steps"
            : maxSeconds.isPresent()
                ? maxSeconds.getAsDouble() + " seconds"
                : "the steps of usual fits";
    return "about " + parameters + " parameters, " + budget + (grey ? ", one channel" : "");
  }
}
