// SPDX-License-Identifier: Apache-2.0

import CMeasuring
import Measuring

/// A part of what is measured, which can be had alone.
enum Part: String, CaseIterable {
    case integer
    case floatingPoint = "floating-point"
    case linux
    case harts
    case rest

    /// Those of such names, all where there is none.
    static func named(_ names: ArraySlice<String>) throws -> [Part] {
        if names.isEmpty { return allCases }
        return try names.map { name in
            guard let part = Part(rawValue: name) else {
                let all = allCases.map(\.rawValue).joined(separator: ", ")
                throw BenchmarkError("there is no part '\(name)', but \(all)")
            }
            return part
        }
    }

    /// Measures it. What is compared by processor time runs on one processor, so that it is not moved about.
    ///
    /// - Parameter report: Is handed each finding once there is one.
    func measure(_ measurements: Measurements, _ report: (Finding) -> Void) throws {
        try check("run on a processor", measuring_run_on(isPinned ? 1 : -1))
        switch self {
        case .integer: try measurements.kernels(.integer, report)
        case .floatingPoint: try measurements.kernels(.floatingPoint, report)
        case .linux: try measurements.kernelWork(report)
        case .harts: report(try measurements.twoHarts())
        case .rest:
            report(try measurements.demoMemory())
            for hartCount in [1, 4] { try measurements.idleLinux(hartCount: hartCount, report) }
        }
    }

    private var isPinned: Bool {
        switch self {
        case .integer, .floatingPoint, .linux: true
        case .harts, .rest: false
        }
    }
}
