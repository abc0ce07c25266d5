@NullMarked
package inr.bench.claims;

import org.jspecify.annotations.NullMarked;
