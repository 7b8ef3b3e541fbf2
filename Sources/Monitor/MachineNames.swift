// SPDX-License-Identifier: Apache-2.0

import Machine

// The control protocol has types of the same names, and the module of the machine cannot be named where its type can.

/// What a machine is doing.
typealias MachineRunState = RunState

/// Why a machine is reset or turned off.
typealias MachineShutdownCause = ShutdownCause
