import Foundation

extension Country {
    /// The alpha-2 code for an English name of a country: the ISO 3166-1 name and official name, the Unicode CLDR's and tzdata's
    /// usual names and their variants.
    ///
    /// Case, diacritics, punctuation, the order of the words, and `the`, `of` and `and` do not matter, so that `Korea, Republic of`,
    /// `Korea (Republic of)` and `republic of korea` are one; `St.` is `Saint`. A two- or three-letter code is taken for what it is.
    ///
    /// - Returns: `nil` where no country goes by this name, and where more than one could be meant (`Korea`).
    package static func code(forName name: String) -> String? {
        guard name.utf8.count <= 200 else { return nil }
        return index.names[folded(name)] ?? normalized(name) ?? code(alpha3: name.filter { $0 != "." })
    }

    /// The form in which names are compared.
    static func folded(_ name: String) -> String {
        let plain = name.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
        var words: [String] = []
        var word = ""
        for scalar in plain.unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                word.unicodeScalars.append(scalar)
            } else if !joiners.contains(scalar), !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        words.append(word)
        return
            words
            .filter { !$0.isEmpty && !fillers.contains($0) }
            .map { $0 == "st" ? "saint" : $0 }
            .sorted()
            .joined(separator: " ")
    }

    /// What may stand within a word: the point of `U.S.`, the apostrophes of `Côte d'Ivoire`.
    private static let joiners: Set<Unicode.Scalar> = [".", "'", "\u{2019}", "\u{2018}", "`", "\u{2BB}"]
    private static let fillers: Set<String> = ["the", "of", "and"]
}
