import LanyardCore

/// `/sandbox/…`: changes the stand-in's settings and tells what has been asked. Not part of Google, not in the log.
enum ControlEndpoint {
    static func answer(_ request: Request, _ state: inout GoogleStandIn.State, initial: Settings) -> Reply {
        switch (request.method, request.target) {
        case ("GET", "/sandbox/log"):
            return .json(.array(state.log.entries.map(\.json)))
        case ("DELETE", "/sandbox/log"):
            state.log.clear()
            return .json([:])
        case ("POST", "/sandbox/control"):
            do throws(Failure) {
                try ControlMessage(request.body).apply(to: &state, initial: initial)
                return .json([:])
            } catch {
                return .json(["message": .string(error.message)], status: 400)
            }
        default:
            return GoogleError.notFound
        }
    }
}
