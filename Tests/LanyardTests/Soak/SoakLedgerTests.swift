import LanyardCore
import Testing

/// The soak's judgement, on timelines that are known to be good or bad.
@Suite("The ledger of the soak")
struct SoakLedgerTests {
    /// A life of 130 s and a floor of 60 s: a token serves for 70 s.
    private func ledger(_ outages: [SoakLedger.Outage] = [], renews: Bool = false) -> SoakLedger {
        SoakLedger(
            flow: SoakFlow(
                name: "soak",
                program: .token,
                store: .secretService,
                lifetime: 130,
                minimum: 60,
                renews: renews
            ),
            outages: outages
        )
    }

    @Test("finds nothing unneeded where each token comes when the last one no longer serves")
    func needed() {
        #expect(ledger().unneeded([]) == 0)
        #expect(ledger().unneeded([0, 70_000, 140_000, 300_000]) == 0)
    }

    @Test("finds what came too soon")
    func unneeded() {
        #expect(ledger().unneeded([0, 60_000, 140_000]) == 1)
        #expect(ledger().unneeded([0, 100, 200, 300]) == 3)
        // What came too soon serves all the same: the next one is counted from there.
        #expect(ledger().unneeded([0, 60_000, 100_000]) == 2)
    }

    @Test("takes a token for lost with the daemon that held it, and one that nobody could keep")
    func outages() {
        let outage = SoakLedger.Outage(from: 10_000, to: 12_000)
        #expect(ledger([outage]).unneeded([0, 10_500, 11_000, 13_000]) == 0)
        #expect(ledger([outage]).unneeded([0, 9000, 13_000, 14_000]) == 2)
    }

    @Test("lets the background renew once a minute")
    func renewal() {
        // Nine tenths of a life of 130 s: it is renewed once it is 13 s old.
        #expect(ledger(renews: true).unneeded([0, 13_000, 74_000]) == 0)
        #expect(ledger(renews: true).unneeded([0, 5000]) == 1)
        #expect(ledger(renews: true).unneeded([0, 13_000, 20_000]) == 1)
        #expect(ledger(renews: false).unneeded([0, 13_000]) == 1)
    }
}
