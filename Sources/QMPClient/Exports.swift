// SPDX-License-Identifier: Apache-2.0

// A program that drives a machine needs one import: the values that commands take and give are part of this module.
@_exported public import JSON
@_exported public import QAPI
@_exported public import QMPWire
@_exported public import SystemCalls
