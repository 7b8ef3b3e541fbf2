// SPDX-License-Identifier: Apache-2.0

/// The release whose schema this module is generated from.
public let qemuRelease = "10.0"
