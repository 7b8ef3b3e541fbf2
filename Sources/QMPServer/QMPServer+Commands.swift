// SPDX-License-Identifier: Apache-2.0

import QAPI
internal import SystemCalls

extension QMPServer {
    /// The command of a name, if it may be executed now. What is wrong is looked for in QEMU's order.
    func command(_ name: String, isOutOfBand: Bool) throws(QAPIError) -> CommandEntry {
        guard let entry = registry[name] else {
            throw QAPIError(.commandNotFound, "The command \(name) has not been found")
        }
        let metadata = entry.metadata
        if !policy.refuses.isEmpty {
            let refused = metadata.specialFeatures.intersection(policy.refuses)
            guard refused.isEmpty else {
                let text = "\(refused.adjective) command \(name) disabled by policy"
                throw QAPIError(.commandNotFound, text, refusedFeatures: refused)
            }
        }
        guard !isOutOfBand || metadata.flags.contains(.allowsOutOfBand) else {
            throw QAPIError("The command \(name) does not support OOB")
        }
        guard !isPreconfiguring || metadata.flags.contains(.allowsPreconfig) else {
            throw QAPIError("The command '\(name)' is permitted only after machine initialization has completed")
        }
        return entry
    }

    /// Ends the process where the policy says so of what was refused.
    func mind(_ error: QAPIError) {
        guard !error.refusedFeatures.named.isDisjoint(with: policy.crashes) else { return }
        log("\(error.text), and the policy has the program end here")
        abortProcess()
    }

    /// How the arguments of commands are decoded.
    var decodingOptions: DecodingOptions {
        DecodingOptions(keepsUnrecognized: false, refuses: policy.refuses)
    }
}
