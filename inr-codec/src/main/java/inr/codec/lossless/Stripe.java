package inr.codec.lossless;

/**
 * Rows of a picture that follow each other as a stream of their own: so that no more than a stripe
 * has to be in memory at once. What was learnt goes on from stripe to stripe.
 *
 * @param rows how many
 * @param bytes that hold the stream
 * @param from its first byte
 * @param to the byte behind its last
 */
public record Stripe(int rows, byte[] bytes, int from, int to) {}
