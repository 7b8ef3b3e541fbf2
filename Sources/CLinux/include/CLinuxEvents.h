// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <stdint.h>

/// One descriptor's readiness: epoll's event without its packing, which differs between machines.
struct clinux_epoll_event {
    /// The token that the descriptor was added with.
    uint64_t token;
    /// EPOLLIN and its like.
    uint32_t events;
};

/// EPOLLIN, EPOLLOUT, EPOLLERR, EPOLLHUP, EPOLLET.
extern const uint32_t clinux_epoll_readable;
extern const uint32_t clinux_epoll_writable;
extern const uint32_t clinux_epoll_error;
extern const uint32_t clinux_epoll_hang_up;
extern const uint32_t clinux_epoll_edge_triggered;

/// Makes an epoll instance that is closed on exec. Returns the descriptor, or -1 and sets errno.
int clinux_epoll_create(void);

/// Adds a descriptor to an instance, modifies it there, removes it. Return 0, or -1 and set errno.
int clinux_epoll_add(int epoll, int descriptor, uint32_t events, uint64_t token);
int clinux_epoll_modify(int epoll, int descriptor, uint32_t events, uint64_t token);
int clinux_epoll_remove(int epoll, int descriptor);

/// Waits for events: for ever where the timeout is negative. Returns how many of the `count` were filled, at most 64,
/// or -1 and sets errno.
int clinux_epoll_wait(int epoll, struct clinux_epoll_event *_Nonnull events, int count, int64_t timeout_nanoseconds);

/// Waits until a descriptor can be read, or is at its end, for so long at most. Returns 1, 0 where the time was up, or -1
/// and sets errno.
int clinux_wait_readable(int descriptor, int64_t timeout_nanoseconds);

/// Makes an event counter of zero, non-blocking and closed on exec. Returns the descriptor, or -1 and sets errno.
int clinux_eventfd(void);
