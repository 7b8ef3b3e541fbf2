// SPDX-License-Identifier: Apache-2.0

/// Why a JSON value is not one of a schema's type, and where in the value.
public struct DecodingError: Error, Sendable {
    /// What is wrong.
    public enum Problem: Sendable, Equatable {
        /// A mandatory member is absent.
        case missing
        /// The value is of another JSON kind than the one named.
        case kind(expected: String)
        /// The value is not within the range of the type named, as a whole (`uint64`).
        case expects(String)
        /// The integer is not within the range of the narrower type named (`uint8_t`).
        case range(String)
        /// The string is not a value of the enumeration.
        case enumerationValue(String)
        /// The object's type has no such member.
        case unexpected
        /// The value's JSON kind is not that of a branch of the alternate named.
        case alternate(String)
        /// A member with a special feature, which a policy forbids.
        case forbiddenMember(SpecialFeatures)
        /// An enumeration value with a special feature, which a policy forbids.
        case forbiddenValue(SpecialFeatures, String)
    }

    /// A step from a value into a part of it.
    public enum Step: Sendable, Equatable {
        /// To a member of an object.
        case member(String)
        /// To an element of an array, counted from 0.
        case element(Int)
    }

    /// The parts of an error, kept elsewhere: the generated code carries errors out of every member it reads, and carries
    /// one word with less code than five.
    private final class Details: Sendable {
        let problem: Problem

        /// The way from the outermost value to the place, innermost step first: errors gather it as they travel outwards.
        let stepsOutwards: [Step]

        init(_ problem: Problem, _ stepsOutwards: [Step]) {
            self.problem = problem
            self.stepsOutwards = stepsOutwards
        }
    }

    private let details: Details

    /// Makes an error about the value at hand.
    public init(_ problem: Problem) { details = Details(problem, []) }

    /// Makes an error about a part of the value at hand.
    public init(_ problem: Problem, at step: Step) { details = Details(problem, [step]) }

    private init(details: Details) { self.details = details }

    /// The same error, told of the value that the present one is a part of.
    public func nested(in step: Step) -> DecodingError {
        DecodingError(details: Details(problem, details.stepsOutwards + [step]))
    }

    /// What is wrong.
    public var problem: Problem { details.problem }

    /// The way from the outermost value to the place.
    public var path: [Step] { details.stepsOutwards.reversed() }
}

extension DecodingError: CustomStringConvertible {
    /// The text of the error reply, letter for letter as QEMU's.
    public var description: String {
        switch problem {
        case .missing: "Parameter '\(fullName)' is missing"
        case .kind(let expected): "Invalid parameter type for '\(fullName)', expected: \(expected)"
        case .expects(let type): "Parameter '\(fullName)' expects \(type)"
        case .range(let type): "Parameter '\(plainName)' expects \(type)"
        case .enumerationValue(let value): "Parameter '\(plainName)' does not accept value '\(value)'"
        case .unexpected: "Parameter '\(fullName)' is unexpected"
        case .alternate(let type): "Invalid parameter type for '\(plainName)', expected: \(type)"
        case .forbiddenMember(let feature): "\(feature.adjective) parameter \(plainName) disabled by policy"
        case .forbiddenValue(let feature, let value): "\(feature.adjective) value \(value) disabled by policy"
        }
    }

    /// Members joined by dots, elements in brackets: `a.b[0].c`.
    private var fullName: String {
        var name = ""
        for step in path {
            switch step {
            case .member(let member): name += name.isEmpty ? member : ".\(member)"
            case .element(let index): name += "[\(index)]"
            }
        }
        return name.isEmpty ? "<anonymous>" : name
    }

    /// The innermost member alone; QEMU calls a list's element `null`.
    private var plainName: String {
        guard case .member(let name) = details.stepsOutwards.first else { return "null" }
        return name
    }
}
