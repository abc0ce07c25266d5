/**
 * Parameters under names, as other tools keep them: models become safetensors files, and such files
 * become models.
 */
@NullMarked
package inr.interchange.weights;

import org.jspecify.annotations.NullMarked;
