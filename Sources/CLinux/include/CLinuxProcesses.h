// SPDX-License-Identifier: Apache-2.0

#pragma once

/// Makes a second process of this one, which has the calling thread alone. Returns 0 there, and here its number, or -1
/// and sets errno.
int clinux_fork(void);

/// Gives back the pages of the program's own code. Each is mapped anew when it is executed; none is ever written.
void clinux_release_code(void);
