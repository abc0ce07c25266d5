package inr.io.model;

import inr.codec.weights.PackedParameters;

/**
 * A model whose file holds its parameters as whole numbers, coded in few bits each.
 *
 * @param model with the parameters that these stand for
 * @param parameters what is stored
 */
public record PackedModel(Model model, PackedParameters parameters) {
  /**
   * A model with packed parameters in place of its own.
   *
   * @throws IllegalArgumentException if they are those of another network
   */
  public static PackedModel of(Model model, PackedParameters parameters) {
    Model packed =
        new Model(
            model.plan(),
            model.grid(),
            model.medium(),
            model.range(),
            parameters.parameters(),
            Precision.FLOAT32,
            model.provenance());
    return new PackedModel(packed, parameters);
  }
}
