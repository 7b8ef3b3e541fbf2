// SPDX-License-Identifier: Apache-2.0

/// One line of the result: what was measured, what each server showed, and what it comes to.
struct Finding: CustomStringConvertible {
    /// What is promised of a ratio.
    enum Promise {
        case atMost(Double)
        case atLeast(Double)

        /// How a ratio stands to it.
        func verdict(_ ratio: Double) -> String {
            switch self {
            case .atMost(let bound): "at most \(bound): \(ratio <= bound ? "kept" : "BROKEN")"
            case .atLeast(let bound): "at least \(bound): \(ratio >= bound ? "kept" : "BROKEN")"
            }
        }
    }

    let description: String

    /// A finding of which nothing is promised.
    init(_ name: String, _ values: String...) { description = "\(name): \(values.joined(separator: ", "))" }

    /// A finding with a ratio.
    init(_ name: String, _ values: String..., ratio: Double, promise: Promise) {
        let facts = "\(name): \(values.joined(separator: ", "))"
        description = "\(facts); ratio \(ratio.rounded(places: 3)), promised \(promise.verdict(ratio))"
    }
}

extension Double {
    /// The number with so many decimal places.
    func rounded(places: Int) -> Double {
        let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
        return (self * scale).rounded() / scale
    }
}

extension Duration {
    /// In µs, with two decimal places.
    var microseconds: String { "\((self / .microseconds(1)).rounded(places: 2)) µs" }
}

extension Array where Element: Comparable {
    /// The element in the middle, once sorted; there is one.
    var median: Element { sorted()[count / 2] }
}
