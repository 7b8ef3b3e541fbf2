// SPDX-License-Identifier: Apache-2.0

#include "CLinuxSockets.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>

// SCM_MAX_FD of the kernel.
enum { most_received = 16, most_sent = 253 };

int clinux_socket(int family, int protocol)
{
    return socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, protocol);
}

int clinux_socket_pair(int ends[2])
{
    return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends);
}

int clinux_socket_bind(int socket, const void *address, size_t length)
{
    return bind(socket, address, (socklen_t)length);
}

int clinux_socket_connect(int socket, const void *address, size_t length)
{
    return connect(socket, address, (socklen_t)length);
}

int clinux_socket_accept(int socket) { return accept4(socket, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK); }

int clinux_socket_address(int socket, bool of_peer, void *address)
{
    socklen_t length = sizeof(struct sockaddr_storage);
    int result = of_peer ? getpeername(socket, address, &length) : getsockname(socket, address, &length);
    return result == 0 ? (int)length : -1;
}

static int set(int socket, int level, int option, int value)
{
    return setsockopt(socket, level, option, &value, sizeof(value));
}

int clinux_socket_set_reuse_address(int socket, int value) { return set(socket, SOL_SOCKET, SO_REUSEADDR, value); }

int clinux_socket_set_keep_alive(int socket, int value) { return set(socket, SOL_SOCKET, SO_KEEPALIVE, value); }

int clinux_socket_set_ipv6_only(int socket, int value) { return set(socket, IPPROTO_IPV6, IPV6_V6ONLY, value); }

int clinux_socket_set_no_delay(int socket, int value) { return set(socket, IPPROTO_TCP, TCP_NODELAY, value); }

static int get(int socket, int option)
{
    int value;
    socklen_t length = sizeof(value);
    return getsockopt(socket, SOL_SOCKET, option, &value, &length) == 0 ? value : -1;
}

int clinux_socket_family(int socket) { return get(socket, SO_DOMAIN); }

int clinux_socket_is_listening(int socket) { return get(socket, SO_ACCEPTCONN); }

int clinux_socket_take_error(int socket) { return get(socket, SO_ERROR); }

ssize_t clinux_socket_peek(int socket, void *buffer, size_t count, bool *shows_descriptors)
{
    struct iovec bytes = {buffer, count};
    struct msghdr message = {.msg_iov = &bytes, .msg_iovlen = 1};
    ssize_t result = recvmsg(socket, &message, MSG_PEEK | MSG_DONTWAIT);
    // There is no room for descriptors: the kernel says that it would have needed some.
    *shows_descriptors = result >= 0 && (message.msg_flags & MSG_CTRUNC) != 0;
    return result;
}

ssize_t clinux_socket_receive(int socket, void *buffer, size_t count)
{
    return recv(socket, buffer, count, MSG_DONTWAIT);
}

ssize_t clinux_socket_receive_descriptors(
    int socket, void *buffer, size_t count, int descriptors[16], int *descriptor_count, bool *truncated)
{
    _Alignas(struct cmsghdr) char control[CMSG_SPACE(most_received * sizeof(int))];
    struct iovec bytes = {buffer, count};
    struct msghdr message = {
        .msg_iov = &bytes, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof(control)};
    *descriptor_count = 0;
    *truncated = false;
    ssize_t result = recvmsg(socket, &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    if (result < 0) {
        return result;
    }
    *truncated = (message.msg_flags & MSG_CTRUNC) != 0;
    for (struct cmsghdr *part = CMSG_FIRSTHDR(&message); part != NULL; part = CMSG_NXTHDR(&message, part)) {
        if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS) {
            continue;
        }
        size_t size = part->cmsg_len - CMSG_LEN(0);
        memcpy(descriptors + *descriptor_count, CMSG_DATA(part), size);
        *descriptor_count += (int)(size / sizeof(int));
    }
    return result;
}

ssize_t clinux_socket_send(
    int socket, const void *buffer, size_t count, const int *descriptors, size_t descriptor_count)
{
    _Alignas(struct cmsghdr) char control[CMSG_SPACE(most_sent * sizeof(int))] = {0};
    struct iovec bytes = {(void *)buffer, count};
    struct msghdr message = {.msg_iov = &bytes, .msg_iovlen = 1};
    if (descriptor_count > 0) {
        size_t size = descriptor_count * sizeof(int);
        message.msg_control = control;
        message.msg_controllen = CMSG_SPACE(size);
        struct cmsghdr *part = CMSG_FIRSTHDR(&message);
        part->cmsg_level = SOL_SOCKET;
        part->cmsg_type = SCM_RIGHTS;
        part->cmsg_len = CMSG_LEN(size);
        memcpy(CMSG_DATA(part), descriptors, size);
    }
    return sendmsg(socket, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
}
