package tern.node.practice.server;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.node.practice.rpc.PracticeRpc;
import tern.node.practice.rpc.Session;

/// One WebSocket. Frames are answered one after the other by a thread of their own, so that neither a slow question nor a
/// slow reader holds up others; who does not read what was sent is let go when 16 MiB wait.
final class Socket extends SimpleChannelInboundHandler<WebSocketFrame> {

    static final Logger LOG = LoggerFactory.getLogger(Socket.class);
    /// Frames that may wait; more are left in the client's socket until some are answered.
    private static final int MOST_WAITING = 256;
    private static final int FEW_WAITING = 64;

    private final PracticeRpc rpc;
    private final ExecutorService workers;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private boolean working;
    private boolean pinged;
    private @Nullable Session session;

    Socket(PracticeRpc rpc, ExecutorService workers) {
        this.rpc = rpc;
        this.workers = workers;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        session = new Session(rpc, true, bytes -> send(context, bytes));
    }

    private static void send(ChannelHandlerContext context, byte[] bytes) {
        if (!context.channel().isWritable()) {
            LOG.info("a client that does not read was let go");
            cut(context);
            return;
        }
        var _ = context.writeAndFlush(new TextWebSocketFrame(Unpooled.wrappedBuffer(bytes)));
    }

    /// Ends the connection without a goodbye: one that waits to be read would hold it open.
    private static void cut(ChannelHandlerContext context) {
        context.executor().execute(() -> {
            ChannelHandlerContext first = context.channel().pipeline().firstContext();
            if (first != null) {
                var _ = first.close();
            }
        });
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        pinged = false;
        if (!(frame instanceof TextWebSocketFrame) && !(frame instanceof BinaryWebSocketFrame)) {
            return;
        }
        byte[] bytes = ByteBufUtil.getBytes(frame.content());
        synchronized (waiting) {
            waiting.add(bytes);
            if (waiting.size() >= MOST_WAITING) {
                context.channel().config().setAutoRead(false);
            }
            if (working) {
                return;
            }
            working = true;
        }
        workers.execute(() -> work(context));
    }

    private void work(ChannelHandlerContext context) {
        Session mine = session;
        while (mine != null) {
            byte[] next;
            synchronized (waiting) {
                next = waiting.poll();
                if (next == null) {
                    working = false;
                    return;
                }
                if (waiting.size() == FEW_WAITING) {
                    context.channel().config().setAutoRead(true);
                }
            }
            mine.handle(next);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent) {
            if (pinged) {
                cut(context);
            } else {
                pinged = true;
                var _ = context.writeAndFlush(new PingWebSocketFrame());
            }
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        Session mine = session;
        if (mine != null) {
            mine.close();
        }
        synchronized (waiting) {
            waiting.clear();
        }
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("a WebSocket ended with {}", cause.toString());
        var _ = context.close();
    }
}
