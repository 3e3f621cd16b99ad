import Foundation
import NIOCore
import NIOHTTP1

/// One connection: reads requests, asks the service, and sends the answers in the order of the requests.
///
/// It belongs to its channel's event loop and is only touched there.
final class SimulatorHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = ByteBuffer

    /// Bodies beyond this are refused.
    private static let maximumBody = 1 << 20
    /// Requests sent ahead of their answers beyond this end the connection.
    private static let maximumPipelined = 1000

    private struct Incoming {
        var head: HTTPRequestHead
        var body: ByteBuffer?
    }

    private let service: SimulatorService
    private var incoming: Incoming?
    private var waiting: [Incoming] = []
    private var isBusy = false
    private var isOpen = true

    init(_ service: SimulatorService) { self.service = service }

    func channelActive(context: ChannelHandlerContext) {
        service.opened(context.channel)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        isOpen = false
        waiting = []
        service.closed(context.channel)
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): incoming = Incoming(head: head)
        case .body(var part):
            guard isOpen, incoming != nil else { return }
            let size = (incoming?.body?.readableBytes ?? 0) + part.readableBytes
            guard size <= Self.maximumBody else { return refuse(context, status: 413) }
            if incoming?.body == nil { incoming?.body = part } else { incoming?.body?.writeBuffer(&part) }
        case .end:
            guard let request = incoming else { return }
            incoming = nil
            if isBusy {
                guard waiting.count < Self.maximumPipelined else { return refuse(context, status: 429) }
                waiting.append(request)
            } else {
                serve(request, context)
            }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if error is HTTPParserError { refuse(context, status: 400) } else { context.close(promise: nil) }
    }

    private func refuse(_ context: ChannelHandlerContext, status: Int) {
        guard isOpen else { return }
        isOpen = false
        incoming = nil
        let exchange = Exchange(
            response: .html(status: status, SimulatedResponse.reason(status)), date: HTTPDate.text(0)
        )
        send(exchange, keepAlive: false, isHead: false, context)
    }

    private func serve(_ request: Incoming, _ context: ChannelHandlerContext) {
        isBusy = true
        let simulated = SimulatedRequest(
            method: request.head.method, uri: request.head.uri, headers: request.head.headers,
            body: request.body.map { Array($0.readableBytesView) } ?? []
        )
        let exchange = service.handle(simulated)
        let keepAlive = request.head.isKeepAlive
        let isHead = request.head.method == .HEAD
        guard exchange.delay > 0 else { return deliver(exchange, keepAlive: keepAlive, isHead: isHead, context) }
        context.eventLoop.assumeIsolated().scheduleTask(in: .nanoseconds(exchange.delay)) {
            self.deliver(exchange, keepAlive: keepAlive, isHead: isHead, context)
        }
    }

    private func deliver(_ exchange: Exchange, keepAlive: Bool, isHead: Bool, _ context: ChannelHandlerContext) {
        guard isOpen, context.channel.isActive else { return service.finish(exchange.ticket, delivered: false) }
        switch exchange.delivery {
        case .whole:
            service.finish(exchange.ticket, delivered: true)
            send(exchange, keepAlive: keepAlive, isHead: isHead, context)
            if keepAlive { serveNext(context) }
        case .wrongLength:
            service.finish(exchange.ticket, delivered: false)
            send(exchange, keepAlive: false, isHead: isHead, context)
        case .resetBeforeHeaders:
            service.finish(exchange.ticket, delivered: false)
            reset(context)
        case .refuse(let milliseconds):
            service.finish(exchange.ticket, delivered: false)
            service.refuseConnections(milliseconds: milliseconds)
            reset(context)
        case .resetMidBody:
            service.finish(exchange.ticket, delivered: false)
            context.writeAndFlush(wrapOutboundOut(buffer(exchange, true, isHead, context)), promise: nil)
            reset(context)
        case .drip(let milliseconds):
            let whole = buffer(exchange, keepAlive, isHead, context)
            drip(whole, milliseconds: milliseconds, exchange.ticket, keepAlive: keepAlive, context)
        }
    }

    private func serveNext(_ context: ChannelHandlerContext) {
        isBusy = false
        guard isOpen, !waiting.isEmpty else { return }
        serve(waiting.removeFirst(), context)
    }

    private func send(_ exchange: Exchange, keepAlive: Bool, isHead: Bool, _ context: ChannelHandlerContext) {
        let data = wrapOutboundOut(buffer(exchange, keepAlive, isHead, context))
        if keepAlive {
            context.writeAndFlush(data, promise: nil)
        } else {
            isOpen = false
            waiting = []
            let bound = context.loopBound
            context.writeAndFlush(data).whenComplete { _ in bound.value.close(promise: nil) }
        }
    }

    private func buffer(
        _ exchange: Exchange, _ keepAlive: Bool, _ isHead: Bool, _ context: ChannelHandlerContext
    ) -> ByteBuffer {
        var buffer = context.channel.allocator.buffer(capacity: exchange.response.body.count + 512)
        ResponseWriter.write(exchange, keepAlive: keepAlive, isHead: isHead, into: &buffer)
        return buffer
    }

    /// Sends a piece now and the rest later, at most twenty pieces.
    private func drip(
        _ rest: ByteBuffer, milliseconds: Int, _ ticket: Exchange.Ticket, keepAlive: Bool, pieces: Int = 20,
        _ context: ChannelHandlerContext
    ) {
        guard isOpen, context.channel.isActive else { return service.finish(ticket, delivered: false) }
        var rest = rest
        let size = pieces <= 1 ? rest.readableBytes : max(1, rest.readableBytes / pieces)
        guard let piece = rest.readSlice(length: min(size, rest.readableBytes)) else { return }
        guard rest.readableBytes > 0 else {
            service.finish(ticket, delivered: true)
            context.writeAndFlush(wrapOutboundOut(piece), promise: nil)
            if keepAlive { serveNext(context) } else { context.close(promise: nil) }
            return
        }
        context.writeAndFlush(wrapOutboundOut(piece), promise: nil)
        let pause = TimeAmount.microseconds(Int64(milliseconds) * 1000 / 20)
        let remaining = rest
        context.eventLoop.assumeIsolated().scheduleTask(in: pause) {
            self.drip(
                remaining, milliseconds: milliseconds, ticket, keepAlive: keepAlive, pieces: pieces - 1, context
            )
        }
    }

    /// Closes so that the peer sees a reset: with a linger time of zero the kernel sends RST instead of FIN.
    private func reset(_ context: ChannelHandlerContext) {
        isOpen = false
        waiting = []
        SimulatorService.reset(context.channel)
    }
}
