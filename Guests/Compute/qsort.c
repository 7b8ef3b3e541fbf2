// SPDX-License-Identifier: Apache-2.0

// Sorts random numbers with quicksort: branches that nobody predicts.

#include "Compute.h"

enum { count = 400000 };

static void sort(int32_t *numbers, int first, int last) {
    while (first < last) {
        int low = first;
        int high = last;
        int32_t pivot = numbers[(first + last) / 2];
        while (low <= high) {
            while (numbers[low] < pivot) low++;
            while (numbers[high] > pivot) high--;
            if (low > high) break;
            int32_t number = numbers[low];
            numbers[low++] = numbers[high];
            numbers[high--] = number;
        }
        if (high - first < last - low) {
            sort(numbers, first, high);
            first = low;
        } else {
            sort(numbers, low, last);
            last = high;
        }
    }
}

uint64_t kernel(uint64_t rounds) {
    int32_t *numbers = allocate(count * sizeof *numbers);
    uint64_t state = 88172645463325252u;
    for (uint64_t round = 0; round < rounds; round++) {
        for (int index = 0; index < count; index++) numbers[index] = (int32_t)next_random(&state);
        sort(numbers, 0, count - 1);
    }
    return (uint64_t)numbers[count / 2];
}
