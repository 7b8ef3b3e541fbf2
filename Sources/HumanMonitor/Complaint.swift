// SPDX-License-Identifier: Apache-2.0

/// Why a line cannot be executed: what people are told, without the last line end.
struct Complaint: Error, Hashable {
    let text: String

    init(_ text: String) { self.text = text }
}
