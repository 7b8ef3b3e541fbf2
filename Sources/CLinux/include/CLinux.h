// SPDX-License-Identifier: Apache-2.0

// What Glibc's module hides from Swift, or offers only as variadic functions and macros, declared out of line.
// The GNU definitions are switched on for the .c files alone: switched on here they would clash with Glibc's module.

#pragma once

#include <stddef.h>

#include "CLinuxDescriptors.h"
#include "CLinuxErrors.h"
#include "CLinuxEvents.h"
#include "CLinuxNumbers.h"
#include "CLinuxProcesses.h"
#include "CLinuxSignals.h"
#include "CLinuxSockets.h"
#include "CLinuxTerminal.h"
#include "CLinuxThreads.h"
