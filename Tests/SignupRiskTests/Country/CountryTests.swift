import Testing

@testable import SignupRisk

@Suite("Countries")
struct CountryTests {
    @Test(
        "A code is read in any case, and reserved codes become the assigned one",
        arguments: [
            ("GB", "GB"), ("gb", "GB"), (" De ", "DE"), ("UK", "GB"), ("uk", "GB"), ("EL", "GR"), ("AC", "SH"),
            ("TA", "SH"),
            ("XK", "XK"), ("\tus\n", "US"),
        ])
    func normalized(code: String, expected: String) {
        #expect(Country.normalized(code) == expected)
    }

    @Test(
        "What is no country's code is none",
        arguments: [
            "", " ", "G", "GBR", "G B", "ZZ", "XX", "EU", "AP", "T1", "A1", "O1", "gß", "ＧＢ", "\0\0", "SU", "YU", "AN",
        ])
    func notNormalized(code: String) {
        #expect(Country.normalized(code) == nil)
    }

    @Test(
        "An alpha-3 code has an alpha-2 code",
        arguments: [("GBR", "GB"), ("usa", "US"), (" Deu ", "DE"), ("XKX", "XK")])
    func alpha3(code: String, expected: String) {
        #expect(Country.code(alpha3: code) == expected)
    }

    @Test("What is no alpha-3 code has none", arguments: ["", "GB", "ZZZ", "GBRX", "YUG", "é12"])
    func notAlpha3(code: String) {
        #expect(Country.code(alpha3: code) == nil)
    }

    @Test(
        "A country is found by the names people, standards and vendors give it",
        arguments: [
            ("Ireland", "IE"), ("United States", "US"), ("United States of America", "US"), ("the united states", "US"),
            ("USA", "US"), ("U.S.A.", "US"), ("U.S.", "US"), ("US", "US"), ("UK", "GB"), ("United Kingdom", "GB"),
            ("United Kingdom of Great Britain and Northern Ireland", "GB"), ("Britain", "GB"),
            ("Russian Federation", "RU"),
            ("Russia", "RU"), ("Korea, Republic of", "KR"), ("Korea (Republic of)", "KR"),
            ("Korea (the Republic of)", "KR"),
            ("Republic of Korea", "KR"), ("South Korea", "KR"), ("Korea (Democratic People's Republic of)", "KP"),
            ("North Korea", "KP"), ("Viet Nam", "VN"), ("Vietnam", "VN"), ("Czech Republic", "CZ"), ("Czechia", "CZ"),
            ("Türkiye", "TR"), ("Turkiye", "TR"), ("TURKEY", "TR"), ("Côte d'Ivoire", "CI"), ("Cote d’Ivoire", "CI"),
            ("Ivory Coast", "CI"), ("Congo", "CG"), ("Congo (Democratic Republic of the)", "CD"),
            ("Congo - Kinshasa", "CD"),
            ("DRC", "CD"), ("Iran (Islamic Republic of)", "IR"), ("Iran", "IR"),
            ("Bolivia (Plurinational State of)", "BO"),
            ("Bolivia", "BO"), ("Tanzania, the United Republic of", "TZ"), ("Lao People's Democratic Republic", "LA"),
            ("Laos", "LA"), ("Syria", "SY"), ("Moldova", "MD"), ("North Macedonia", "MK"), ("Eswatini", "SZ"),
            ("Swaziland", "SZ"), ("Myanmar", "MM"), ("Burma", "MM"), ("Taiwan", "TW"),
            ("Taiwan (Province of China)", "TW"),
            ("Hong Kong", "HK"), ("Hong Kong SAR China", "HK"), ("Macao", "MO"), ("Macau", "MO"), ("Cape Verde", "CV"),
            ("Cabo Verde", "CV"), ("Timor-Leste", "TL"), ("East Timor", "TL"), ("Saint Kitts & Nevis", "KN"),
            ("St. Kitts and Nevis", "KN"), ("St Lucia", "LC"), ("Bosnia & Herzegovina", "BA"), ("The Gambia", "GM"),
            ("Bahamas, The", "BS"), ("Netherlands (Kingdom of the)", "NL"), ("The Netherlands", "NL"),
            ("Åland Islands", "AX"),
            ("Aland Islands", "AX"), ("Curacao", "CW"), ("Réunion", "RE"), ("Reunion", "RE"),
            ("São Tomé and Príncipe", "ST"),
            ("Virgin Islands (U.S.)", "VI"), ("U.S. Virgin Islands", "VI"), ("Virgin Islands (British)", "VG"),
            ("British Virgin Islands", "VG"), ("Falkland Islands", "FK"), ("Vatican City", "VA"), ("Holy See", "VA"),
            ("Palestine, State of", "PS"), ("Kosovo", "XK"), ("Micronesia (Federated States of)", "FM"),
            ("Brunei", "BN"),
            ("Georgia", "GE"), ("Guinea", "GN"), ("Guinea-Bissau", "GW"), ("Equatorial Guinea", "GQ"), ("Niger", "NE"),
            ("Nigeria", "NG"), ("Dominica", "DM"), ("Dominican Republic", "DO"), ("Samoa", "WS"),
            ("American Samoa", "AS"),
            ("  ireland  ", "IE"), ("IRELAND.", "IE"),
        ])
    func named(name: String, code: String) {
        #expect(Country.code(forName: name) == code)
    }

    @Test(
        "A name that is nobody's, or could be two countries', finds none",
        arguments: [
            "", "-", "Atlantis", "Korea", "Virgin Islands", "Republic", "Islands", "Saint", "of the", "Unknown", "\0",
            "Европа",
        ])
    func unknown(name: String) {
        #expect(Country.code(forName: name) == nil)
    }

    @Test("An endless name is not looked at")
    func long() {
        #expect(Country.code(forName: "Ireland" + String(repeating: " ", count: 1000)) == nil)
    }

    @Test("The table has every country once, with a name that finds it")
    func table() {
        #expect(Country.index.codes.count == 250)
        #expect(Country.codes.count == 250)
        #expect(Country.index.alpha3.count == 250)
        var found: [String: String] = [:]
        for line in Country.table.split(separator: "\n") {
            let fields = line.split(separator: "|").map(String.init)
            #expect(fields.count >= 3, "\(line)")
            #expect(Country.normalized(fields[0]) == fields[0])
            #expect(Country.code(alpha3: fields[1]) == fields[0])
            for name in fields.dropFirst(2) {
                #expect(Country.code(forName: name) == fields[0], "\(name)")
                #expect(found.updateValue(fields[0], forKey: Country.folded(name)) == nil, "\(name)")
            }
        }
    }

    @Test("A line without both codes is left out of the index")
    func brokenTable() {
        let index = Country.Index(table: "AA|AAA|Aland\n\nBB\nC1|CCC\nDD|D\nCC|CCC")
        #expect(index.codes == ["AA", "CC"])
        #expect(index.names == ["aland": "AA"])
    }
}
