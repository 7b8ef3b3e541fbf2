// SPDX-License-Identifier: Apache-2.0

// Waits for an interrupt, and none is enabled.

#include "Faults.h"

    begin
    csrw    sie, zero
handler:
1:  wfi
    j       1b
