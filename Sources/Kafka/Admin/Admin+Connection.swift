import CRdKafka

extension Admin {
    /// Why a cluster cannot be reached.
    package enum ConnectionProblem: Error, Sendable, Hashable {
        /// No host name in `bootstrap.servers` resolves.
        case unresolvable(KafkaError)
        /// Hosts resolve, and none takes a connection.
        case refused(KafkaError)
        /// A broker was reached and does not accept the credentials.
        case authentication(KafkaError)
        /// A broker was reached and the TLS handshake failed.
        case tls(KafkaError)
        /// Nobody answered in time.
        case timedOut(KafkaError)

        /// What librdkafka said.
        package var reason: KafkaError {
            switch self {
            case .unresolvable(let error), .refused(let error), .authentication(let error), .tls(let error),
                .timedOut(let error):
                error
            }
        }

        /// What is in the way, in a sentence's half.
        package var explanation: String {
            switch self {
            case .unresolvable(let error): "no such host: \(error.message)"
            case .refused(let error): "no broker takes the connection: \(error.message)"
            case .authentication(let error): "the credentials are refused: \(error.message)"
            case .tls(let error): "the TLS handshake fails: \(error.message)"
            case .timedOut(let error): "no broker answers: \(error.message)"
            }
        }
    }

    /// Returns once any broker has answered a request; says within `timeout` why none does.
    ///
    /// Credentials and certificates that are refused end the wait at once; a refused connection or an unknown host is
    /// tried again until the time is up, for a broker may be about to start.
    package nonisolated(nonsending) func checkConnection(
        within timeout: Duration = .seconds(10)
    ) async throws(ConnectionProblem) {
        let deadline = Deadline(after: timeout)
        let outcome = try? await OffPool.run { [client, events] () throws(KafkaError) -> ConnectionProblem? in
            var latest: ConnectionProblem?
            repeat {
                do throws(KafkaError) {
                    let patience = Deadline(after: .milliseconds(deadline.milliseconds(atMost: 250)))
                    _ = try Self.request(client, topic: nil, patience)
                    return nil
                } catch {
                    latest = latest ?? .timedOut(error)
                }
                while let event = events.poll() {
                    guard let problem = event.error.flatMap(ConnectionProblem.init) else { continue }
                    latest = problem
                    if problem.isFinal { return problem }
                }
            } while !deadline.hasPassed
            return latest
        }
        if let problem = outcome ?? nil { throw problem }
    }
}

extension Admin.ConnectionProblem {
    /// What an error event says about the connection, or `nil` for one that says nothing new.
    fileprivate init?(_ error: KafkaError) {
        switch error.code {
        case .unresolvable: self = .unresolvable(error)
        // A broker that hangs up in the handshake is a lost connection to librdkafka, and only its words tell.
        case .transport:
            let isHandshake = ["SSL handshake", "SSL_HANDSHAKE"].contains { error.message.contains($0) }
            self = isHandshake ? .tls(error) : .refused(error)
        case .authentication, .saslAuthentication: self = .authentication(error)
        case .tls: self = .tls(error)
        default: return nil
        }
    }

    /// Whether trying again cannot help.
    fileprivate var isFinal: Bool {
        switch self {
        case .authentication: true
        case .tls(let error): error.code == .tls
        case .unresolvable, .refused, .timedOut: false
        }
    }
}
