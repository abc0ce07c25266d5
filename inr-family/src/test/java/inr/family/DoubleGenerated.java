package inr.family;

import inr.circuit.Tensor;
import inr.reference.ReferenceNetwork;
import java.util.Arrays;
import java.util.List;

/**
 * The definition in double precision: encoder, what makes weights and generated network of one
 * signal, one point at a time. What the loss depends on is found by central differences.
 */
final class DoubleGenerated {
  private final GeneratedFamily form;
  private final SignalSet signals;
  private final List<Tensor> tensors;
  private final ReferenceNetwork encoder;
  private final ReferenceNetwork network;

  DoubleGenerated(GeneratedFamily form, SignalSet signals) {
    this.form = form;
    this.signals = signals;
    tensors = form.layout().tensors();
    encoder = new ReferenceNetwork(form.encoder().network().circuit());
    network = new ReferenceNetwork(form.network().circuit());
  }

  /** φ of some points. */
  double[] latent(double[] parameters, int signal, int... shown) {
    double[] own = Arrays.copyOf(parameters, form.encoder().network().layout().size());
    double[] phi = new double[form.latent()];
    int dimensions = signals.grid().dimensions();
    double[] x = new double[dimensions];
    for (int point : shown) {
      signals.grid().coordinates(point, x);
      double[] both = Arrays.copyOf(x, dimensions + signals.channels());
      for (int c = 0; c < signals.channels(); c++) {
        both[dimensions + c] = signals.values(signal)[point * signals.channels() + c];
      }
      double[] latent = encoder.predict(own, both);
      for (int k = 0; k < phi.length; k++) {
        phi[k] += latent[k] / shown.length;
      }
    }
    return phi;
  }

  /** θ. */
  double[] weights(double[] parameters, double[] phi) {
    return form.weights() instanceof FilmMapping film
        ? filmed(film, parameters, phi)
        : headed(parameters, phi);
  }

  private double[] filmed(FilmMapping film, double[] parameters, double[] phi) {
    int place = 2 * form.encoder().network().layers().size();
    double[] x = phi;
    for (int l = 0; l <= film.layers(); l++) {
      x = affine(parameters, tensors.get(place), tensors.get(place + 1), x);
      for (int j = 0; l < film.layers() && j < x.length; j++) {
        x[j] = x[j] > 0 ? x[j] : 0.2 * x[j];
      }
      place += 2;
    }
    double[] weights = new double[form.network().layout().size()];
    int neuron = 0;
    List<Tensor> made = form.network().layout().tensors();
    for (int l = 0; l < form.network().layers().size(); l++) {
      Tensor weight = made.get(2 * l);
      double omega = SineNetwork.omega(form.network(), l);
      for (int o = 0; o < weight.rows(); o++) {
        // The published frequency of a neuron is 15 ρ + 30 where ω is 30.
        double frequency = omega == 0 ? 1 : (omega / 2 * x[neuron] + omega) / omega;
        for (int i = 0; i < weight.columns(); i++) {
          int row = o * weight.columns() + i;
          weights[weight.offset() + row] =
              frequency * parameters[tensors.get(place + 2 * l).offset() + row];
        }
        double phase = omega == 0 ? 0 : x[x.length / 2 + neuron] / omega;
        weights[made.get(2 * l + 1).offset() + o] =
            frequency * parameters[tensors.get(place + 2 * l + 1).offset() + o] + phase;
        neuron += omega == 0 ? 0 : 1;
      }
    }
    return weights;
  }

  private double[] headed(double[] parameters, double[] phi) {
    double[] weights = new double[form.network().layout().size()];
    int place = 2 * form.encoder().network().layers().size();
    for (Tensor made : form.network().layout().tensors()) {
      double[] hidden = affine(parameters, tensors.get(place), tensors.get(place + 1), phi);
      for (int j = 0; j < hidden.length; j++) {
        hidden[j] = Math.max(0, hidden[j]);
      }
      double[] values = affine(parameters, tensors.get(place + 2), tensors.get(place + 3), hidden);
      System.arraycopy(values, 0, weights, made.offset(), values.length);
      place += 4;
    }
    return weights;
  }

  private static double[] affine(double[] parameters, Tensor weight, Tensor bias, double[] x) {
    double[] y = new double[weight.rows()];
    for (int o = 0; o < y.length; o++) {
      y[o] = parameters[bias.offset() + o];
      for (int i = 0; i < x.length; i++) {
        y[o] += parameters[weight.offset() + o * x.length + i] * x[i];
      }
    }
    return y;
  }

  /** What is made less where some points are shown. */
  double loss(double[] parameters, int signal, int... shown) {
    double[] phi = latent(parameters, signal, shown);
    double[] weights = weights(parameters, phi);
    float[] targets = signals.values(signal);
    double[] x = new double[signals.grid().dimensions()];
    double sum = 0;
    for (int n = 0; n < signals.points(); n++) {
      signals.grid().coordinates(n, x);
      double[] y = network.predict(weights, x);
      for (int c = 0; c < y.length; c++) {
        double error = y[c] - targets[n * y.length + c];
        sum += error * error;
      }
    }
    return sum / targets.length
        + form.latentPenalty() * meanSquare(phi)
        + form.weightPenalty() * meanSquare(weights);
  }

  private static double meanSquare(double[] numbers) {
    return Arrays.stream(numbers).map(x -> x * x).sum() / numbers.length;
  }
}
