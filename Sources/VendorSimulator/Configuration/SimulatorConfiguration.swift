/// How the simulated vendors are set up.
package struct SimulatorConfiguration: Sendable {
    /// What the simulated clock shows.
    package enum Clock: Sendable, Hashable {
        /// The machine's time, plus whatever it has been advanced by.
        case system
        /// Milliseconds since 1970 UTC; it stands still until advanced.
        case standing(Int64)
    }

    /// How Vonage's `ip` object comes out where it was asked for.
    package enum VonageIPMode: String, Sendable, Hashable {
        /// From the simulated world, as the other vendors see it.
        case simulated
        /// Never there, as Vonage warns it may be.
        case absent
    }

    /// The port on loopback, 0 for any free one.
    package var port: Int
    /// Threads that serve; one is enough for tens of thousands of calls a second.
    package var threads: Int
    /// What the simulated world is derived from: the same seed and input give the same answer, always.
    package var seed: UInt64
    package var clock: Clock
    /// How long each vendor takes; none where it is not named.
    package var delays: [SimulatedVendor: SimulatedDelay]
    /// Multiplies every delay that a case or a fault asks for, so that a test of a 14 s answer need not take 14 s.
    package var delayScale: Double
    package var credentials: SimulatorCredentials
    /// Prices, balances and limits; ``SimulatedAccount/standard(_:)`` where a vendor is not named.
    package var accounts: [SimulatedVendor: SimulatedAccount]
    package var switches: SimulatorSwitches
    package var vonageIPMode: VonageIPMode
    /// How far Eko lets the signature's time differ from its clock.
    package var ekoTimestampTolerance: Duration
    /// Journal entries kept; older ones give way.
    package var journalBound: Int
    /// For how long a repeat of an answered, billed lookup counts as a duplicate paid call, by the simulated clock.
    package var repeatWindow: Duration

    package init(
        port: Int = 0, threads: Int = 1, seed: UInt64 = 1, clock: Clock = .system,
        delays: [SimulatedVendor: SimulatedDelay] = [:], delayScale: Double = 1,
        credentials: SimulatorCredentials = .demo, accounts: [SimulatedVendor: SimulatedAccount] = [:],
        switches: SimulatorSwitches = [.magic, .limits, .journal], vonageIPMode: VonageIPMode = .simulated,
        ekoTimestampTolerance: Duration = .seconds(300), journalBound: Int = 10_000,
        repeatWindow: Duration = .seconds(86_400)
    ) {
        self.port = port
        self.threads = threads
        self.seed = seed
        self.clock = clock
        self.delays = delays
        self.delayScale = delayScale
        self.credentials = credentials
        self.accounts = accounts
        self.switches = switches
        self.vonageIPMode = vonageIPMode
        self.ekoTimestampTolerance = ekoTimestampTolerance
        self.journalBound = journalBound
        self.repeatWindow = repeatWindow
    }

    /// For tests of one adapter: every case reachable by input, limits as the vendors have them, a strict journal.
    package static func strict(seed: UInt64 = 1) -> SimulatorConfiguration { SimulatorConfiguration(seed: seed) }

    /// For the demo and end-to-end trials: a plausible world without magic inputs or limits, answering like real services.
    package static func demo(port: Int = 0, seed: UInt64 = 1) -> SimulatorConfiguration {
        SimulatorConfiguration(
            port: port, seed: seed,
            delays: [
                .vonage: .logNormal(median: .milliseconds(180), p99: .milliseconds(900)),
                .ipqualityscore: .logNormal(median: .milliseconds(90), p99: .milliseconds(400)),
                .provero: .logNormal(median: .milliseconds(60), p99: .milliseconds(250)),
                .eko: .logNormal(median: .milliseconds(120), p99: .milliseconds(600)),
            ],
            switches: [.journal]
        )
    }

    /// For benchmarks: every vendor takes the same time, nothing is limited, nothing is recorded but the counters.
    package static func benchmark(port: Int = 0, seed: UInt64 = 1, delay: Duration) -> SimulatorConfiguration {
        SimulatorConfiguration(
            port: port, seed: seed,
            delays: Dictionary(
                uniqueKeysWithValues: SimulatedVendor.allCases.map { ($0, delay > .zero ? .fixed(delay) : .none) }
            ),
            switches: []
        )
    }

    /// The account of a vendor.
    package func account(_ vendor: SimulatedVendor) -> SimulatedAccount { accounts[vendor] ?? .standard(vendor) }
}
