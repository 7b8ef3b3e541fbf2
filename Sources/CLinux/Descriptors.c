// SPDX-License-Identifier: Apache-2.0

#include "CLinuxDescriptors.h"

#include <fcntl.h>
#include <limits.h>
#include <linux/close_range.h>
#include <sys/mman.h>
#include <unistd.h>

int clinux_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

int clinux_memory_file(const char *name) { return memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING); }

int clinux_memory_file_seal_size(int file) {
    return fcntl(file, F_ADD_SEALS, F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL);
}

const int clinux_open_direct = O_DIRECT;
const int clinux_open_path = O_PATH;

int clinux_unshare_descriptors(void) { return close_range(STDERR_FILENO + 1, UINT_MAX, CLOSE_RANGE_UNSHARE); }
