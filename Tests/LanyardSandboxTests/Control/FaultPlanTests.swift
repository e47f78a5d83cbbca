import Testing

@testable import LanyardSandbox

@Suite("Planned faults")
struct FaultPlanTests {
    @Test("that strike some of a hundred requests let the others pass, and are counted when they strike")
    func percent() throws {
        var plan = FaultPlan()
        plan.apply([try FaultFlag("token=503")], count: 2, retryAfter: nil, percent: 20)
        #expect(plan.next(for: .token) { 20 } == nil)
        #expect(plan.next(for: .token) { 99 } == nil)
        #expect(plan.next(for: .token) { 19 }?.fault == .status(503))
        #expect(plan.next(for: .token) { 20 } == nil)
        #expect(plan.next(for: .token) { 0 }?.fault == .status(503))
        #expect(plan == FaultPlan())
    }

    @Test("strike each request unless they are told otherwise, and no other endpoint")
    func all() throws {
        var plan = FaultPlan()
        plan.apply([try FaultFlag("token=reset")], count: nil, retryAfter: nil)
        #expect(plan.next(for: .token) { 99 }?.fault == .reset)
        #expect(plan.next(for: .generateAccessToken) { 0 } == nil)
    }
}
