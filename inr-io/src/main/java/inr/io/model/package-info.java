/**
 * Fits on disk: the model file {@code .inr} and the checkpoint of a fit under way, both checksummed
 * and read strictly.
 */
@NullMarked
package inr.io.model;

import org.jspecify.annotations.NullMarked;
