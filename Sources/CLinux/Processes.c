// SPDX-License-Identifier: Apache-2.0

#include "CLinuxProcesses.h"
#include "CLinuxThreads.h"

#include <link.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

int clinux_fork(void)
{
    int child = fork();
    if (child == 0) {
        clinux_thread_forget_identifier();
    }
    return child;
}

/// Called for the program itself first, which is all.
static int release_code_of(struct dl_phdr_info *object, size_t size, void *unused)
{
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    for (int index = 0; index < object->dlpi_phnum; index++) {
        const ElfW(Phdr) *segment = &object->dlpi_phdr[index];
        if (segment->p_type != PT_LOAD || !(segment->p_flags & PF_X) || (segment->p_flags & PF_W)) {
            continue;
        }
        uintptr_t start = (object->dlpi_addr + segment->p_vaddr + page - 1) & ~(page - 1);
        uintptr_t end = (object->dlpi_addr + segment->p_vaddr + segment->p_memsz) & ~(page - 1);
        if (start < end) {
            madvise((void *)start, end - start, MADV_DONTNEED);
        }
    }
    return 1;
}

void clinux_release_code(void)
{
    dl_iterate_phdr(release_code_of, NULL);
}
