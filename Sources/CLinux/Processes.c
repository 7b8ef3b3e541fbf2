// SPDX-License-Identifier: Apache-2.0

#include "CLinuxProcesses.h"
#include "CLinuxThreads.h"

#include <unistd.h>

int clinux_fork(void)
{
    int child = fork();
    if (child == 0) {
        clinux_thread_forget_identifier();
    }
    return child;
}
