// SPDX-License-Identifier: Apache-2.0

#pragma once

/// What an error number means, in English whatever the locale, or NULL for a number that Linux does not use.
/// The text lives as long as the process; any thread may ask.
const char *_Nullable clinux_error_description(int number);
