/**
 * Families of networks: what many signals have in common is learned once, and a signal is a few
 * numbers, its latent, that are found in a few steps.
 *
 * <p>A {@link inr.family.SignalSet} is learned from as a {@link inr.family.FamilyPlan} says, by
 * {@link inr.family.Learning}; what comes out is a {@link inr.family.Family}, which gives an
 * ordinary model for every latent.
 */
@NullMarked
package inr.family;

import org.jspecify.annotations.NullMarked;
