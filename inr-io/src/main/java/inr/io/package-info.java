/** What all file formats share: the error of an unreadable file and the way a file is written. */
@NullMarked
package inr.io;

import org.jspecify.annotations.NullMarked;
