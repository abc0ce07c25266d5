package inr.family;

import inr.circuit.Tensor;
import java.util.List;

/**
 * The definition in double precision, one point at a time: the loss of one signal after its inner
 * steps, with slopes by the latent alone. What it depends on is found by central differences.
 */
final class DoubleFamily {
  private final ModulatedFamily form;
  private final List<Tensor> tensors;
  private final SignalSet signals;

  DoubleFamily(ModulatedFamily form, SignalSet signals) {
    this.form = form;
    this.tensors = form.layout().tensors();
    this.signals = signals;
  }

  /** L(φ_K) of one signal. */
  double loss(double[] parameters, int signal) {
    int latent = form.latent();
    double[] phi = new double[latent];
    Tensor rates = tensors.get(tensors.size() - 1);
    for (int step = 0; step < form.inner().steps(); step++) {
      double[] slopes = new double[latent];
      loss(parameters, signal, phi, slopes);
      for (int k = 0; k < latent; k++) {
        phi[k] -= StrictMath.exp(parameters[rates.offset() + k]) * slopes[k];
      }
    }
    return loss(parameters, signal, phi, new double[latent]);
  }

  /** L(φ), and its slopes are added to {@code slopes}. */
  double loss(double[] parameters, int signal, double[] phi, double[] slopes) {
    float[] targets = signals.values(signal);
    double[] x = new double[signals.grid().dimensions()];
    double sum = 0;
    for (int n = 0; n < signals.points(); n++) {
      signals.grid().coordinates(n, x);
      sum += point(parameters, x, targets, n * signals.channels(), phi, slopes);
    }
    return sum / targets.length;
  }

  private double point(
      double[] parameters, double[] x, float[] targets, int from, double[] phi, double[] slopes) {
    int layers = form.network().layers().size();
    double[][] phase = new double[layers][];
    double[] h = x;
    int shift = 0;
    Tensor map = tensors.get(tensors.size() - 2);
    int[] first = new int[layers];
    for (int l = 0; l < layers; l++) {
      Tensor weight = tensors.get(2 * l);
      Tensor bias = tensors.get(2 * l + 1);
      double[] z = new double[weight.rows()];
      first[l] = shift;
      for (int o = 0; o < z.length; o++) {
        z[o] = parameters[bias.offset() + o];
        for (int i = 0; i < h.length; i++) {
          z[o] += parameters[weight.offset() + o * h.length + i] * h[i];
        }
        if (o < form.modulated().shifts(l)) {
          for (int k = 0; k < phi.length; k++) {
            z[o] += parameters[map.offset() + (shift + o) * phi.length + k] * phi[k];
          }
        }
      }
      shift += form.modulated().shifts(l);
      phase[l] = z;
      h = z.clone();
      double omega = SineNetwork.omega(form.network(), l);
      for (int o = 0; omega != 0 && o < h.length; o++) {
        h[o] = StrictMath.sin(omega * z[o]);
      }
    }
    double sum = 0;
    double[] slope = new double[h.length];
    for (int c = 0; c < h.length; c++) {
      double error = h[c] - targets[from + c];
      sum += error * error;
      slope[c] = 2 * error / targets.length;
    }
    for (int l = layers - 1; l >= 0; l--) {
      double omega = SineNetwork.omega(form.network(), l);
      for (int o = 0; omega != 0 && o < slope.length; o++) {
        slope[o] *= omega * StrictMath.cos(omega * phase[l][o]);
      }
      for (int o = 0; o < form.modulated().shifts(l); o++) {
        for (int k = 0; k < phi.length; k++) {
          slopes[k] += parameters[map.offset() + (first[l] + o) * phi.length + k] * slope[o];
        }
      }
      Tensor weight = tensors.get(2 * l);
      double[] before = new double[weight.columns()];
      for (int o = 0; o < slope.length; o++) {
        for (int i = 0; i < before.length; i++) {
          before[i] += parameters[weight.offset() + o * before.length + i] * slope[o];
        }
      }
      slope = before;
    }
    return sum;
  }
}
