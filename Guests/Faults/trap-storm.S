// SPDX-License-Identifier: Apache-2.0

// Traps in its trap handler, for ever.

#include "Faults.h"

    begin
    .balign 4
handler:
    unimp
