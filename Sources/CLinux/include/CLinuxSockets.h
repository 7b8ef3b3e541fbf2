// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// Functions on sockets, whose addresses are untyped bytes. Where nothing else is said they return 0, or -1 and set
// errno.

/// Makes a stream socket, non-blocking and closed on exec. Returns the descriptor.
int clinux_socket(int family, int protocol);

/// Makes two connected Unix stream sockets, non-blocking and closed on exec.
int clinux_socket_pair(int ends[_Nonnull 2]);

int clinux_socket_bind(int socket, const void *_Nonnull address, size_t length);
int clinux_socket_connect(int socket, const void *_Nonnull address, size_t length);

/// Takes a connection, non-blocking and closed on exec. Returns the descriptor.
int clinux_socket_accept(int socket);

/// Writes a socket's own address, or that of its peer, into room for 128 bytes. Returns the length.
int clinux_socket_address(int socket, bool of_peer, void *_Nonnull address);

/// Sets an option of the socket level, or of the IPv6 or TCP level, to a number.
int clinux_socket_set_reuse_address(int socket, int value);
int clinux_socket_set_keep_alive(int socket, int value);
int clinux_socket_set_ipv6_only(int socket, int value);
int clinux_socket_set_no_delay(int socket, int value);

/// Read an option of the socket level and return it: the family, whether it listens, and the pending error, which is
/// cleared.
int clinux_socket_family(int socket);
int clinux_socket_is_listening(int socket);
int clinux_socket_take_error(int socket);

/// Reads without taking, and without waiting. Returns the number of bytes; `*shows_descriptors` says whether a message
/// that carries descriptors is among them.
ssize_t clinux_socket_peek(int socket, void *_Nonnull buffer, size_t count, bool *_Nonnull shows_descriptors);

/// Reads without waiting; what comes with the bytes but them is closed. Returns the number of bytes.
ssize_t clinux_socket_receive(int socket, void *_Nullable buffer, size_t count);

/// Reads without waiting, with room for 16 descriptors, which will be closed on exec. Returns the number of bytes;
/// `*truncated` says whether there were more descriptors than the room or the process could take, which are closed.
ssize_t clinux_socket_receive_descriptors(
    int socket, void *_Nonnull buffer, size_t count, int descriptors[_Nonnull 16], int *_Nonnull descriptor_count,
    bool *_Nonnull truncated);

/// Writes without waiting and without SIGPIPE, with at most 253 descriptors. Returns the number of bytes.
ssize_t clinux_socket_send(
    int socket, const void *_Nullable buffer, size_t count, const int *_Nullable descriptors, size_t descriptor_count);
