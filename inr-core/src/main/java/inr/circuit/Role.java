package inr.circuit;

/** What the numbers of a tensor are to a network; optimizers treat them by it. */
public enum Role {
  /** Factors of a sum over features: a matrix. */
  WEIGHT,
  /** What is added to such a sum. */
  BIAS,
  /** A number of an activation or a norm, one for each feature or one for all. */
  COLUMN,
  /** Rows that points look up; a step meets few of them. */
  TABLE,
  /** Steps of a fit so far: no gradient moves it, each update adds 1. */
  CLOCK
}
