// SPDX-License-Identifier: Apache-2.0

// The Mandelbrot set in a square of so many points a side: products and comparisons of doubles.

#include "Compute.h"

static int steps(double real_start, double imaginary_start) {
    enum { limit = 100 };
    double real = 0, imaginary = 0;
    for (int step = 0; step < limit; step++) {
        double real_square = real * real, imaginary_square = imaginary * imaginary;
        if (real_square + imaginary_square > 4) return step;
        imaginary = 2 * real * imaginary + imaginary_start;
        real = real_square - imaginary_square + real_start;
    }
    return limit;
}

uint64_t kernel(uint64_t rounds) {
    double side = (double)rounds;
    uint64_t sum = 0;
    for (uint64_t y = 0; y < rounds; y++) {
        for (uint64_t x = 0; x < rounds; x++) {
            sum += (uint64_t)steps(2.0 * (double)x / side - 1.5, 2.0 * (double)y / side - 1.0);
        }
    }
    return sum;
}
