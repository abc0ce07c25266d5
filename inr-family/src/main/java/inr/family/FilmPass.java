package inr.family;

import inr.circuit.Tensor;
import inr.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/** One latent through a {@link FilmMapping} and back. */
final class FilmPass implements WeightPass {
  private final double[] parameters;
  private final List<LeakyLayer> mapping = new ArrayList<>();
  private final AffineLayer last;

  /** All of the network, those of the linear layer at the end. */
  private final List<Neuron> neurons = new ArrayList<>();

  /** How many of them have a frequency and a phase. */
  private final int filmed;

  /** ρ of these, then ψ; and slopes by them. */
  private final double[] film;

  private final double[] dFilm;
  private double[] phi = {};
  private double[] slopes = {};

  /**
   * Nothing is made yet.
   *
   * @param tensors of the mapping, then those that members share
   */
  FilmPass(double[] parameters, List<Tensor> tensors, FilmMapping form, NetworkSpec network) {
    this.parameters = parameters;
    for (int l = 0; l < form.layers(); l++) {
      AffineLayer affine = new AffineLayer(tensors.get(2 * l), tensors.get(2 * l + 1));
      mapping.add(new LeakyLayer(affine, FilmMapping.LEAK));
    }
    int place = 2 * form.layers();
    last = new AffineLayer(tensors.get(place), tensors.get(place + 1));
    List<Tensor> own = tensors.subList(place + 2, tensors.size());
    List<Tensor> made = network.layout().tensors();
    for (int l = 0; l < network.layers().size(); l++) {
      for (int o = 0; o < made.get(2 * l).rows(); o++) {
        neurons.add(
            Neuron.of(
                o,
                own.subList(2 * l, 2 * l + 2),
                made.subList(2 * l, 2 * l + 2),
                SineNetwork.omega(network, l)));
      }
    }
    filmed = FilmMapping.neurons(network);
    film = new double[last.out()];
    dFilm = new double[last.out()];
  }

  @Override
  public void make(double[] phi, double[] network) {
    this.phi = phi;
    double[] x = phi;
    for (LeakyLayer layer : mapping) {
      layer.make(parameters, x);
      x = layer.made;
    }
    last.apply(parameters, x, film, 0);
    for (int n = 0; n < neurons.size(); n++) {
      Neuron neuron = neurons.get(n);
      neuron.scale(parameters, factor(n), network);
      if (n < filmed) {
        network[neuron.madeBias] += film[filmed + n] / neuron.omega;
      }
    }
  }

  @Override
  public void move(double[] direction, double[] moved) {
    double[] x = direction;
    for (LeakyLayer layer : mapping) {
      x = layer.moved(parameters, x);
    }
    double[] filmMoved = new double[film.length];
    last.linear(parameters, x, filmMoved, 0);
    for (int n = 0; n < neurons.size(); n++) {
      Neuron neuron = neurons.get(n);
      neuron.scale(parameters, n < filmed ? filmMoved[n] / 2 : 0, moved);
      if (n < filmed) {
        moved[neuron.madeBias] += filmMoved[filmed + n] / neuron.omega;
      }
    }
  }

  @Override
  public void pull(double[] slopes, double[] dPhi) {
    this.slopes = slopes;
    for (int n = 0; n < filmed; n++) {
      Neuron neuron = neurons.get(n);
      dFilm[n] = neuron.product(parameters, slopes) / 2;
      dFilm[filmed + n] = slopes[neuron.madeBias] / neuron.omega;
    }
    double[] dMade = new double[mapping.get(mapping.size() - 1).made.length];
    last.pull(parameters, dFilm, 0, dMade);
    for (int l = mapping.size() - 1; l > 0; l--) {
      double[] dX = new double[mapping.get(l - 1).made.length];
      mapping.get(l).pull(parameters, dMade, dX);
      dMade = dX;
    }
    mapping.get(0).pull(parameters, dMade, dPhi);
  }

  @Override
  public void addTo(double[] gradient, double share) {
    double[] x = phi;
    for (LeakyLayer layer : mapping) {
      layer.addTo(gradient, share, x);
      x = layer.made;
    }
    last.addTo(gradient, share, dFilm, 0, x);
    for (int n = 0; n < neurons.size(); n++) {
      neurons.get(n).addTo(gradient, share * factor(n), slopes);
    }
  }

  /** 1 + ρ/2; 1 of the linear layer. */
  private double factor(int neuron) {
    return neuron < filmed ? 1 + film[neuron] / 2 : 1;
  }

  /**
   * A row of W with its b: where it lies among the parameters, and where a member has it.
   *
   * @param omega 0 of the linear layer
   */
  private record Neuron(
      int inputs, int ownWeight, int ownBias, int madeWeight, int madeBias, double omega) {
    /** The o-th of a layer whose weight and bias are given. */
    static Neuron of(int o, List<Tensor> own, List<Tensor> made, double omega) {
      int inputs = made.get(0).columns();
      return new Neuron(
          inputs,
          own.get(0).offset() + o * inputs,
          own.get(1).offset() + o,
          made.get(0).offset() + o * inputs,
          made.get(1).offset() + o,
          omega);
    }

    /** Row and bias times a factor. */
    void scale(double[] parameters, double factor, double[] network) {
      for (int i = 0; i < inputs; i++) {
        network[madeWeight + i] = factor * parameters[ownWeight + i];
      }
      network[madeBias] = factor * parameters[ownBias];
    }

    /** Sum of slopes times row and bias. */
    double product(double[] parameters, double[] slopes) {
      double sum = slopes[madeBias] * parameters[ownBias];
      for (int i = 0; i < inputs; i++) {
        sum += slopes[madeWeight + i] * parameters[ownWeight + i];
      }
      return sum;
    }

    /** Adds slopes times a factor to those by row and bias. */
    void addTo(double[] gradient, double factor, double[] slopes) {
      for (int i = 0; i < inputs; i++) {
        gradient[ownWeight + i] += factor * slopes[madeWeight + i];
      }
      gradient[ownBias] += factor * slopes[madeBias];
    }
  }
}
