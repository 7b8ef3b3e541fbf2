// SPDX-License-Identifier: Apache-2.0

extension ThreadPool {
    /// How many threads a pool has.
    public struct Limits: Hashable, Sendable {
        /// How many threads it keeps without work, 0 to `maximum`.
        public let minimum: Int

        /// How many threads it has at most, 1 to 2³¹ − 1.
        public let maximum: Int

        /// Makes limits; nil where they are out of range or contradict each other.
        public init?(minimum: Int64, maximum: Int64) {
            guard 0 <= minimum, minimum <= maximum, 1 <= maximum, maximum <= Int64(Int32.max) else { return nil }
            self.init(checkedMinimum: Int(minimum), maximum: Int(maximum))
        }

        private init(checkedMinimum: Int, maximum: Int) {
            self.minimum = checkedMinimum
            self.maximum = maximum
        }

        /// No thread without work, and up to 64.
        public static let standard = Limits(checkedMinimum: 0, maximum: 64)
    }
}
