package tern.node.practice.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tern.node.practice.rpc.PracticeRpc;
import tern.node.practice.rpc.Session;

/// Judges the first request of a connection: a program's WebSocket or POST goes on, a page of another origin, another
/// host's name and everything else is answered and let go. Who says nothing for a while is let go as well.
final class Gate extends SimpleChannelInboundHandler<FullHttpRequest> {

    private final PracticeRpc rpc;
    private final ExecutorService workers;
    private final long patienceMillis;
    private @Nullable ScheduledFuture<?> deadline;

    /// @param patience how long a first request may take, and how long nothing may be heard before a ping and after it
    Gate(PracticeRpc rpc, ExecutorService workers, Duration patience) {
        this.rpc = rpc;
        this.workers = workers;
        this.patienceMillis = patience.toMillis();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        setDeadline(context);
        context.fireChannelActive();
    }

    private void setDeadline(ChannelHandlerContext context) {
        dropDeadline();
        deadline = context.executor()
                .schedule(() -> {
                    var _ = context.close();
                }, patienceMillis, TimeUnit.MILLISECONDS);
    }

    private void dropDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        dropDeadline();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        dropDeadline();
        if (!request.decoderResult().isSuccess()) {
            answer(context, request, HttpResponseStatus.BAD_REQUEST, "This is no HTTP request.");
        } else if (!isOwnHost(context, request.headers().get(HttpHeaderNames.HOST))) {
            answer(context, request, HttpResponseStatus.FORBIDDEN, "This node answers as 127.0.0.1 only.");
        } else if (!isOwnOrigin(context, request.headers().get(HttpHeaderNames.ORIGIN))) {
            answer(context, request, HttpResponseStatus.FORBIDDEN, "Pages of other origins may not ask this node.");
        } else if (request.headers()
                .containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)) {
            toWebSocket(context, request);
        } else if (request.method().equals(HttpMethod.POST)) {
            post(context, request);
        } else {
            answer(context, request, HttpResponseStatus.METHOD_NOT_ALLOWED,
                    "Send JSON-RPC with POST, or open a WebSocket.");
        }
    }

    /// Against names of other hosts that lead to this address (DNS rebinding).
    private static boolean isOwnHost(ChannelHandlerContext context, @Nullable String host) {
        int port = ((InetSocketAddress) context.channel().localAddress()).getPort();
        return host != null
                && List.of("127.0.0.1:" + port, "localhost:" + port).contains(host.toLowerCase(Locale.ROOT));
    }

    /// Programs send no origin; browsers always do.
    private static boolean isOwnOrigin(ChannelHandlerContext context, @Nullable String origin) {
        int port = ((InetSocketAddress) context.channel().localAddress()).getPort();
        return origin == null
                || List.of("http://127.0.0.1:" + port, "http://localhost:" + port)
                        .contains(origin.toLowerCase(Locale.ROOT));
    }

    private void toWebSocket(ChannelHandlerContext context, FullHttpRequest request) {
        WebSocketServerProtocolConfig config = WebSocketServerProtocolConfig.newBuilder()
                .websocketPath("/")
                .checkStartsWith(true)
                .allowExtensions(false)
                .maxFramePayloadLength(PracticeRpc.MAX_REQUEST)
                .handshakeTimeoutMillis(patienceMillis)
                .dropPongFrames(false)
                .forceCloseTimeoutMillis(patienceMillis)
                .withUTF8Validator(true)
                .build();
        context.pipeline()
                .addLast(new IdleStateHandler(patienceMillis, 0, 0, TimeUnit.MILLISECONDS))
                .addLast(new WebSocketServerProtocolHandler(config))
                .addLast(new WebSocketFrameAggregator(PracticeRpc.MAX_REQUEST))
                .addLast(new Socket(rpc, workers));
        context.fireChannelRead(request.retain());
        context.pipeline().remove(this);
    }

    private void post(ChannelHandlerContext context, FullHttpRequest request) {
        String type = request.headers().get(HttpHeaderNames.CONTENT_TYPE, "");
        if (!type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            // a form of another page could otherwise be sent here without asking
            answer(context, request, HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE,
                    "The content type has to be application/json.");
            return;
        }
        byte[] body = ByteBufUtil.getBytes(request.content());
        boolean keep = HttpUtil.isKeepAlive(request);
        HttpVersion version = request.protocolVersion();
        context.channel().config().setAutoRead(false);
        Runnable work = () -> {
            byte[][] reply = {new byte[0]};
            try (Session session = new Session(rpc, false, bytes -> reply[0] = bytes)) {
                session.handle(body);
            } catch (RuntimeException | Error e) {
                Socket.LOG.error("a request could not be answered", e);
                var _ = context.close();
                return;
            }
            hand(() -> context.executor().execute(() -> {
                send(context, version, HttpResponseStatus.OK, Unpooled.wrappedBuffer(reply[0]), "application/json",
                        keep);
                context.channel().config().setAutoRead(true);
                setDeadline(context);
            }));
        };
        hand(() -> workers.execute(work));
    }

    /// Gives work away, unless the node ends: then the connection does too, and nobody is answered any more.
    static void hand(Runnable giving) {
        try {
            giving.run();
        } catch (RejectedExecutionException e) {
            Socket.LOG.debug("a question came while the node ended");
        }
    }

    private static void answer(ChannelHandlerContext context, FullHttpRequest request, HttpResponseStatus status,
            String sentence) {
        send(context, request.protocolVersion(), status,
                Unpooled.copiedBuffer(sentence + '\n', StandardCharsets.UTF_8), "text/plain; charset=utf-8", false);
    }

    private static void send(ChannelHandlerContext context, HttpVersion version, HttpResponseStatus status,
            ByteBuf content, String type, boolean keep) {
        FullHttpResponse response = new DefaultFullHttpResponse(version, status, content);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, type)
                .set(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
        HttpUtil.setKeepAlive(response, keep);
        var sent = context.writeAndFlush(response);
        if (!keep) {
            var _ = sent.addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // a client that breaks off or sends nonsense is let go; that concerns nobody else
        Socket.LOG.debug("a connection ended with {}", cause.toString());
        var _ = context.close();
    }
}
