// SPDX-License-Identifier: Apache-2.0

#pragma once

/// Takes one client of a listening socket and sends back whatever it sends, until it ends, with the system calls that the
/// QMP server makes for a request: one to wait, one to look whether descriptors come along, one to receive, one to send.
/// Returns 0, or -1 and sets errno.
int echo_floor_serve(int listener);
