package inr.circuit;

import static inr.formula.Expression.constant;
import static inr.formula.Expression.variable;

import inr.formula.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Rewrites a circuit so that derivatives with respect to the coordinates travel beside the values:
 * forward-mode differentiation, as more wires through the same operations.
 *
 * <p>A product takes each derivative through the same weights, without the bias. A formula f(a, b,
 * …) becomes formulas of its inputs and their derivatives: yᵢ = Σ f_a aᵢ and y_w = Σ_ab f_ab Σᵢⱼ
 * wᵢⱼ aᵢ bⱼ + Σ f_a a_w. What a formula holds passes no gradient to parameters, but here it is
 * looked through, since the field does change with it. A derivative that is 0 everywhere has no
 * wire.
 */
final class Lifting {
  private final Jet jet;
  private final List<Operation> operations = new ArrayList<>();
  private final Map<Wire, Wire> values = new HashMap<>();
  private final List<Map<Wire, Wire>> derivatives = new ArrayList<>();
  private int wires;

  /** Carries the derivatives of {@code jet} along. */
  private Lifting(Jet jet) {
    this.jet = jet;
    jet.channels().forEach(channel -> derivatives.add(new HashMap<>()));
  }

  static Circuit of(Circuit circuit, Jet jet) {
    Lifting lifting = new Lifting(jet.derivatives());
    circuit.written().forEach(lifting::lift);
    List<Wire> outputs = new ArrayList<>();
    for (Wire output : circuit.outputs()) {
      outputs.add(lifting.value(output));
      for (Channel channel : jet.channels()) {
        outputs.add(
            channel instanceof Channel.Head head
                ? lifting.head(circuit, head, output)
                : lifting.derivative(output, channel));
      }
    }
    return new Circuit(
        circuit.dimensions(),
        lifting.wires,
        lifting.operations,
        outputs,
        circuit.heads().stream().map(lifting::value).toList(),
        circuit.layout());
  }

  /** What a head predicts; a copy of it, where it is the output itself. */
  private Wire head(Circuit circuit, Channel.Head head, Wire output) {
    if (head.number() >= circuit.heads().size()) {
      throw new IllegalArgumentException(
          "network has "
              + circuit.heads().size()
              + " heads but head "
              + head.number()
              + " is asked for, counted from 0");
    }
    Wire wire = circuit.heads().get(head.number());
    return wire.equals(output) ? formulaOf(output, variable(0)) : value(wire);
  }

  private Wire derivative(Wire output, Channel channel) {
    return derivative(output, jet.channels().indexOf(channel)).orElseGet(() -> zero(output));
  }

  private Wire wire(int columns) {
    return new Wire(wires++, columns);
  }

  private Wire value(Wire wire) {
    Wire lifted = values.get(wire);
    if (lifted == null) {
      throw new IllegalStateException("wire " + wire + " is read before it is written");
    }
    return lifted;
  }

  private Optional<Wire> derivative(Wire wire, int channel) {
    return Optional.ofNullable(derivatives.get(channel).get(wire));
  }

  /** A derivative of the predictions that is 0 everywhere; whoever reads a jet finds it, too. */
  private Wire zero(Wire output) {
    return formulaOf(output, constant(0));
  }

  private Wire formulaOf(Wire output, Expression formula) {
    Wire wire = wire(output.columns());
    operations.add(
        new Operation.Pointwise(
            List.of(value(output)), List.of(), List.of(formula), List.of(wire)));
    return wire;
  }

  private void lift(Operation operation) {
    if (operation instanceof Operation.Features features) {
      lift(features);
    } else if (operation instanceof Operation.Lookup lookup) {
      lift(lookup);
    } else if (operation instanceof Operation.Expansion expansion) {
      lift(expansion);
    } else if (operation instanceof Operation.Pieces pieces) {
      lift(pieces);
    } else if (operation instanceof Operation.Affine affine) {
      lift(affine);
    } else if (operation instanceof Operation.Pointwise pointwise) {
      lift(pointwise);
    } else if (operation instanceof Operation.Normalise) {
      throw new IllegalArgumentException(
          "derivatives of a layer norm are not carried along; use a network without one");
    } else {
      throw new IllegalStateException("derivatives of " + operation + " are not written yet");
    }
  }

