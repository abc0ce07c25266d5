/**
 * JPEG pictures of 8 bits, decoded row by row from top to bottom: sequential and progressive, with
 * Huffman and with arithmetic codes, to the bits of libjpeg.
 */
@NullMarked
package inr.io.jpeg;

import org.jspecify.annotations.NullMarked;
