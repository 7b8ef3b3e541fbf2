// SPDX-License-Identifier: Apache-2.0

#include "CMeasuring.h"

#include <sched.h>
#include <time.h>

int64_t measuring_processor_nanoseconds(int process) {
    clockid_t clock;
    struct timespec time;
    if (clock_getcpuclockid(process, &clock) != 0 || clock_gettime(clock, &time) != 0) return -1;
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

int measuring_run_on(int processor) {
    cpu_set_t processors;
    CPU_ZERO(&processors);
    for (int other = 0; other < CPU_SETSIZE; other++) {
        if (processor < 0 || other == processor) CPU_SET(other, &processors);
    }
    return sched_setaffinity(0, sizeof processors, &processors);
}
