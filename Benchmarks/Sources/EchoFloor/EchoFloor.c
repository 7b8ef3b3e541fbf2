// SPDX-License-Identifier: Apache-2.0

#include "EchoFloor.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

int echo_floor_serve(int listener) {
    int epoll = epoll_create1(EPOLL_CLOEXEC);
    int client = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    struct epoll_event interest = {.events = EPOLLIN};
    if (epoll == -1 || client == -1 || epoll_ctl(epoll, EPOLL_CTL_ADD, client, &interest) == -1) return -1;
    for (;;) {
        struct epoll_event events[64];
        static char bytes[65536];
        struct iovec vector = {.iov_base = bytes, .iov_len = sizeof bytes};
        struct msghdr message = {.msg_iov = &vector, .msg_iovlen = 1};
        if (epoll_pwait2(epoll, events, 64, NULL, NULL) == -1) return -1;
        ssize_t count = recvmsg(client, &message, MSG_PEEK);
        if (count <= 0) return (int)count;
        vector.iov_len = (size_t)recv(client, bytes, (size_t)count, 0);
        if (sendmsg(client, &message, MSG_NOSIGNAL) != count) return -1;
    }
}
