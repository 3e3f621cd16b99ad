extension IPQualityScoreSimulation {
    func answer(_ form: FormFields, call: inout VendorCall) -> VendorReply {
        let raw = form["phone"] ?? ""
        let written = raw.asciiDigits
        let countries = Self.countries(form)
        call.input = written
        let charge = VendorReply.Charge(
            amount: call.price,
            lookup: call.lookup(
                "ipqualityscore lookup",
                "\(written) \(countries.joined(separator: ",")) \(form["strictness"] ?? "0")"
            )
        )
        guard !written.isEmpty else {
            let message = "Invalid phone number. Please check the phone number and try again."
            return VendorReply(
                .invalidInput, refusal(message, call, raw, errors: ["Invalid phone number."]), charge: charge
            )
        }
        let magic = call.usesMagic ? Int(written.suffix(2)) : nil
        let digits = international(written, raw, countries, call)
        if let digits { call.input = digits }
        guard let digits, var phone = call.world.strayingPhone(digits), phone.isValid || magic == 0 else {
            let invalid = IPQualityScoreBody(
                phone: nil, digits: written, variant: nil, call: call, hasTransaction: false)
            return VendorReply(.answered, .object(headers: Self.headers, invalid.write), charge: charge)
        }
        switch magic {
        case 0: call.world.settle(&phone)
        case 4:
            phone.fraudScore = 100
            phone.recentAbuse = true
            phone.isRisky = true
        case 5: phone.line = .voip
        case 6: phone.isActive = false
        default: break
        }
        let body = IPQualityScoreBody(
            phone: phone, digits: digits, variant: magic, call: call,
            hasTransaction: form.pairs.contains { Self.isTransaction($0.name) }
        )
        return VendorReply(.answered, .object(headers: Self.headers, body.write), charge: charge)
    }

    /// The number in E.164 digits. Fewer than ten digits need a country; the first country that fits is preferred.
    private func international(
        _ digits: String, _ raw: String, _ countries: [String], _ call: VendorCall
    ) -> String? {
        for country in countries {
            if let found = VonageSimulation.international(digits, country: country, world: call.world) { return found }
        }
        let plain = digits.hasPrefix("00") ? String(digits.dropFirst(2)) : digits
        guard (10...15).contains(plain.utf8.count), !plain.hasPrefix("0") else { return nil }
        return plain
    }
}
