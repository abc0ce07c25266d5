/**
 * What a network is: layers, their sizes and initialisation, the layout of its parameters, and the
 * presets of the field.
 */
@NullMarked
package inr.network;

import org.jspecify.annotations.NullMarked;
