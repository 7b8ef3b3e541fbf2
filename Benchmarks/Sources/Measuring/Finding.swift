// SPDX-License-Identifier: Apache-2.0

/// One line of the result: what was measured, what each program showed, and what it comes to.
package struct Finding: CustomStringConvertible {
    /// What is promised of a number.
    package enum Promise {
        case atMost(Double)
        case atLeast(Double)

        /// How a number stands to it.
        func verdict(_ number: Double) -> String {
            switch self {
            case .atMost(let bound): "at most \(bound): \(number <= bound ? "kept" : "BROKEN")"
            case .atLeast(let bound): "at least \(bound): \(number >= bound ? "kept" : "BROKEN")"
            }
        }
    }

    package let description: String

    /// A finding of which nothing is promised.
    package init(_ name: String, _ values: String...) {
        description = "\(name): \(values.joined(separator: ", "))"
    }

    /// A finding with a ratio.
    package init(_ name: String, _ values: String..., ratio: Double, promise: Promise) {
        let facts = "\(name): \(values.joined(separator: ", "))"
        description = "\(facts); ratio \(ratio.rounded(places: 3)), promised \(promise.verdict(ratio))"
    }

    /// A finding that is a number itself.
    package init(_ name: String, _ number: Double, _ unit: String, promise: Promise) {
        description = "\(name): \(number.rounded(places: 3)) \(unit), promised \(promise.verdict(number))"
    }
}

extension Double {
    /// The number with so many decimal places.
    package func rounded(places: Int) -> Double {
        let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
        return (self * scale).rounded() / scale
    }
}

extension Duration {
    /// In µs, with two decimal places.
    package var microseconds: String { "\((self / .microseconds(1)).rounded(places: 2)) µs" }

    /// In s, with three decimal places.
    package var seconds: String { "\((self / .seconds(1)).rounded(places: 3)) s" }
}

extension Array where Element: Comparable {
    /// The element in the middle, once sorted; there is one.
    package var median: Element { sorted()[count / 2] }
}
