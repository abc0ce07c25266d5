/**
 * Plans and other plain data as JSON: any record of numbers, text, lists, records and sealed kinds
 * ⇄ JSON text, without loss.
 */
@NullMarked
package inr.io.plan;

import org.jspecify.annotations.NullMarked;
