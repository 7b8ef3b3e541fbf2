// SPDX-License-Identifier: Apache-2.0

#include "CLinuxNumbers.h"

#include <locale.h>
#include <pthread.h>
#include <stdio.h>

static locale_t c_locale;
static pthread_once_t c_locale_once = PTHREAD_ONCE_INIT;

static void make_c_locale(void)
{
    c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
}

int clinux_format_double(double value, char *buffer, size_t size)
{
    pthread_once(&c_locale_once, make_c_locale);
    if (c_locale == (locale_t)0) {
        return -1;
    }
    // The decimal point is that of the thread's locale if it has one of its own, as POSIX has it for uselocale, and
    // setlocale changes the process's alone. So the C locale's point is written whatever locales there are.
    locale_t previous = uselocale(c_locale);
    int length = snprintf(buffer, size, "%.17g", value);
    uselocale(previous);
    return length;
}
