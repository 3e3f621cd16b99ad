import NIOCore
import NIOPosix

/// Just enough of a Kafka broker to refuse a client's credentials: it says which requests it knows, agrees on SASL PLAIN, and
/// then refuses. No broker at hand for tests speaks SASL.
///
/// Source: the Kafka protocol (https://kafka.apache.org/protocol), ApiVersions, SaslHandshake and SaslAuthenticate.
struct RefusingBroker {
    private let channel: any Channel

    static func start() async throws -> RefusingBroker {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers([ByteToMessageHandler(FrameDecoder()), Refusal()])
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return RefusingBroker(channel: channel)
    }

    var address: String { "127.0.0.1:\(channel.localAddress?.port ?? 0)" }

    func stop() async throws { try await channel.close() }
}

/// A request is its length and so many bytes.
private struct FrameDecoder: ByteToMessageDecoder {
    typealias InboundOut = ByteBuffer

    mutating func decode(context: ChannelHandlerContext, buffer: inout ByteBuffer) -> DecodingState {
        guard let frame = buffer.readLengthPrefixedSlice(as: Int32.self) else { return .needMoreData }
        context.fireChannelRead(wrapInboundOut(frame))
        return .continue
    }
}

private final class Refusal: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private static let (saslHandshake, apiVersions, saslAuthenticate) = (Int16(17), Int16(18), Int16(36))
    private static let authenticationFailed = Int16(58)

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var request = unwrapInboundIn(data)
        guard let (key, version, correlation) = request.readMultipleIntegers(as: (Int16, Int16, Int32).self),
            let body = Self.body(of: key, version)
        else { return context.close(promise: nil) }
        var answer = ByteBuffer(integer: Int32(body.readableBytes + 4))
        answer.writeInteger(correlation)
        answer.writeImmutableBuffer(body)
        context.writeAndFlush(wrapOutboundOut(answer), promise: nil)
    }

    private static func body(of key: Int16, _ version: Int16) -> ByteBuffer? {
        var body = ByteBuffer()
        switch key {
        case apiVersions where version >= 3:
            body.writeInteger(Int16(0))
            body.writeInteger(UInt8(known.count + 1))
            for (key, highest) in known {
                body.writeMultipleIntegers(key, Int16(0), highest, UInt8(0))
            }
            body.writeMultipleIntegers(Int32(0), UInt8(0))
        case apiVersions:
            body.writeMultipleIntegers(Int16(0), Int32(known.count))
            for (key, highest) in known { body.writeMultipleIntegers(key, Int16(0), highest) }
            if version > 0 { body.writeInteger(Int32(0)) }
        case saslHandshake:
            body.writeMultipleIntegers(Int16(0), Int32(1), Int16(5))
            body.writeString("PLAIN")
        case saslAuthenticate:
            let words = "Authentication failed"
            body.writeMultipleIntegers(authenticationFailed, Int16(words.utf8.count))
            body.writeString(words)
            body.writeInteger(Int32(0))
        default: return nil
        }
        return body
    }

    /// Requests and their highest versions.
    private static let known: [(Int16, Int16)] = [(0, 7), (1, 11), (3, 4), (17, 1), (18, 3), (36, 0)]
}