  private void lift(Operation.Features features) {
    Wire value = wire(features.output().columns());
    values.put(features.output(), value);
    operations.add(new Operation.Features(features.function(), value));
    for (int c = 0; c < derivatives.size(); c++) {
      PointFunction along = features.function().along(jet.channels().get(c));
      if (!along.isZero()) {
        Wire derivative = wire(value.columns());
        derivatives.get(c).put(features.output(), derivative);
        operations.add(new Operation.Features(along, derivative));
      }
    }
  }

  private void lift(Operation.Lookup lookup) {
    Wire value = wire(lookup.output().columns());
    values.put(lookup.output(), value);
    operations.add(new Operation.Lookup(lookup.tables(), lookup.partials(), value));
    for (int c = 0; c < derivatives.size(); c++) {
      List<Partial> along =
          Partial.of(jet.channels().get(c), lookup.partials().get(0).orders().size());
      if (!along.isEmpty()) {
        Wire derivative = wire(value.columns());
        derivatives.get(c).put(lookup.output(), derivative);
        operations.add(new Operation.Lookup(lookup.tables(), along, derivative));
      }
    }
  }

  private void lift(Operation.Expansion expansion) {
    Wire value = wire(expansion.output().columns());
    values.put(expansion.output(), value);
    operations.add(new Operation.Expansion(expansion.axis(), expansion.tables(), 1, 0, value));
    int axis = expansion.axis().axis();
    for (int c = 0; c < derivatives.size(); c++) {
      Channel channel = jet.channels().get(c);
      int order = channel instanceof Channel.Slope ? 1 : 2;
      double factor =
          channel instanceof Channel.Curvature curvature
              ? curvature.weight(axis, axis)
              : channel.equals(new Channel.Slope(axis)) ? 1 : 0;
      if (factor != 0) {
        Wire derivative = wire(value.columns());
        derivatives.get(c).put(expansion.output(), derivative);
        operations.add(
            new Operation.Expansion(
                expansion.axis(), expansion.tables(), factor, order, derivative));
      }
    }
  }

  private void lift(Operation.Pieces pieces) {
    Wire output = pieces.outputs().get(0);
    List<Wire> outputs = new ArrayList<>();
    outputs.add(wire(output.columns()));
    values.put(output, outputs.get(0));
    for (Map<Wire, Wire> derivative : derivatives) {
      Wire lifted = wire(output.columns());
      derivative.put(output, lifted);
      outputs.add(lifted);
    }
    operations.add(new Operation.Pieces(pieces.windows(), pieces.pieces(), jet, outputs));
  }

  private void lift(Operation.Affine affine) {
    Wire value = wire(affine.output().columns());
    values.put(affine.output(), value);
    operations.add(
        new Operation.Affine(
            affine.inputs().stream().map(this::value).toList(),
            affine.weight(),
            affine.bias(),
            value));
    for (int c = 0; c < derivatives.size(); c++) {
      int channel = c;
      if (affine.inputs().stream().noneMatch(x -> derivative(x, channel).isPresent())) {
        continue;
      }
      List<Wire> inputs = new ArrayList<>();
      for (Wire input : affine.inputs()) {
        inputs.add(derivative(input, c).orElseGet(() -> zero(input)));
      }
      Wire derivative = wire(value.columns());
      derivatives.get(c).put(affine.output(), derivative);
      operations.add(new Operation.Affine(inputs, affine.weight(), Optional.empty(), derivative));
    }
  }

  private void lift(Operation.Pointwise pointwise) {
    new LiftedFormulas(pointwise).write();
  }

