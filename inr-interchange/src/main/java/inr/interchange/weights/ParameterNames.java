package inr.interchange.weights;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/** How tensors of a network are called in a file. */
public enum ParameterNames {
  /** As they are called here, {@code 0.weight}: any network. */
  LAYERS("\\d+\\.(weight|bias)") {
    @Override
    String of(String tensor, int layers) {
      return tensor;
    }
  },
  /**
   * As in {@code explore_siren.ipynb} of SIREN's authors, whose class takes both ω as arguments:
   * {@code net.0.linear.weight}, and {@code net.3.weight} for the linear layer at the end.
   */
  SIREN("net\\.\\d+\\.(linear\\.)?(weight|bias)") {
    @Override
    String of(String tensor, int layers) {
      String end = layers - 1 + ".";
      return "net." + (tensor.startsWith(end) ? tensor : tensor.replace(".", ".linear."));
    }
  },
  /**
   * As in {@code modules.py} of SIREN's authors, whose sine layers have ω = 30: {@code
   * net.net.0.0.weight}.
   */
  SIREN_MODULES("net\\.net\\.\\d+\\.0\\.(weight|bias)") {
    @Override
    String of(String tensor, int layers) {
      return "net.net." + tensor.replace(".", ".0.");
    }
  };

  /** ω of every layer in {@code modules.py}. */
  public static final double MODULES_OMEGA = 30;

  private final Pattern ofDense;

  ParameterNames(String ofDense) {
    this.ofDense = Pattern.compile(ofDense);
  }

  /**
   * What a tensor is called.
   *
   * @param tensor its name here
   * @param layers of its network, which has dense layers only unless names are those of layers
   */
  abstract String of(String tensor, int layers);

  /** Whether a network of dense layers may have such names, whatever their number. */
  boolean areOfDense(Collection<String> names) {
    return names.stream().allMatch(name -> ofDense.matcher(name).matches());
  }

  /** Its name on the command line, such as {@code siren-modules}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
