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
/// slow reader holds up others. Who does not read is not answered further; who then does not answer a ping either, or has
/// 12 MiB of news waiting, is let go.
final class Socket extends SimpleChannelInboundHandler<WebSocketFrame> {

    static final Logger LOG = LoggerFactory.getLogger(Socket.class);
    /// Frames that may wait; more are left in the client's socket until some are answered.
    private static final int MOST_WAITING = 256;
    private static final int FEW_WAITING = 64;
    private static final int MOST_BYTES_WAITING = 2 << 20;
    private static final int MOST_UNREAD = 12 << 20;

    private final PracticeRpc rpc;
    private final ExecutorService workers;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private int bytesWaiting;
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
        if (context.channel().bytesBeforeWritable() > MOST_UNREAD) {
            LOG.info("a client that does not read was let go");
            cut(context);
            return;
        }
        var _ = context.writeAndFlush(new TextWebSocketFrame(Unpooled.wrappedBuffer(bytes)));
    }

    /// Ends the connection without a goodbye: one that waits to be read would hold it open.
    private static void cut(ChannelHandlerContext context) {
        Gate.hand(() -> context.executor().execute(() -> {
            ChannelHandlerContext first = context.channel().pipeline().firstContext();
            if (first != null) {
                var _ = first.close();
            }
        }));
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
            bytesWaiting += bytes.length;
            if (waiting.size() >= MOST_WAITING || bytesWaiting >= MOST_BYTES_WAITING) {
                context.channel().config().setAutoRead(false);
            }
        }
        goOn(context);
    }

    /// Has a thread answer what waits, unless one does or the client does not read.
    private void goOn(ChannelHandlerContext context) {
        synchronized (waiting) {
            if (working || waiting.isEmpty()) {
                return;
            }
            working = true;
        }
        Gate.hand(() -> workers.execute(() -> work(context)));
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            goOn(context);
        }
        context.fireChannelWritabilityChanged();
    }

    private void work(ChannelHandlerContext context) {
        Session mine = session;
        try {
            while (mine != null) {
                byte[] next;
                synchronized (waiting) {
                    next = context.channel().isWritable() ? waiting.poll() : null;
                    if (next == null) {
                        working = false;
                        break;
                    }
                    bytesWaiting -= next.length;
                    if (waiting.size() <= FEW_WAITING && bytesWaiting < MOST_BYTES_WAITING) {
                        context.channel().config().setAutoRead(true);
                    }
                }
                mine.handle(next);
            }
        } catch (RuntimeException | Error e) {
            LOG.error("a frame could not be answered", e);
            cut(context);
        }
        if (context.channel().isWritable()) {
            // it may have become so between the last look and the end of the work
            goOn(context);
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
