// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <stddef.h>

/// Writes a number as printf's `%.17g` does in the C locale, whatever locale the process or the thread is in.
///
/// At most 24 bytes are needed for a finite number, without the NUL that is not counted in what is returned.
///
/// @return The number of bytes of the text, which may exceed `size` − 1; negative on failure.
int clinux_format_double(double value, char *buffer, size_t size);
