package inr.io.model;

import inr.circuit.ParameterLayout;
import inr.circuit.Parameters;
import inr.io.plan.JsonText;
import inr.io.plan.RecordJson;
import java.util.function.Function;

/**
 * A model without its parameters, as the JSON that its file has as header: what other formats carry
 * beside the parameters.
 */
public final class ModelText {
  private ModelText() {}

  /** The text of a model. */
  public static String write(Model model) {
    return JsonText.write(RecordJson.toTree(ModelFile.Header.class, ModelFile.header(model)));
  }

  /**
   * The model of a text.
   *
   * @param parameters finds them by their layout
   * @throws IllegalArgumentException if the text is not what {@link #write} gives, or a parameter
   *     is not finite
   */
  public static Model read(String text, Function<ParameterLayout, Parameters> parameters) {
    ModelFile.Header header = RecordJson.fromTree(ModelFile.Header.class, JsonText.read(text));
    return ModelFile.model(header, parameters.apply(header.plan().network().layout()));
  }
}
