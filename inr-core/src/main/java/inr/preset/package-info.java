/**
 * The networks of the field by name, each with its settings, its initialisation and the way it is
 * fitted, by medium and size.
 */
@NullMarked
package inr.preset;

import org.jspecify.annotations.NullMarked;
