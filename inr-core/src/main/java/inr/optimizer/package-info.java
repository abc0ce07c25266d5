/** How parameters follow the gradient: Adam, AdamW and the learning-rate schedules. */
@NullMarked
package inr.optimizer;

import org.jspecify.annotations.NullMarked;
