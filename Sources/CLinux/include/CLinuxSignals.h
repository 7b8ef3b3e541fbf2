// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <stddef.h>

/// Blocks signals in the calling thread and makes a descriptor to read them from, non-blocking and closed on exec.
/// Returns it, or -1 and sets errno, with nothing blocked.
int clinux_signal_descriptor(const int *_Nonnull signals, size_t count);

/// Takes a pending signal. Returns its number, or -1 where none is pending. The sender is the process that sent it, or 0 where
/// that was the kernel or a process that cannot be seen from here.
int clinux_signal_next(int descriptor, int *_Nonnull sender);
