/** What is minimised: the mean of a function of the error over the batch's points and channels. */
@NullMarked
package inr.loss;

import org.jspecify.annotations.NullMarked;
