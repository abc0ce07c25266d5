/**
 * The picture codec: a picture is a pyramid of grids of integers, a network that predicts each
 * integer from its neighbours, and a network that draws the picture from the grids.
 *
 * <p>In the order in which data flows when a file is read: {@code file} has the bytes, {@code
 * shape} what follows from a handful of settings, {@code entropy} gives symbols, {@code parameter}
 * the networks' numbers, {@code prediction} and {@code latent} the grids, {@code synthesis} the
 * picture. {@code kernel} holds loops of these with the Vector API.
 *
 * <p>{@code train} finds the integers and the networks of a picture, in the other direction. {@code
 * weights} packs the parameters of any other network, with the same entropy coder.
 */
@NullMarked
package inr.codec;

import org.jspecify.annotations.NullMarked;
