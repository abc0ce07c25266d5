package inr.circuit;

import inr.formula.Expression;
import inr.lapped.LappedAxis;
import inr.lattice.Lattice;
import inr.lattice.PlaceSet;
import inr.pieces.Windows;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One step of a circuit: wires in, wires out, on every row alike. */
public sealed interface Operation {
  /** What it reads. */
  List<Wire> inputs();

  /** What it writes. */
  List<Wire> outputs();

  /** The parameters that it uses. */
  List<Tensor> tensors();

  /** Features that only the point decides: computed in double, rounded once. */
  record Features(PointFunction function, Wire output) implements Operation {
    @Override
    public List<Wire> inputs() {
      return List.of();
    }

    @Override
    public List<Wire> outputs() {
      return List.of(output);
    }

    @Override
    public List<Tensor> tensors() {
      return List.of();
    }
  }

  /**
   * z = W x + b, with x the columns of all inputs side by side: the products, nearly all of the
   * time.
   *
   * @param weight W, {@code [out, in]}
   * @param bias b, {@code [out]}; none for a derivative of z
   */
  record Affine(List<Wire> inputs, Tensor weight, Optional<Tensor> bias, Wire output)
      implements Operation {
    @Override
    public List<Wire> outputs() {
      return List.of(output);
    }

    @Override
    public List<Tensor> tensors() {
      return Stream.concat(Stream.of(weight), bias.stream()).toList();
    }
  }

  /**
   * y₁, y₂, … = formulas of equally wide wires and of columns, element by element.
   *
   * @param columns numbers of each feature, {@code [width]}, or one for all, {@code [1]}
   * @param formulas one for each output; variables are the inputs, then the columns
   */
  record Pointwise(
      List<Wire> inputs, List<Tensor> columns, List<Expression> formulas, List<Wire> outputs)
      implements Operation {
    @Override
    public List<Tensor> tensors() {
      return columns;
    }
  }

  /**
   * y = γ ⊙ (x − mean x)/√(var x + ε) + β over the columns of a row.
   *
   * @param gain γ
   * @param shift β
   * @param epsilon ε
   */
  record Normalise(Wire input, Tensor gain, Tensor shift, double epsilon, Wire output)
      implements Operation {
    @Override
    public List<Wire> inputs() {
      return List.of(input);
    }

    @Override
    public List<Wire> outputs() {
      return List.of(output);
    }

    @Override
    public List<Tensor> tensors() {
      return List.of(gain, shift);
    }
  }

  /**
   * Numbers looked up in tables and interpolated at the point, one table after the other: Σ over
   * the partials of weight · Σ over the taps of the weights' derivatives · row.
   *
   * @param partials the value itself, or the terms of a derivative
   */
  record Lookup(List<Table> tables, List<Partial> partials, Wire output) implements Operation {
    /**
     * A table and where its rows lie.
     *
     * @param numbers {@code [rows, features]}
     */
    public record Table(Lattice lattice, Tensor numbers) {}

    @Override
    public List<Wire> inputs() {
      return List.of();
    }

    @Override
    public List<Wire> outputs() {
      return List.of(output);
    }

    @Override
    public List<Tensor> tensors() {
      return tables.stream().map(Table::numbers).toList();
    }
  }

  /**
   * Sums of local cosines, or of their derivatives, at the point: y_t = factor · Σ over the chosen
   * cosines of table t of number · ∂ⁿφ/∂xⁿ, see {@link inr.lapped.Blocks}.
   *
   * @param axis along which the cosines run
   * @param tables one for each column of the output
   * @param factor 1, or the weight of a derivative
   * @param order n; 0 is the value itself
   */
  record Expansion(LappedAxis axis, List<Series> tables, double factor, int order, Wire output)
      implements Operation {
    /**
     * Which cosines have numbers, and these.
     *
     * @param numbers {@code [chosen, 1]}
     */
    public record Series(PlaceSet chosen, Tensor numbers) {}

    @Override
    public List<Wire> inputs() {
      return List.of();
    }

    @Override
    public List<Wire> outputs() {
      return List.of(output);
    }

    @Override
    public List<Tensor> tensors() {
      return tables.stream().map(Series::numbers).toList();
    }
  }

  /**
   * Small networks in the windows of a field, blended where windows overlap: y = Σₖ wₖ(x) gₖ(uₖ)
   * over the windows that hold the point, with uₖ the point's coordinates in window k; and the
   * derivatives of y that a jet names, see {@link PieceBlend}.
   *
   * @param pieces gₖ, one for each window
   * @param jet derivatives that are wanted beside the value
   * @param outputs y, then its derivatives
   */
  record Pieces(Windows windows, List<Piece> pieces, Jet jet, List<Wire> outputs)
      implements Operation {
    /**
     * A network of its own, in its own units.
     *
     * @param circuit what is shared with all pieces of the same make
     * @param tensors its parameters among those of the whole, in order and side by side
     * @param scale what its predictions are multiplied by
     */
    public record Piece(Circuit circuit, List<Tensor> tensors, double scale) {
      public Piece {
        tensors = List.copyOf(tensors);
      }

      /** Place of its first parameter among those of the whole. */
      public int offset() {
        return tensors.get(0).offset();
      }

      /** Number of its parameters. */
      public int size() {
        return circuit.layout().size();
      }
    }

    public Pieces {
      pieces = List.copyOf(pieces);
      outputs = List.copyOf(outputs);
    }

    @Override
    public List<Wire> inputs() {
      return List.of();
    }

    @Override
    public List<Tensor> tensors() {
      return pieces.stream().flatMap(piece -> piece.tensors().stream()).toList();
    }
  }
}
