// SPDX-License-Identifier: Apache-2.0

// Planets that pull each other: products, sums, quotients and roots of doubles.

#include "Compute.h"

struct body {
    double x, y, z, speed_x, speed_y, speed_z, mass;
};

static double root(double square) {
    double result;
    __asm__("fsqrt.d %0, %1" : "=f"(result) : "f"(square));
    return result;
}

static void pull(struct body *one, struct body *other) {
    double x = one->x - other->x, y = one->y - other->y, z = one->z - other->z;
    double square = x * x + y * y + z * z;
    double force = 0.01 / (square * root(square));
    one->speed_x -= x * other->mass * force;
    one->speed_y -= y * other->mass * force;
    one->speed_z -= z * other->mass * force;
    other->speed_x += x * one->mass * force;
    other->speed_y += y * one->mass * force;
    other->speed_z += z * one->mass * force;
}

uint64_t kernel(uint64_t rounds) {
    enum { count = 5 };
    struct body bodies[count] = {
        {0, 0, 0, 0, 0, 0, 39.47},
        {4.84, -1.16, -.10, .606, 2.81, -.02, .037},
        {8.34, 4.12, -.4, -1.01, 1.82, .008, .011},
        {12.89, -15.11, -.22, 1.08, .868, -.01, .0017},
        {15.37, -25.9, .179, .979, .594, -.034, .002},
    };
    for (uint64_t round = 0; round < rounds; round++) {
        for (int one = 0; one < count; one++) {
            for (int other = one + 1; other < count; other++) pull(&bodies[one], &bodies[other]);
        }
        for (int index = 0; index < count; index++) {
            bodies[index].x += .01 * bodies[index].speed_x;
            bodies[index].y += .01 * bodies[index].speed_y;
            bodies[index].z += .01 * bodies[index].speed_z;
        }
    }
    union {
        double number;
        uint64_t bits;
    } sum = {bodies[0].x + bodies[1].y};
    return sum.bits;
}
