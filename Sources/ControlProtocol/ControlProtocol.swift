// SPDX-License-Identifier: Apache-2.0

// Everything in this module is generated from the folder Schema; the package manager wants a source file all the same.
