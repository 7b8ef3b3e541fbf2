// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <termios.h>

/// Puts settings back on a terminal, and its descriptor into blocking mode, when the process is about to die of a fault.
/// Faults then go on as they would have. A second call replaces the first.
void clinux_terminal_guard(int descriptor, const struct termios *_Nonnull settings);

/// Puts nothing back any more.
void clinux_terminal_forget(void);
