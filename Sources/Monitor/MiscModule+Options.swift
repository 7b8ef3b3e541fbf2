// SPDX-License-Identifier: Apache-2.0

import ControlProtocol
import Options

extension CommandLineOptionInfo {
    init(_ group: OptionGroup) {
        self.init(option: group.name, parameters: group.parameters.map(CommandLineParameterInfo.init))
    }
}

extension CommandLineParameterInfo {
    init(_ parameter: OptionParameter) {
        self.init(
            name: parameter.name,
            type: CommandLineParameterType(parameter.kind),
            help: parameter.help,
            default: parameter.defaultText
        )
    }
}

extension CommandLineParameterType {
    init(_ kind: OptionKind) {
        switch kind {
        case .string: self = .string
        case .boolean: self = .boolean
        case .number: self = .number
        case .size: self = .size
        }
    }
}
