// SPDX-License-Identifier: Apache-2.0

#include "CLinuxEvents.h"

#include <poll.h>
#include <stddef.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <time.h>

const uint32_t clinux_epoll_readable = EPOLLIN;
const uint32_t clinux_epoll_writable = EPOLLOUT;
const uint32_t clinux_epoll_error = EPOLLERR;
const uint32_t clinux_epoll_hang_up = EPOLLHUP;
const uint32_t clinux_epoll_edge_triggered = EPOLLET;

int clinux_epoll_create(void) { return epoll_create1(EPOLL_CLOEXEC); }

static int control(int epoll, int operation, int descriptor, uint32_t events, uint64_t token)
{
    struct epoll_event event = {.events = events, .data.u64 = token};
    return epoll_ctl(epoll, operation, descriptor, &event);
}

int clinux_epoll_add(int epoll, int descriptor, uint32_t events, uint64_t token)
{
    return control(epoll, EPOLL_CTL_ADD, descriptor, events, token);
}

int clinux_epoll_modify(int epoll, int descriptor, uint32_t events, uint64_t token)
{
    return control(epoll, EPOLL_CTL_MOD, descriptor, events, token);
}

int clinux_epoll_remove(int epoll, int descriptor) { return control(epoll, EPOLL_CTL_DEL, descriptor, 0, 0); }

int clinux_epoll_wait(int epoll, struct clinux_epoll_event *events, int count, int64_t timeout_nanoseconds)
{
    struct epoll_event native[64];
    struct timespec timeout = {timeout_nanoseconds / 1000000000, timeout_nanoseconds % 1000000000};
    int limit = count < 64 ? count : 64;
    int ready = epoll_pwait2(epoll, native, limit, timeout_nanoseconds < 0 ? NULL : &timeout, NULL);
    for (int index = 0; index < ready; index++) {
        events[index].token = native[index].data.u64;
        events[index].events = native[index].events;
    }
    return ready;
}

int clinux_wait_readable(int descriptor, int64_t timeout_nanoseconds)
{
    struct pollfd entry = {.fd = descriptor, .events = POLLIN};
    struct timespec timeout = {timeout_nanoseconds / 1000000000, timeout_nanoseconds % 1000000000};
    return ppoll(&entry, 1, &timeout, NULL);
}

int clinux_eventfd(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }
