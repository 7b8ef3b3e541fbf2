// SPDX-License-Identifier: Apache-2.0

public import JSON

/// What a server says first.
public struct QMPGreeting: Sendable, Equatable {
    /// The version of QEMU that the server is, or behaves like.
    public struct Version: Sendable, Hashable {
        /// The first number.
        public let major: Int
        /// The second number.
        public let minor: Int
        /// The third number.
        public let micro: Int

        /// Makes a version.
        public init(major: Int, minor: Int, micro: Int) {
            self.major = major
            self.minor = minor
            self.micro = micro
        }
    }

    /// The version, where the server tells it as QEMU does.
    public let version: Version?

    /// What the distributor calls the program; empty where nobody gave it a name.
    public let package: String

    /// The capabilities that can be enabled, such as `oob`.
    public let capabilities: [String]

    /// The whole greeting, as it came.
    public let members: JSONObject

    /// Whether commands can be executed out of band.
    public var offersOutOfBand: Bool { capabilities.contains("oob") }

    /// Reads the value of the member `QMP`.
    init(reading members: JSONObject) {
        let numbers = members["version"]?["qemu"]
        if let major = Self.number(numbers, "major"), let minor = Self.number(numbers, "minor"),
            let micro = Self.number(numbers, "micro")
        {
            version = Version(major: major, minor: minor, micro: micro)
        } else {
            version = nil
        }
        package = members["version"]?["package"]?.stringValue ?? ""
        capabilities = members["capabilities"]?.arrayValue?.compactMap(\.stringValue) ?? []
        self.members = members
    }

    private static func number(_ numbers: JSONValue?, _ name: String) -> Int? {
        numbers?[name]?.integerValue.flatMap { Int(exactly: $0) }
    }
}

extension QMPGreeting.Version: Comparable {
    /// Whether the first is older than the second.
    public static func < (first: Self, second: Self) -> Bool {
        (first.major, first.minor, first.micro) < (second.major, second.minor, second.micro)
    }
}

extension QMPGreeting.Version: CustomStringConvertible {
    /// The numbers with dots between them.
    public var description: String { "\(major).\(minor).\(micro)" }
}
