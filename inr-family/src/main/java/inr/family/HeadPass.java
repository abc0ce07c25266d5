package inr.family;

import inr.circuit.ParameterLayout;
import inr.circuit.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One latent through {@link TensorHeads} and back. */
final class HeadPass implements WeightPass {
  private static final int TENSORS = 4;

  private final double[] parameters;
  private final List<Head> heads = new ArrayList<>();
  private double[] phi = {};
  private double[] slopes = {};

  /**
   * Nothing is made yet.
   *
   * @param tensors of all heads
   * @param network where what they make lies
   */
  HeadPass(double[] parameters, List<Tensor> tensors, ParameterLayout network) {
    this.parameters = parameters;
    int place = 0;
    for (Tensor made : network.tensors()) {
      AffineLayer first = new AffineLayer(tensors.get(place), tensors.get(place + 1));
      AffineLayer second = new AffineLayer(tensors.get(place + 2), tensors.get(place + 3));
      heads.add(new Head(new LeakyLayer(first, 0), second, made.offset()));
      place += TENSORS;
    }
  }

  @Override
  public void make(double[] phi, double[] network) {
    this.phi = phi;
    for (Head head : heads) {
      head.hidden.make(parameters, phi);
      head.out.apply(parameters, head.hidden.made, network, head.place);
    }
  }

  @Override
  public void move(double[] direction, double[] moved) {
    for (Head head : heads) {
      head.out.linear(parameters, head.hidden.moved(parameters, direction), moved, head.place);
    }
  }

  @Override
  public void pull(double[] slopes, double[] dPhi) {
    this.slopes = slopes;
    for (Head head : heads) {
      Arrays.fill(head.dHidden, 0);
      head.out.pull(parameters, slopes, head.place, head.dHidden);
      head.hidden.pull(parameters, head.dHidden, dPhi);
    }
  }

  @Override
  public void addTo(double[] gradient, double share) {
    for (Head head : heads) {
      head.hidden.addTo(gradient, share, phi);
      head.out.addTo(gradient, share, slopes, head.place, head.hidden.made);
    }
  }

  /** What makes the tensor at a place. */
  private static final class Head {
    final LeakyLayer hidden;
    final AffineLayer out;
    final int place;
    final double[] dHidden;

    Head(LeakyLayer hidden, AffineLayer out, int place) {
      this.hidden = hidden;
      this.out = out;
      this.place = place;
      dHidden = new double[hidden.made.length];
    }
  }
}
