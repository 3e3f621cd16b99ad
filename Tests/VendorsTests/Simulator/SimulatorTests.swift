import SignupRisk
import Synchronization
import Testing
import VendorSimulator

@testable import Vendors

/// The adapters and the transport against simulated vendors that are strict about what they are sent.
@Suite struct SimulatorTests {
    private static let vonageCases = [
        ("01", "ok"), ("02", "partial"), ("03", "partial"), ("10", "ok"), ("11", "ok"), ("12", "ok"), ("13", "ok"),
        ("14", "ok"), ("15", "ok"), ("16", "ok"), ("17", "ok"), ("43", "partial"), ("44", "partial"),
        ("45", "partial"), ("50", "transient"),
    ]
    private static let ekoCases = [
        (1, "ok"), (2, "ok"), (3, "ok"), (4, "partial"), (5, "partial"), (6, "ok"), (7, "ok"), (8, "invalid_input"),
        (9, "transient"), (10, "malformed"), (11, "malformed"), (12, "transient"), (13, "throttled"), (14, "partial"),
    ]
    private static let proveroCases = [
        (144, "ok"), (145, "ok"), (250, "invalid_input"), (251, "transient"), (252, "transient"), (253, "malformed"),
    ]

    @Test("every case of Vonage's comes out as its table says")
    func vonage() async throws {
        try await SimulatedAccounts.with { accounts in
            for (digits, expected) in Self.vonageCases {
                let result = await accounts.look(
                    up: VendorQuery(phone: "4477009000\(digits)"), with: accounts.vonage())
                #expect(result.outcome.classification == expected, "\(digits)")
            }
            let withIP = await accounts.look(
                up: VendorQuery(phone: "447700900101", ip: Sample.ip), with: accounts.vonage())
            #expect(withIP.outcome.answer?.ip?.country == "IE")
            #expect(withIP.outcome.answer?.cost?.amount == "0.03")
            #expect(accounts.simulator.violations.isEmpty)
        }
    }

    @Test("IPQualityScore's answers are read, and one without its flag is malformed")
    func ipQualityScore() async throws {
        try await SimulatedAccounts.with { accounts in
            for (digits, expected) in [("00", "ok"), ("09", "malformed")] {
                let result = await accounts.look(
                    up: VendorQuery(phone: "4477009000\(digits)", country: "GB"), with: accounts.ipQualityScore())
                #expect(result.outcome.classification == expected, "\(digits)")
            }
            #expect(accounts.simulator.violations.isEmpty)
        }
    }

    @Test("every case of Provero's comes out as its table says")
    func provero() async throws {
        try await SimulatedAccounts.with { accounts in
            for (octet, expected) in Self.proveroCases {
                let ip = IPAddress(version: .v4, value: 0x2E33_8000 + UInt128(octet))
                let result = await accounts.look(up: VendorQuery(ip: ip, address: "Dublin"), with: accounts.provero())
                #expect(result.outcome.classification == expected, "\(octet)")
            }
            let unplaced = await accounts.look(
                up: VendorQuery(ip: Sample.ip, address: "zzzz"), with: accounts.provero())
            #expect(unplaced.calls == 2)
            #expect(unplaced.outcome.classification == "partial")
            #expect(unplaced.outcome.answer?.missing.contains("match.address_country") == true)
            #expect(accounts.simulator.violations.isEmpty)
        }
    }

    @Test("every case of Eko's comes out as its table says")
    func eko() async throws {
        try await SimulatedAccounts.with { accounts in
            let adapter = accounts.eko()
            for (octet, expected) in Self.ekoCases {
                let ip = IPAddress(version: .v4, value: 0x6715_3A00 + UInt128(octet))
                let result = await accounts.look(up: VendorQuery(ip: ip), with: adapter)
                #expect(result.outcome.classification == expected, "\(octet)")
                #expect(result.calls == 1)
            }
            #expect(accounts.simulator.violations.isEmpty)
        }
    }

    @Test("a vendor's clock that is not ours is learnt once, for all calls that follow")
    func clock() async throws {
        try await SimulatedAccounts.with { accounts in
            accounts.simulator.advanceClock(by: .seconds(3600))
            let adapter = accounts.eko()
            for (value, calls) in [(0x6715_3AC1, 2), (0x6715_3AC2, 1)] as [(UInt128, Int)] {
                let result = await accounts.look(
                    up: VendorQuery(ip: IPAddress(version: .v4, value: value)), with: adapter)
                #expect(result.outcome.answer != nil)
                #expect(result.calls == calls)
            }
        }
    }

    @Test("a rotated secret is read anew, and the lookup goes on")
    func rotation() async throws {
        try await SimulatedAccounts.with { accounts in
            let stored = Mutex(SimulatorCredentials.demo.ipqualityscore.secret)
            let adapter = accounts.ipQualityScore { Secret(stored.withLock { $0 }) }
            let rotated = accounts.simulator.rotateSecret()
            stored.withLock { $0 = rotated }
            let result = await accounts.look(up: VendorQuery(phone: "447700900200", country: "GB"), with: adapter)
            #expect(result.calls == 2)
            #expect(result.outcome.classification == "ok")
        }
    }

    @Test("wrong credentials are told at every vendor")
    func credentials() async throws {
        try await SimulatedAccounts.with { accounts in
            let adapters: [any VendorAdapter] = [
                accounts.vonage(secret: "wrong"), accounts.ipQualityScore(secret: "wrong"),
                accounts.provero(token: "wrong"), accounts.eko(accessKey: "wrong"),
            ]
            for adapter in adapters {
                let result = await accounts.look(up: Sample.query, with: adapter)
                #expect(result.outcome.classification == "account(credentials)", "\(adapter.name)")
            }
        }
    }

    @Test("an empty account is told at every vendor")
    func balance() async throws {
        try await SimulatedAccounts.with { accounts in
            for vendor in SimulatedVendor.allCases { accounts.simulator.setBalance(.zero, of: vendor) }
            let adapters: [any VendorAdapter] = [
                accounts.vonage(), accounts.ipQualityScore(), accounts.provero(), accounts.eko(),
            ]
            for adapter in adapters {
                let result = await accounts.look(up: Sample.query, with: adapter)
                #expect(result.outcome.classification == "account(balance)", "\(adapter.name)")
            }
        }
    }

    @Test(
        "a fault on the way is what it is",
        arguments: [
            (Fault.Kind.resetBeforeHeaders, "transient"), (.resetMidBody, "transient"), (.truncated, "malformed"),
            (.contentLengthTooLong, "transient"), (.htmlError, "transient"), (.htmlSuccess, "malformed"),
            (.emptyError, "transient"), (.redirect, "malformed"), (.gzip, "ok"), (.byteOrderMark, "ok"),
            (.duplicateKeys, "ok"), (.hugeBody, "malformed"), (.extraFields, "ok"), (.trailingNewline, "ok"),
        ])
    func faults(_ row: (Fault.Kind, String)) async throws {
        try await SimulatedAccounts.with { accounts in
            #expect(accounts.simulator.setFault(FaultRule(Fault(row.0), vendor: .eko)))
            let ip = IPAddress(version: .v4, value: 0x6715_3A01)
            let result = await accounts.look(up: VendorQuery(ip: ip), with: accounts.eko())
            #expect(result.outcome.classification == row.1)
            #expect(result.calls == 1)
        }
    }
}
