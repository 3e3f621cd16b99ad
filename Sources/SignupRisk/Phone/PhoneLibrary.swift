import CPhoneNumber

/// The boundary to libphonenumber: values in, values out, no memory that outlives a call.
///
/// The library keeps one immutable instance and guards its cache of compiled expressions by a lock of its own, so any thread
/// may call at any time. A call costs some 280,000 instructions, nearly all of them in regular expressions.
enum PhoneLibrary {
    /// What the library makes of one text.
    enum Reading: Equatable {
        case number(PhoneNumber)
        case notANumber
        case invalidCountryCode
        case tooShort
        case tooLong
    }

    /// Reads a text as someone in `region` would dial it.
    ///
    /// - Parameter region: a region of libphonenumber's, or `nil` where none is known and only an international form can be read.
    static func read(_ text: String, region: String?) -> Reading {
        var text = text
        var parsed = phone_number()
        let outcome = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                guard let region else {
                    return phone_number_parse(characters.baseAddress, characters.count, nil, &parsed)
                }
                return region.withCString {
                    phone_number_parse(characters.baseAddress, characters.count, $0, &parsed)
                }
            }
        }
        return switch UInt32(bitPattern: outcome) {
        case PHONE_PARSED.rawValue: .number(number(from: parsed))
        case PHONE_INVALID_COUNTRY_CODE.rawValue: .invalidCountryCode
        case PHONE_TOO_SHORT.rawValue: .tooShort
        case PHONE_TOO_LONG.rawValue: .tooLong
        default: .notANumber
        }
    }

    /// The country calling code of a region; `nil` where the library knows no such region.
    static func callingCode(of region: String) -> Int? {
        let code = region.withCString { phone_calling_code($0) }
        return code > 0 ? Int(code) : nil
    }

    /// The regions that share a calling code, the main one first; none where nobody has it.
    static func regions(callingCode: Int) -> [String] {
        guard let code = Int32(exactly: callingCode) else { return [] }
        // The widest, North America's, has 25.
        let letters = [CChar](unsafeUninitializedCapacity: 128) { buffer, count in
            count = 2 * phone_regions(code, buffer.baseAddress, buffer.count)
        }
        return stride(from: 0, to: letters.count, by: 2).map { text(letters[$0..<$0 + 2]) }
    }

    /// An example of a number of this type in a region's plan, in E.164; `nil` where the plan has none.
    static func example(region: String, type: LineType) -> String? {
        guard let libraryType = lineTypes.first(where: { $0.value == type })?.key else { return nil }
        var buffer = [CChar](repeating: 0, count: 32)
        let found = region.withCString { phone_example($0, Int32(bitPattern: libraryType), &buffer, buffer.count) }
        return found ? text(buffer[...]) : nil
    }

    /// The text up to the first NUL.
    private static func text(_ characters: some Sequence<CChar>) -> String {
        String(decoding: characters.lazy.map(UInt8.init(bitPattern:)).prefix { $0 != 0 }, as: UTF8.self)
    }

    private static func number(from parsed: phone_number) -> PhoneNumber {
        let region = withUnsafeBytes(of: parsed.region) { text($0.lazy.map(CChar.init(bitPattern:))) }
        return PhoneNumber(
            e164: withUnsafeBytes(of: parsed.e164) { text($0.lazy.map(CChar.init(bitPattern:))) },
            national: withUnsafeBytes(of: parsed.national) { text($0.lazy.map(CChar.init(bitPattern:))) },
            region: Country.normalized(region),
            isPossible: parsed.is_possible,
            isValid: parsed.is_valid,
            lineType: lineType(parsed.type, callingCode: parsed.calling_code)
        )
    }

    /// The plan's type, with the satellite networks told apart, which libphonenumber files under mobile.
    ///
    /// 870 is Inmarsat, 881 the Global Mobile Satellite System (ITU-T E.164, list of assigned country codes).
    private static func lineType(_ type: Int32, callingCode: Int32) -> LineType? {
        let lineType = lineTypes[UInt32(bitPattern: type)]
        return lineType == .mobile && (callingCode == 870 || callingCode == 881) ? .satellite : lineType
    }

    private static let lineTypes: [UInt32: LineType] = [
        PHONE_TYPE_FIXED_LINE.rawValue: .landline,
        PHONE_TYPE_MOBILE.rawValue: .mobile,
        PHONE_TYPE_FIXED_LINE_OR_MOBILE.rawValue: .fixedLineOrMobile,
        PHONE_TYPE_TOLL_FREE.rawValue: .tollFree,
        PHONE_TYPE_PREMIUM_RATE.rawValue: .premiumRate,
        PHONE_TYPE_SHARED_COST.rawValue: .sharedCost,
        PHONE_TYPE_VOIP.rawValue: .voip,
        PHONE_TYPE_PERSONAL_NUMBER.rawValue: .personalNumber,
        PHONE_TYPE_PAGER.rawValue: .pager,
        PHONE_TYPE_UAN.rawValue: .uan,
        PHONE_TYPE_VOICEMAIL.rawValue: .voicemail,
    ]
}
