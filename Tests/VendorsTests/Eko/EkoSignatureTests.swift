import Testing

@testable import Vendors

/// The vendor's published signatures, and the three ways of getting them wrong.
@Suite struct EkoSignatureTests {
    @Test(
        "the three published signatures are made",
        arguments: [
            ("TEST_ACCESS_KEY_DO_NOT_USE", "1700000000000", "u30ak/iOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk="),
            ("f74c50a1-f705-4634-9cda-30a477df91b7", "1516705204593", "MC6dKW278tBef+AuqL/5rW2K3WgOegF0ZHLW/FriZQw="),
            ("f74c50a1-f705-4634-9cda-30a477df91b7", "1585999782835", "y4aNr2cuSuaX2fCsfXMVopqvaZtx9MKHCcsF73fHxvc="),
        ])
    func published(_ row: (String, String, String)) {
        #expect(EkoSignature(accessKey: Secret(row.0)).signature(of: row.1) == row.2)
    }

    @Test("key and message swapped, the raw access key, and the digest in hexadecimal are not made")
    func wrongVariants() {
        let signature = EkoSignature(accessKey: Secret("TEST_ACCESS_KEY_DO_NOT_USE")).signature(of: "1700000000000")
        #expect(signature != "fKi/n2+tSC8b8v6Vo4djuym4p9NznJuBCTMwYLD1VIo=")
        #expect(signature != "GxF3Pm81zvVbFPbQzDWcPXU+v9tKaMHsjtTxjdwDR9w=")
        #expect(!signature.hasPrefix("YmI3ZDFhOTNmODhl"))
        #expect(signature.utf8.count == 44)
    }
}
