// SPDX-License-Identifier: Apache-2.0

#include "CLinuxDescriptors.h"

#include <fcntl.h>
#include <unistd.h>

int clinux_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }
