extension Country {
    /// The table, ready to be asked.
    struct Index {
        var codes: [String] = []
        /// For every pair of letters, by `Country.letters`, the assigned alpha-2 code.
        var byLetters = [String?](repeating: nil, count: 26 * 26)
        /// Alpha-2 by alpha-3, by `Country.letters`.
        var alpha3: [Int: String] = [:]
        /// Alpha-2 by folded name.
        var names: [String: String] = [:]

        /// - Parameter table: a line per country, as `Country.table` has them; a line without both codes is left out.
        init(table: String) {
            for line in table.split(separator: "\n") {
                let fields = line.split(separator: "|").map(String.init)
                guard fields.count > 1, let letters = Country.letters(fields[0], count: 2),
                    let alpha3 = Country.letters(fields[1], count: 3)
                else { continue }
                codes.append(fields[0])
                byLetters[letters] = fields[0]
                self.alpha3[alpha3] = fields[0]
                for name in fields.dropFirst(2) { names[Country.folded(name)] = fields[0] }
            }
            for (code, assigned) in Country.reserved {
                if let letters = Country.letters(code, count: 2) { byLetters[letters] = assigned }
            }
        }
    }

    static let index = Index(table: table)

    /// Codes in use that ISO 3166-1 only reserves, by the code it assigns to the same place.
    private static let reserved = [("UK", "GB"), ("EL", "GR"), ("AC", "SH"), ("TA", "SH")]
}
