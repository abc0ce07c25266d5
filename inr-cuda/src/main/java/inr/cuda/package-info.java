/** The backend for NVIDIA GPUs. */
@NullMarked
package inr.cuda;

import org.jspecify.annotations.NullMarked;
