/**
 * Waves from what was measured of their amplitudes, y = |A x| + n: coded patterns, far fields of an
 * object in a known support, planes out of focus.
 *
 * <p>A {@link inr.solve.phase.PhaseProblem} has data and the projections on what explains them and
 * on what can be; a {@link inr.solve.phase.PhaseMethod} finds x.
 */
@NullMarked
package inr.solve.phase;

import org.jspecify.annotations.NullMarked;
