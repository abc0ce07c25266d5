package inr.experiment;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What makes the trials of an experiment comparable.
 *
 * @param sampling how pictures are reduced, in a word
 * @param parameters that every network shall have, at least 1
 * @param steps of every network, at least 1
 */
public record ExperimentRules(String sampling, long parameters, int steps) {
  /** As data. */
  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("job", "superres");
    tree.put("sampling", sampling);
    tree.put("parameters", parameters);
    tree.put("steps", steps);
    return tree;
  }

  /** In words. */
  String text() {
    return "Pictures are cut to multiples of the scale and reduced by "
        + sampling
        + ". Scores are of clipped values, without a border as wide as the scale, PSNR in dB; misfit is rms(A x - y), 1 being the range of stored values. Networks have about "
        + parameters
        + " parameters and are trained through A in "
        + steps
        + " steps; their numbers are means over the seeds, ± the standard deviation.";
  }
}
