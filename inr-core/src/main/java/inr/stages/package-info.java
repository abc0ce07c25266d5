/**
 * Networks one after another, each fitted in double precision to what those before it leave: for
 * functions of one variable, to the precision of the machine.
 */
@NullMarked
package inr.stages;

import org.jspecify.annotations.NullMarked;
