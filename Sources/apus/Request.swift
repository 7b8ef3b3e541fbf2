// SPDX-License-Identifier: Apache-2.0

import Devices
import EventLoop
import Monitor
import ObjectModel
import Options
import SystemCalls

/// What a command line asks for.
enum Request {
    /// A text to print.
    case text(String)
    /// A machine.
    case machine(Settings)

    init(_ line: ParsedCommandLine) throws(StartError) {
        if let text = try Self.information(line) {
            self = .text(text)
        } else {
            self = .machine(try Settings(line))
        }
    }

    /// What to print instead of starting a machine, if that is asked for.
    private static func information(_ line: ParsedCommandLine) throws(StartError) -> String? {
        if line.contains("help") { return CommandLineTable.apus.helpText(program: "apus") }
        if line.contains("version") { return "apus 0.1.0, serving the protocol of QEMU 10.0.2\n" }
        if line.occurrences(of: "cpu").contains(where: { $0.text?.asksForHelp == true }) {
            return "Available CPUs:\n" + ProcessorModel.names.sorted().map { "  \($0)\n" }.joined()
        }
        if line.occurrences(of: "d").contains(where: { $0.text?.asksForHelp == true }) {
            return ProcessSetting.LogItem.helpText
        }
        for occurrence in line.occurrences {
            guard let values = occurrence.values else { continue }
            if let text = try information(values) { return text }
        }
        return nil
    }

    private static func information(_ values: OptionValues) throws(StartError) -> String? {
        let namesKind = ["machine", "chardev", "object", "accel", "device"].contains(values.group.name)
        let impliedText = namesKind ? values.group.impliedKey.flatMap { values.string($0) } : nil
        switch (values.group.name, impliedText) {
        case ("machine", "help"), ("machine", "?"):
            return MachineSetting.Board.allCases.reduce("Supported machines are:\n") { text, board in
                text + board.rawValue + String(repeating: " ", count: 21 - board.rawValue.count) + board.help + "\n"
            }
        case ("chardev", "help"), ("chardev", "?"): return values.group.helpText
        case ("accel", "help"), ("accel", "?"): return "Accelerators supported:\ntcg\n"
        case ("device", "help"), ("device", "?"): return "There are no devices beside those of the board.\n"
        case ("object", "help"), ("object", "?"): return try objectTypes().helpText
        case ("object", let type?) where values.asksForHelp: return try objectTypes().helpText(ofType: type)
        default: return values.asksForHelp ? values.group.helpText : nil
        }
    }

    private static func objectTypes() throws(StartError) -> [ObjectType] {
        do throws(SystemCallError) {
            return ControlledParts.objectTypes(mainLoop: try EventLoop())
        } catch {
            throw StartError(error)
        }
    }
}

extension [ObjectType] {
    /// What people are told who ask for the types of objects.
    fileprivate var helpText: String {
        let names = filter(\.isUserCreatable).map(\.name).sorted()
        return names.reduce("List of user creatable objects:\n") { "\($0)  \($1)\n" }
    }

    /// What people are told who ask for the properties of a type; nil where users create no such objects.
    fileprivate func helpText(ofType name: String) -> String? {
        guard let type = first(where: { $0.isUserCreatable && $0.name == name }) else { return nil }
        let properties = type.properties.filter(\.isWritable).map { "  \($0.name)=<\($0.typeName)>\n" }
        return "\(name) options:\n" + properties.sorted().joined()
    }
}
