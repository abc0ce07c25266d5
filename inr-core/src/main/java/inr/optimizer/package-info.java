/** How parameters follow the gradient: rules, what wraps them, and the learning-rate schedules. */
@NullMarked
package inr.optimizer;

import org.jspecify.annotations.NullMarked;
