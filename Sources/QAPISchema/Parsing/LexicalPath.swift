// SPDX-License-Identifier: Apache-2.0

/// Slash-separated paths, handled as text: no file system is asked, symbolic links do not count.
enum LexicalPath {
    /// The path up to the last component, without the slash between: `a/b` of `a/b/c`, empty for `c`.
    static func directory(of path: String) -> String {
        let slash = UInt8(ascii: "/")
        guard let end = path.utf8.lastIndex(of: slash) else { return "" }
        let head = path[...end]
        guard let last = head.utf8.lastIndex(where: { $0 != slash }) else { return String(head) }
        return String(head[...last])
    }

    /// A path that is meant relative to a folder.
    static func join(_ directory: String, _ path: String) -> String {
        if path.hasPrefix("/") || directory.isEmpty { return path }
        return directory.hasSuffix("/") ? directory + path : directory + "/" + path
    }

    /// The same path without empty and `.` components, and without `..` where a component is before it.
    static func normalised(_ path: String) -> String {
        let isAbsolute = path.hasPrefix("/")
        let joined = components(of: path).joined(separator: "/")
        if isAbsolute { return "/" + joined }
        return joined.isEmpty ? "." : joined
    }

    /// The normalised path as seen from a folder, or just normalised where only one of the two is absolute.
    static func relative(_ path: String, to directory: String) -> String {
        guard path.hasPrefix("/") == directory.hasPrefix("/") else { return normalised(path) }
        let target = components(of: path)
        let base = components(of: directory)
        let common = zip(target, base).prefix { $0 == $1 }.count
        let ascent = repeatElement("..", count: base.count - common)
        return (ascent + target[common...]).joined(separator: "/")
    }

    private static func components(of path: String) -> [String] {
        let isAbsolute = path.hasPrefix("/")
        var components: [String] = []
        for bytes in path.utf8.split(separator: UInt8(ascii: "/")) {
            let component = String(Substring(bytes))
            if component == "." { continue }
            if component != ".." {
                components.append(component)
            } else if let last = components.last, last != ".." {
                components.removeLast()
            } else if !isAbsolute {
                components.append("..")
            }
        }
        return components
    }
}
