// swift-tools-version: 6.2

import PackageDescription

/// One set of settings for every target: warnings are errors, imports say their level
/// (https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md), and an existential type
/// says that it is one.
let settings: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
]

let collections: Target.Dependency = .product(name: "DequeModule", package: "swift-collections")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")

let package = Package(
    name: "signup-risk",
    products: [.executable(name: "signup-risk", targets: ["signup-risk"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(
            url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: [.defaults, "YAML"]
        ),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // C libraries, each imported by exactly one Swift target.
        .systemLibrary(
            name: "CRdKafka", pkgConfig: "rdkafka", providers: [.apt(["librdkafka-dev"])]
        ),
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]
        ),
        .systemLibrary(
            name: "CMaxMindDB", pkgConfig: "libmaxminddb", providers: [.apt(["libmaxminddb-dev"])]
        ),
        .target(name: "CPhoneNumber", linkerSettings: [.linkedLibrary("phonenumber")]),

        // Bytes, with no knowledge of the domain.
        .target(name: "JSON", swiftSettings: settings),

        // Which name was meant, for errors about names.
        .target(name: "Spelling", swiftSettings: settings),

        // The domain: signups, evidence, rules, risk events. No Kafka, no HTTP, no clock.
        .target(
            name: "SignupRisk",
            dependencies: [
                "CMaxMindDB", "CPhoneNumber", "JSON", "Spelling", crypto, .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: settings
        ),

        // Cache, single flight, limits, retry, breaker, budget: pure values that are told the time.
        .target(name: "Resilience", dependencies: [collections], swiftSettings: settings),

        // The paid services: one folder each, and the HTTP transport.
        .target(
            name: "Vendors",
            dependencies: [
                "CCurl", "JSON", "SignupRisk", crypto,
            ],
            swiftSettings: settings
        ),
        .target(
            name: "VendorSimulator",
            dependencies: [
                "JSON", crypto,
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: settings
        ),

        // What operators see.
        .target(
            name: "Telemetry",
            dependencies: [
                "JSON", "Resilience", logging,
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "Histogram", package: "hdrhistogram-swift"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings
        ),

        // A lookup: one vendor's adapter inside its cache, limits, breaker and budget.
        .target(
            name: "Lookups",
            dependencies: [
                "JSON", "Resilience", "SignupRisk", "Vendors", collections, crypto, logging,
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings
        ),

        // The configuration: every key, where its value came from, and what is wrong with it.
        .target(
            name: "Settings",
            dependencies: [
                "JSON", "SignupRisk", "Spelling", "Vendors",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: settings
        ),

        // A signup: decode, normalise, look up, assess, encode. No Kafka.
        .target(
            name: "Enrichment",
            dependencies: ["Resilience", "SignupRisk"],
            swiftSettings: settings
        ),

        // The Kafka client, and the worker that moves records through it.
        .target(name: "Kafka", dependencies: ["CRdKafka"], swiftSettings: settings),
        .target(
            name: "Worker",
            dependencies: [
                "Enrichment", "Kafka", "Resilience", "SignupRisk", "Telemetry", collections, logging,
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings
        ),

        // The dead-letter topic, read by a person: what lies in it, and sending it back.
        .target(
            name: "DeadLetters", dependencies: ["JSON", "Kafka", "Resilience", "SignupRisk", "Worker"],
            swiftSettings: settings
        ),

        // The executable: one file per command, and the one file that puts the parts together.
        .executableTarget(
            name: "signup-risk",
            dependencies: [
                "DeadLetters", "Enrichment", "JSON", "Kafka", "Lookups", "Resilience", "Settings", "SignupRisk",
                "Spelling", "Telemetry", "VendorSimulator", "Vendors", "Worker", logging,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings
        ),

        // Benchmarks that need more than the program; scripts/bench runs them.
        .executableTarget(
            name: "slept",
            dependencies: [
                "Enrichment", "JSON", "Kafka", "Resilience", "SignupRisk", "Telemetry", "Worker", logging,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Benchmarks/slept", swiftSettings: settings
        ),

        // What each step of a signup's way costs: scripts/bench micro.
        .target(name: "Allocations", path: "Benchmarks/allocations"),
        .executableTarget(
            name: "micro-benchmarks",
            dependencies: [
                "Allocations", "Enrichment", "JSON", "Lookups", "Resilience", "SignupRisk", "Vendors", "Worker",
                logging,
            ],
            path: "Benchmarks/micro", exclude: ["run", "thresholds.txt"], swiftSettings: settings
        ),

        // Readers of hostile input, for libFuzzer (scripts/fuzz) and for the tests that replay its corpus.
        .target(
            name: "FuzzReaders",
            dependencies: [
                "DeadLetters", "JSON", "Kafka", "Lookups", "Resilience", "Settings", "SignupRisk", "Vendors",
            ],
            path: "Tests/Fuzz/Readers", swiftSettings: settings
        ),
        .executableTarget(
            name: "fuzz", dependencies: ["FuzzReaders"], path: "Tests/Fuzz/Program", swiftSettings: settings
        ),
        .testTarget(name: "FuzzTests", dependencies: ["FuzzReaders"], swiftSettings: settings),

        // Tests mirror the targets. KafkaTests and WorkerTests use librdkafka's in-process cluster, BrokerTests a broker in
        // another process, EndToEndTests the executable's own composition root.
        .target(
            name: "TestSupport", dependencies: ["JSON", "Resilience", "Vendors"], path: "Tests/TestSupport",
            swiftSettings: settings),
        .testTarget(name: "JSONTests", dependencies: ["JSON", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "KafkaTests", dependencies: ["Kafka"], swiftSettings: settings),
        .testTarget(
            name: "SignupRiskTests", dependencies: ["JSON", "SignupRisk", "TestSupport", crypto],
            swiftSettings: settings
        ),
        .testTarget(name: "SpellingTests", dependencies: ["Spelling"], swiftSettings: settings),
        .testTarget(name: "SettingsTests", dependencies: ["Settings"], swiftSettings: settings),
        .testTarget(name: "ResilienceTests", dependencies: ["Resilience", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "VendorsTests",
            dependencies: [
                "JSON", "SignupRisk", "TestSupport", "VendorSimulator", "Vendors",
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            resources: [.copy("Fixtures")], swiftSettings: settings
        ),
        .testTarget(
            name: "VendorTransportTests",
            dependencies: [
                "TestSupport", "Vendors", .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "VendorSimulatorTests",
            dependencies: [
                "JSON", "VendorSimulator", crypto,
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "TelemetryTests",
            dependencies: [
                "JSON", "Resilience", "Telemetry", "TestSupport", logging,
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Metrics", package: "swift-metrics"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "LookupsTests",
            dependencies: [
                "JSON", "Lookups", "Resilience", "SignupRisk", "Telemetry", "TestSupport", "Vendors", logging,
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "EnrichmentTests", dependencies: ["Enrichment", "Resilience", "SignupRisk"], swiftSettings: settings
        ),
        .testTarget(
            name: "WorkerTests",
            dependencies: [
                "Enrichment", "JSON", "Kafka", "Resilience", "SignupRisk", "Telemetry", "TestSupport", "Worker",
                logging,
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "DeadLettersTests", dependencies: ["DeadLetters", "JSON", "Kafka", "SignupRisk", "Worker"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "OperationsTests",
            dependencies: [
                "JSON", "Settings", "Telemetry", "signup-risk",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "Enrichment", "JSON", "Resilience", "Settings", "SignupRisk", "Telemetry", "VendorSimulator",
                "signup-risk",
                logging, .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "BrokerTests",
            dependencies: [
                "JSON", "Kafka", "Settings", "Telemetry", "VendorSimulator", "signup-risk",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: settings
        ),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)

// What scripts/sanitize builds once more: for the thread sanitizer what threads share, for the address sanitizer what uses C
// libraries and all that stands on it; none of the program.
if let sanitizer = Context.environment["SIGNUP_RISK_SANITIZE"] {
    let threaded = [
        "Enrichment", "JSON", "Resilience", "SignupRisk", "Spelling", "TestSupport", "CCurl", "CMaxMindDB",
        "CPhoneNumber", "Lookups", "Telemetry", "Vendors", "VendorTransport",
    ]
    let sanitized = threaded + (sanitizer == "thread" ? [] : ["CRdKafka", "DeadLetters", "Kafka", "Worker"])
    package.products = []
    package.targets.removeAll { target in
        let subject = target.name.hasSuffix("Tests") ? String(target.name.dropLast(5)) : target.name
        return !sanitized.contains(subject) || target.name == "VendorsTests" || target.name == "TelemetryTests"
    }
}
