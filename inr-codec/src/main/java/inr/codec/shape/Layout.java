package inr.codec.shape;

import java.util.ArrayList;
import java.util.List;

/**
 * Where each tensor of the networks lies in the one flat vector, in the order in which they are
 * met.
 *
 * <p>With C = N + F inputs of the prediction, D planes coded before, I latents, O channels and W
 * hidden units of the synthesis:
 *
 * <ul>
 *   <li>{@code ifce.i} for i = 2, 1, 0: weight [F, D], bias [F]; of planes that have any before
 *   <li>{@code arm.1} and {@code arm.2}: weight [C, C], bias [C]; {@code arm.out} and {@code
 *       arm.stabiliser}: weight [2, C], bias [2]
 *   <li>{@code upsampling.i.kernel} [4] for each step to level i and {@code upsampling.i.filter}
 *       [4] where a latent of level i joins, from coarse to fine; outer taps first
 *   <li>{@code synthesis.1}: weight [W, I], bias [W]; {@code synthesis.2}: weight [O, W], bias [O];
 *       {@code synthesis.residual.r} for r = 1, …: weight [O, O·9] with columns (input, row,
 *       column), bias [O]; {@code synthesis.stabiliser}: weight [O, I], bias [O]
 * </ul>
 *
 * <p>The inputs I of the synthesis are the latents from fine to coarse.
 *
 * @param shape what it follows from
 * @param tensors the tensors in order
 * @param defaults what each parameter is before it is trained, and is coded relative to
 */
public record Layout(Shape shape, List<Tensor> tensors, float[] defaults) {
  /** Taps of a kernel that are stored, its outer half: a cubic interpolation. */
  private static final float[] KERNEL = {0.0351562f, 0.1054687f, -0.2617187f, -0.8789063f};

  /** Taps of a filter that are stored: nothing but the middle. */
  private static final float[] FILTER = {0, 0, 0, 1};

  /** The tensors of a shape. */
  public static Layout of(Shape shape) {
    Builder builder = new Builder();
    prediction(shape, builder);
    upsampling(shape, builder);
    synthesis(shape, builder);
    float[] defaults = new float[builder.size];
    for (Tensor tensor : builder.tensors) {
      if (tensor.group() == Group.UPSAMPLING_WEIGHT) {
        float[] taps = tensor.name().endsWith(".kernel") ? KERNEL : FILTER;
        System.arraycopy(taps, 0, defaults, tensor.offset(), taps.length);
      }
    }
    return new Layout(shape, List.copyOf(builder.tensors), defaults);
  }

  private static void prediction(Shape shape, Builder builder) {
    Pyramid pyramid = shape.pyramid(1, 1); // the planes' order does not depend on the size
    int features = shape.preset().features();
    for (int p = 0; p < pyramid.planes().size(); p++) {
      if (pyramid.inputs(p) > 0) {
        builder.add(
            "ifce." + pyramid.planes().get(p).level(),
            Group.IFCE_WEIGHT,
            Group.IFCE_BIAS,
            features,
            pyramid.inputs(p));
      }
    }
    int context = shape.preset().context();
    builder.add("arm.1", Group.ARM_WEIGHT, Group.ARM_BIAS, context, context);
    builder.add("arm.2", Group.ARM_WEIGHT, Group.ARM_BIAS, context, context);
    builder.add("arm.out", Group.ARM_WEIGHT, Group.ARM_BIAS, 2, context);
    builder.add("arm.stabiliser", Group.ARM_WEIGHT, Group.ARM_BIAS, 2, context);
  }

  private static void upsampling(Shape shape, Builder builder) {
    for (int level = shape.coarsest() - 1; level >= 0; level--) {
      String name = "upsampling." + level;
      builder.add(name + ".kernel", Group.UPSAMPLING_WEIGHT, 1, KERNEL.length);
      if (level >= shape.finest()) {
        builder.add(name + ".filter", Group.UPSAMPLING_WEIGHT, 1, FILTER.length);
      }
    }
  }

  private static void synthesis(Shape shape, Builder builder) {
    Group weight = Group.SYNTHESIS_WEIGHT;
    Group bias = Group.SYNTHESIS_BIAS;
    int channels = shape.channels();
    builder.add("synthesis.1", weight, bias, shape.preset().width(), shape.latents());
    builder.add("synthesis.2", weight, bias, channels, shape.preset().width());
    for (int r = 1; r <= shape.preset().residuals(); r++) {
      builder.add("synthesis.residual." + r, weight, bias, channels, channels * 9);
    }
    builder.add("synthesis.stabiliser", weight, bias, channels, shape.latents());
  }

  private static final class Builder {
    final List<Tensor> tensors = new ArrayList<>();
    int size;

    void add(String name, Group group, int rows, int columns) {
      tensors.add(new Tensor(name, group, size, rows, columns));
      size += rows * columns;
    }

    void add(String layer, Group weight, Group bias, int rows, int columns) {
      add(layer + ".weight", weight, rows, columns);
      add(layer + ".bias", bias, rows, 1);
    }
  }

  /** Number of parameters. */
  public int size() {
    return defaults.length;
  }

  /** The tensors of a group, in order. */
  public List<Tensor> tensors(Group group) {
    return tensors.stream().filter(tensor -> tensor.group() == group).toList();
  }

  /** The tensor of a name. */
  public Tensor tensor(String name) {
    return tensors.stream()
        .filter(tensor -> tensor.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "networks have no tensor "
                        + name
                        + "; they have "
                        + tensors.stream().map(Tensor::name).toList()));
  }
}
