package inr.network;

import inr.formula.Expression;

/** How a family of polynomials goes on. */
@FunctionalInterface
interface PolynomialRecurrence {
  /** Member n of u from the two before it. */
  Expression of(int n, Expression u, Expression last, Expression before);
}
