// SPDX-License-Identifier: Apache-2.0

#pragma once

/// Makes a pipe whose ends are closed on exec: ends[0] reads, ends[1] writes. Returns 0, or -1 and sets errno.
int clinux_pipe(int ends[_Nonnull 2]);

/// Makes a file in memory, closed on exec. Returns the descriptor, or -1 and sets errno.
int clinux_memory_file(const char *_Nonnull name);

/// Has a file in memory keep its size for ever. Returns 0, or -1 and sets errno.
int clinux_memory_file_seal_size(int file);

/// O_DIRECT, O_PATH.
extern const int clinux_open_direct;
extern const int clinux_open_path;

/// Gives the calling thread a table of descriptors of its own, with those of the standard streams alone.
/// Returns 0, or -1 and sets errno.
int clinux_unshare_descriptors(void);
