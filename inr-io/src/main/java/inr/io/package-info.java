/**
 * What all file formats share: the error of an unreadable file, what reading one may take, and the
 * way a file is written.
 */
@NullMarked
package inr.io;

import org.jspecify.annotations.NullMarked;
