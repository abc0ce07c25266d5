/** Linear measurements that a user brings: matrices, and sums over points. */
@NullMarked
package inr.io.operator;

import org.jspecify.annotations.NullMarked;
