// SPDX-License-Identifier: Apache-2.0

#pragma once

/// Makes a pipe whose ends are closed on exec: ends[0] reads, ends[1] writes. Returns 0, or -1 and sets errno.
int clinux_pipe(int ends[_Nonnull 2]);
