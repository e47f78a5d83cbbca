import Testing

@testable import LanyardCore

@Suite("Accounts bound to registries")
struct RegistryAccountsTests {
    private static let text = "gcr.io=one@p.iam.gserviceaccount.com  127.0.0.1:5000=two@p.iam.gserviceaccount.com"

    @Test(
        "are found by host",
        arguments: [
            ("gcr.io", "one@p.iam.gserviceaccount.com"), ("GCR.io:443", "one@p.iam.gserviceaccount.com"),
            ("127.0.0.1:5000", "two@p.iam.gserviceaccount.com"), ("127.0.0.1", nil), ("us.gcr.io", nil), ("", nil),
        ] as [(String, String?)]
    )
    func found(_ host: String, _ account: String?) {
        #expect(RegistryAccounts(RegistryAccountsTests.text).account(of: host) == account)
    }

    @Test("keep their order when one is bound anew or taken out")
    func changed() {
        var accounts = RegistryAccounts(RegistryAccountsTests.text + " rubbish =x gcr.io=last@p")
        accounts.bind("gcr.io", to: "new@p")
        accounts.bind("us.gcr.io", to: "third@p")
        #expect(accounts.text == "gcr.io=new@p 127.0.0.1:5000=two@p.iam.gserviceaccount.com us.gcr.io=third@p")
        accounts.unbind("127.0.0.1:5000")
        accounts.unbind("nobody.example")
        #expect(accounts.text == "gcr.io=new@p us.gcr.io=third@p")
    }
}
