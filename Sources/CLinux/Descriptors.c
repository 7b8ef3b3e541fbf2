// SPDX-License-Identifier: Apache-2.0

#include "CLinuxDescriptors.h"

#include <fcntl.h>
#include <limits.h>
#include <linux/close_range.h>
#include <sys/mman.h>
#include <unistd.h>

int clinux_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

int clinux_memory_file(const char *name) { return memfd_create(name, MFD_CLOEXEC); }

const int clinux_open_direct = O_DIRECT;
const int clinux_open_path = O_PATH;

int clinux_unshare_descriptors(void) { return close_range(STDERR_FILENO + 1, UINT_MAX, CLOSE_RANGE_UNSHARE); }
