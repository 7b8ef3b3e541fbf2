// SPDX-License-Identifier: Apache-2.0

extension Bool {
    /// Reads a truth value as options have it; nil where the text is none.
    package init?(optionText text: String) {
        switch text {
        case "on", "yes", "true", "y": self = true
        case "off", "no", "false", "n": self = false
        default: return nil
        }
    }
}