  /** The formulas of one operation and of its derivatives, as one operation. */
  private final class LiftedFormulas {
    private final Operation.Pointwise pointwise;
    private final List<Wire> inputs = new ArrayList<>();
    private final List<Expression> formulas = new ArrayList<>();
    private final List<Wire> outputs = new ArrayList<>();

    /** Of each channel and input, the variable that stands for it, if it is not 0. */
    private final List<List<Optional<Expression>>> variables = new ArrayList<>();

    LiftedFormulas(Operation.Pointwise pointwise) {
      this.pointwise = pointwise;
    }

    void write() {
      pointwise.inputs().forEach(input -> inputs.add(value(input)));
      for (int c = 0; c < derivatives.size(); c++) {
        List<Optional<Expression>> row = new ArrayList<>();
        for (Wire input : pointwise.inputs()) {
          Optional<Wire> derivative = derivative(input, c);
          row.add(derivative.map(wire -> variable(inputs.size())));
          derivative.ifPresent(inputs::add);
        }
        variables.add(row);
      }
      List<Expression> places = places();
      for (int k = 0; k < pointwise.formulas().size(); k++) {
        Wire output = pointwise.outputs().get(k);
        Expression formula = pointwise.formulas().get(k).with(places);
        values.put(output, output(formula, output));
        Expression released = formula.released();
        for (int c = 0; c < derivatives.size(); c++) {
          Expression derivative = along(released, c);
          if (!derivative.equals(constant(0))) {
            derivatives.get(c).put(output, output(derivative, output));
          }
        }
      }
      operations.add(new Operation.Pointwise(inputs, pointwise.columns(), formulas, outputs));
    }

    /** Variables of the new formulas for those of the old ones: columns move behind the inputs. */
    private List<Expression> places() {
      int values = pointwise.inputs().size();
      return IntStream.range(0, values + pointwise.columns().size())
          .<Expression>mapToObj(
              place -> variable(place < values ? place : place - values + inputs.size()))
          .toList();
    }

    private Wire output(Expression formula, Wire like) {
      Wire wire = wire(like.columns());
      formulas.add(formula);
      outputs.add(wire);
      return wire;
    }

    private Expression along(Expression formula, int c) {
      Expression sum = firstOrder(formula, variables.get(c));
      if (jet.channels().get(c) instanceof Channel.Curvature curvature) {
        int inputs = pointwise.inputs().size();
        for (int a = 0; a < inputs; a++) {
          Expression slope = formula.derivative(variable(a));
          for (int b = a; b < inputs; b++) {
            Expression second = slope.derivative(variable(b));
            Expression product = product(curvature, a, b);
            sum = sum.plus(second.times(constant(a == b ? 1 : 2)).times(product));
          }
        }
      }
      return sum;
    }

    /** Σ f_a a_c. */
    private Expression firstOrder(Expression formula, List<Optional<Expression>> along) {
      Expression sum = constant(0);
      for (int a = 0; a < along.size(); a++) {
        if (along.get(a).isPresent()) {
          sum = sum.plus(formula.derivative(variable(a)).times(along.get(a).get()));
        }
      }
      return sum;
    }

    /** Σᵢⱼ ½(wᵢⱼ + wⱼᵢ) aᵢ bⱼ. */
    private Expression product(Channel.Curvature curvature, int a, int b) {
      Expression sum = constant(0);
      for (int i = 0; i < curvature.weights().size(); i++) {
        for (int j = 0; j < curvature.weights().size(); j++) {
          double weight = 0.5 * (curvature.weight(i, j) + curvature.weight(j, i));
          Optional<Expression> left = slope(i, a);
          Optional<Expression> right = slope(j, b);
          if (weight != 0 && left.isPresent() && right.isPresent()) {
            sum = sum.plus(constant(weight).times(left.get().times(right.get())));
          }
        }
      }
      return sum;
    }

    private Optional<Expression> slope(int axis, int input) {
      int channel = jet.channels().indexOf(new Channel.Slope(axis));
      return channel < 0 ? Optional.empty() : variables.get(channel).get(input);
    }
  }
}
