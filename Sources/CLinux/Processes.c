// SPDX-License-Identifier: Apache-2.0

#include "CLinuxProcesses.h"

#include <unistd.h>

int clinux_fork(void) { return fork(); }
