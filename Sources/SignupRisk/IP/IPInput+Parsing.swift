extension IPInput {
    /// Reads the text of a signup's IP field; white space alone counts as none.
    package init(parsing text: String?) {
        guard let text, !text.utf8.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) else {
            self = .missing
            return
        }
        guard let address = IPAddress(parsing: text) else {
            self = .unreadable
            return
        }
        self = SpecialPurposeRange.containing(address).map { .reserved(address, $0) } ?? .address(address)
    }
}
