import Foundation
import SignupRisk
import TestSupport
import Testing
import Vendors

@testable import Lookups

@Suite("Sealed answers")
struct AnswerSealTests {
    private let seal = AnswerSeal(secret: Data("a secret".utf8))
    private let eko = Samples.vendor

    @Test("an answer opens for the query it is about, and for no other")
    func opens() throws {
        let sealed = try #require(seal.seal([1, 2, 3], for: Samples.query(1), at: eko))
        #expect(seal.open(sealed, for: Samples.query(1), at: eko) == [1, 2, 3])
        #expect(seal.open(sealed, for: Samples.query(2), at: eko) == nil)
        #expect(seal.open(sealed, for: Samples.query(1), at: VendorName(rawValue: "provero")) == nil)
        #expect(AnswerSeal(secret: Data("another".utf8)).open(sealed, for: Samples.query(1), at: eko) == nil)
    }

    @Test("damage anywhere is seen")
    func damage() throws {
        let sealed = try #require(seal.seal(Array("an answer".utf8), for: Samples.query(1), at: eko))
        for index in sealed.indices {
            var damaged = sealed
            damaged[index] ^= 0x10
            #expect(seal.open(damaged, for: Samples.query(1), at: eko) == nil)
        }
        #expect(seal.open(Data(), for: Samples.query(1), at: eko) == nil)
        #expect(seal.open(sealed.dropLast(), for: Samples.query(1), at: eko) == nil)
    }

    @Test("queries that differ in any part, or only in which part a text stands, have names of their own")
    func names() {
        let ip = IPAddress(version: .v6, value: 5)
        let queries = [
            VendorQuery(), VendorQuery(phone: ""), VendorQuery(phone: "44"), VendorQuery(country: "44"),
            VendorQuery(address: "44"), VendorQuery(options: "44"), VendorQuery(phone: "4", country: "4"),
            VendorQuery(phone: "4", address: "4"), VendorQuery(ip: ip),
            VendorQuery(ip: IPAddress(version: .v4, value: 5)), VendorQuery(phone: "44", ip: ip),
        ]
        #expect(Set(queries.map { seal.name(of: $0, at: eko) }).count == queries.count)
        #expect(seal.name(of: queries[2], at: eko) == seal.name(of: VendorQuery(phone: "44"), at: eko))
        #expect(seal.name(of: queries[2], at: eko) != seal.name(of: queries[2], at: VendorName(rawValue: "vonage")))
    }

    @Test("nothing of the query or the answer is to be seen")
    func hides() throws {
        let query = VendorQuery(phone: "447700900001")
        let sealed = try #require(seal.seal(Array("447700900001 Telefonica".utf8), for: query, at: eko))
        #expect(sealed.range(of: Data("447700900001".utf8)) == nil)
        #expect(sealed.range(of: Data("Telefonica".utf8)) == nil)
        #expect(seal.name(of: query, at: eko).bytes.range(of: Data("4477".utf8)) == nil)
    }
}
