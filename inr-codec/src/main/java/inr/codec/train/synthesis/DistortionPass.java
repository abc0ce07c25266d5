package inr.codec.train.synthesis;

import inr.codec.shape.Layout;
import inr.codec.train.latent.Sheet;
import inr.parallel.Workers;
import org.jspecify.annotations.Nullable;

/** Mean squared error of the picture that latents draw, and its gradients. */
public final class DistortionPass {
  private final UpsamplingPass upsampling;
  private final SynthesisPass synthesis;

  /** The pass from the grids of a sheet to a picture. */
  public DistortionPass(Layout layout, Sheet sheet, Picture picture, Workers workers) {
    upsampling = new UpsamplingPass(layout, sheet, workers);
    synthesis = new SynthesisPass(layout, upsampling.full(), picture, workers);
  }

  /** Mean squared error, samples from 0 to 1, of the latents y with margins. */
  public double error(float[] parameters, float[] y) {
    upsampling.forward(parameters, y);
    return synthesis.error(parameters);
  }

  /**
   * The error as {@link #error}.
   *
   * @param each where the squared errors of each pixel go, those of its channels added: {@code
   *     [height, width]}
   */
  public double error(float[] parameters, float[] y, float[] each) {
    upsampling.forward(parameters, y);
    return synthesis.error(parameters, each);
  }

  /**
   * The error as {@link #error} again, where only the synthesis has changed since the last call.
   */
  public double errorOfSynthesis(float[] parameters) {
    return synthesis.error(parameters);
  }

  /**
   * The error as {@link #error}, and its gradients.
   *
   * @param dy of the latents, with margins, added to
   * @param gradient of the parameters, added to; null where nobody asks for it
   */
  public double gradients(float[] parameters, float[] y, float[] dy, double @Nullable [] gradient) {
    upsampling.forward(parameters, y);
    double error = synthesis.gradients(parameters, gradient);
    upsampling.backward(parameters, y, dy, gradient);
    return error;
  }
}
