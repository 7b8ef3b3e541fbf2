// SPDX-License-Identifier: Apache-2.0

// The compression function of SHA-256 (FIPS 180-4, section 6.2.2): shifts and sums in a row.

#include "Compute.h"

static const uint32_t constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t rotate(uint32_t word, int count) { return word >> count | word << (32 - count); }

static void compress(uint32_t hash[8], uint32_t words[64]) {
    for (int index = 16; index < 64; index++) {
        uint32_t early = words[index - 15];
        uint32_t late = words[index - 2];
        uint32_t first = rotate(early, 7) ^ rotate(early, 18) ^ early >> 3;
        uint32_t second = rotate(late, 17) ^ rotate(late, 19) ^ late >> 10;
        words[index] = words[index - 16] + first + words[index - 7] + second;
    }
    uint32_t a = hash[0], b = hash[1], c = hash[2], d = hash[3], e = hash[4], f = hash[5], g = hash[6], h = hash[7];
    for (int index = 0; index < 64; index++) {
        uint32_t choice = (e & f) ^ (~e & g);
        uint32_t majority = (a & b) ^ (a & c) ^ (b & c);
        uint32_t first = h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice + constants[index] + words[index];
        uint32_t second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority;
        h = g, g = f, f = e, e = d + first, d = c, c = b, b = a, a = first + second;
    }
    hash[0] += a, hash[1] += b, hash[2] += c, hash[3] += d, hash[4] += e, hash[5] += f, hash[6] += g, hash[7] += h;
}

uint64_t kernel(uint64_t rounds) {
    uint32_t hash[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    for (uint64_t round = 0; round < rounds; round++) {
        uint32_t words[64];
        for (uint32_t index = 0; index < 16; index++) words[index] = (uint32_t)round * index + hash[index % 8];
        compress(hash, words);
    }
    return hash[0] | (uint64_t)hash[1] << 32;
}
