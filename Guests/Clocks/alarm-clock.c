// SPDX-License-Identifier: Apache-2.0

// alarm-clock SECONDS: sets the alarm of the real-time clock to so many seconds from now, at most 3600.

#include "Work.h"

// struct rtc_time and struct rtc_wkalrm (Linux, include/uapi/linux/rtc.h). Months count from 0.
struct date {
    int second, minute, hour, day, month, year, weekday, day_of_year, is_summer;
};

struct alarm {
    uint8_t is_enabled, is_pending;
    struct date date;
};

static const uint32_t read_time = 0x80247009;
static const uint32_t set_alarm = 0x4028700f;

static int month_length(const struct date *date) {
    if (date->month == 1) {
        int year = date->year + 1900;
        return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
    }
    return date->month == 3 || date->month == 5 || date->month == 8 || date->month == 10 ? 30 : 31;
}

// Carries what is too much for a part of a date to the next part.
static void carry(int *part, int *next, int first, int count) {
    if (*part < first + count) return;
    *part -= count;
    *next += 1;
}

static void add(struct date *date, int seconds) {
    date->second += seconds % 60;
    date->minute += seconds / 60;
    carry(&date->second, &date->minute, 0, 60);
    carry(&date->minute, &date->hour, 0, 60);
    carry(&date->hour, &date->day, 0, 24);
    carry(&date->day, &date->month, 1, month_length(date));
    carry(&date->month, &date->year, 0, 12);
}

_Noreturn void run(int64_t argument_count, char *arguments[]) {
    enum { current_folder = -100, read_only = 0 };
    uint64_t seconds = argument_count == 2 ? number(arguments[1]) : 0;
    if (seconds == 0 || seconds > 3600) {
        write_text("expected the number of seconds, 1 to 3600\n");
        end_process(1);
    }
    struct alarm alarm = {.is_enabled = 1};
    int64_t clock = require(call_openat, (uint64_t)current_folder, (uintptr_t)"/dev/rtc0", read_only, 0, 0);
    require(call_ioctl, (uint64_t)clock, read_time, (uintptr_t)&alarm.date, 0, 0);
    add(&alarm.date, (int)seconds);
    require(call_ioctl, (uint64_t)clock, set_alarm, (uintptr_t)&alarm, 0, 0);
    end_process(0);
}
