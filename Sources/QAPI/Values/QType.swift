// SPDX-License-Identifier: Apache-2.0

/// The enumeration that every schema has without defining it: the kinds of JSON values.
public enum QType: QAPIEnumeration {
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    case none, qnull, qnum, qstring, qdict, qlist, qbool
    /// A value that the schema does not have.
    case unrecognized(_ name: String)

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public init?(recognizing name: String) {
        switch name {
        case "none": self = .none
        case "qnull": self = .qnull
        case "qnum": self = .qnum
        case "qstring": self = .qstring
        case "qdict": self = .qdict
        case "qlist": self = .qlist
        case "qbool": self = .qbool
        default: return nil
        }
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public var name: String {
        switch self {
        case .none: "none"
        case .qnull: "qnull"
        case .qnum: "qnum"
        case .qstring: "qstring"
        case .qdict: "qdict"
        case .qlist: "qlist"
        case .qbool: "qbool"
        case .unrecognized(let name): name
        }
    }
}
