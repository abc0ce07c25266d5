"""Fits the polynomials of inr.cpu.kernel.ScalarMath and prints them as Java constants.

Needs Python 3 and numpy:  python3 fit_float_functions.py

Every polynomial minimises the largest weighted error on its interval: weighted least squares on Chebyshev nodes, where
each round multiplies the weight of a node by the error found there (Lawson's iteration). Coefficients are rounded to
float one at a time, lowest power first, and the remaining ones are fitted again after each rounding, so they make up
for it. The error printed is that of the rounded polynomial in exact arithmetic, relative to the function's value; half
an ulp of a float is between 3.0e-8 and 6.0e-8. What rounding adds while evaluating is measured by ScalarMathTest.
"""

import math
from fractions import Fraction

import numpy as np


def least_maximum(columns, target, weight):
    """Coefficients c that minimise max |weight * (columns @ c - target)|."""
    emphasis = np.ones_like(target)
    best, smallest = None, math.inf
    for _ in range(400):
        w = weight * np.sqrt(emphasis)
        c = np.linalg.lstsq(columns * w[:, None], target * w, rcond=None)[0]
        error = np.abs(weight * (columns @ c - target))
        if error.max() < smallest:
            best, smallest = c, error.max()
        emphasis *= error + 1e-3 * error.max()
        emphasis /= emphasis.sum()
    return best


def fit(name, function, weight, low, high, degree):
    """Prints the polynomial in x of the given degree that is nearest to function(x) on [low, high]."""
    nodes = 0.5 * (low + high) + 0.5 * (high - low) * np.cos(math.pi * (np.arange(2000) + 0.5) / 2000)
    target = np.array([function(x) for x in nodes])
    weights = np.array([weight(x) for x in nodes])
    powers = nodes[:, None] ** np.arange(degree + 1)
    rounded = []
    rest = target
    for k in range(degree + 1):
        c = least_maximum(powers[:, k:], rest, weights)
        rounded.append(float(np.float32(c[0])))
        rest = rest - rounded[k] * powers[:, k]
    print(f"// {name} on [{low:.6g}, {high:.6g}], relative error {np.abs(weights * rest).max():.2g}")
    for k, c in enumerate(rounded):
        print(f"private static final float {name}_{k} = {np.float32(c)!s}f;")
    print()


def series(x, first, ratio):
    """Sum of first, first * ratio(1), first * ratio(1) * ratio(2), ... for small |x|: no cancellation near 0."""
    total, term, k = 0.0, first, 1
    while abs(term) > 1e-18 * abs(total):
        total += term
        term *= ratio(k)
        k += 1
    return total


def split(name, value, parts):
    """Prints value as a sum of floats, each the float nearest to what the ones before leave. value is given as text."""
    rest = Fraction(value)
    for k in range(parts):
        part = float(np.float32(float(rest)))
        print(f"private static final float {name}_{k} = {np.float32(part)!s}f;")
        rest -= Fraction(part)
    print()


split("HALF_PI", "1.5707963267948966192313216916397514420985846996875529104874723", 1)
split("LN2", "0.69314718055994530941723212145817656807550013436025525412068", 2)
split("LOG2_E", "1.4426950408889634073599246810018921374266459541529859341354494", 1)

# sin and cos of r quarter turns, |r| at most 1/2: r SIN(q) and 1 + q COS(q), q = r^2.
QUARTER = math.pi / 2
fit("SIN", lambda q: series(q, QUARTER, lambda k: -q * QUARTER**2 / (2 * k * (2 * k + 1))),
    lambda q: 1 / series(q, QUARTER, lambda k: -q * QUARTER**2 / (2 * k * (2 * k + 1))), 0.0, 0.25, 3)
fit("COS", lambda q: series(q, -QUARTER**2 / 2, lambda k: -q * QUARTER**2 / ((2 * k + 1) * (2 * k + 2))), lambda q: q / math.cos(QUARTER * math.sqrt(q)), 0.0, 0.25, 3)

# e^r = 1 + r + r^2 EXP(r); the weight suits e^r - 1, which is the harder of the two.
fit("EXP", lambda r: series(r, 0.5, lambda k: r / (k + 2)), lambda r: r * r / abs(math.expm1(r)), -0.3475, 0.3475, 4)

# log(1 + f) = f + f^2 LOG(f) for 1 + f between sqrt(1/2) and sqrt(2).
fit("LOG", lambda f: (math.log1p(f) - f) / f**2 if abs(f) > 0.02 else -sum((-f) ** k / (k + 2) for k in range(12)),
    lambda f: f * f / abs(math.log1p(f)), math.sqrt(0.5) - 1, math.sqrt(2) - 1, 8)

# atan(z) = z + z q ATAN(q), q = z^2.
fit("ATAN", lambda q: (math.atan(math.sqrt(q)) / math.sqrt(q) - 1) / q if q > 0.01 else -sum((-q) ** k / (2 * k + 3) for k in range(12)),
    lambda q: q * math.sqrt(q) / math.atan(math.sqrt(q)), 0.0, 1.0, 8)

# erf(x) = x + x ERF(x^2) near 0; erf(x) = 1 - exp(-ERFC(x)) from there to 4, where erf rounds to 1.
fit("ERF", lambda q: math.erf(math.sqrt(q)) / math.sqrt(q) - 1, lambda q: math.sqrt(q) / math.erf(math.sqrt(q)), 0.0, 1.0, 6)
fit("ERFC", lambda x: -math.log(math.erfc(x)), lambda x: math.erfc(x) / math.erf(x), 1.0, 4.0, 6)
