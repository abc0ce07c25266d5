/**
 * Nonlinearities y = σ(z), each written once as an expression from which every backend takes value
 * and derivative.
 */
@NullMarked
package inr.activation;

import org.jspecify.annotations.NullMarked;
