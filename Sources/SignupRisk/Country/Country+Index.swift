extension Country {
    /// The table, ready to be asked.
    struct Index {
        var codes: [String] = []
        /// Alpha-2 by alpha-3.
        var alpha3: [String: String] = [:]
        /// Alpha-2 by folded name.
        var names: [String: String] = [:]

        /// - Parameter table: a line per country, as `Country.table` has them; a line without both codes is left out.
        init(table: String) {
            for line in table.split(separator: "\n") {
                let fields = line.split(separator: "|").map(String.init)
                guard fields.count > 1 else { continue }
                codes.append(fields[0])
                alpha3[fields[1]] = fields[0]
                for name in fields.dropFirst(2) { names[Country.folded(name)] = fields[0] }
            }
        }
    }

    static let index = Index(table: table)
}
