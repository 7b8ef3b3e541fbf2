// SPDX-License-Identifier: Apache-2.0

// SPDX-License-Identifier: Apache-2.0

#pragma once

#define ZLIB_CONST
#include <zlib.h>
