// SPDX-License-Identifier: Apache-2.0

#include "CLinuxErrors.h"

#include <string.h>

const char *clinux_error_description(int number) { return strerrordesc_np(number); }
