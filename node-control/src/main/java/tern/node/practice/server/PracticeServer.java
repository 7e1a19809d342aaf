package tern.node.practice.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.node.practice.rpc.PracticeRpc;

/// Listens on loopback only, for programs on this computer: a browser's page of another origin is turned away.
public final class PracticeServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PracticeServer.class);
    private static final long CLOSING_SECONDS = 1;
    private static final int IO_THREADS = 1;
    private static final int HALF_FULL = 1 << 20;
    private static final int FULL = 4 << 20;
    private static final int MOST_CONNECTIONS = 128;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EventLoopGroup group;
    private final ExecutorService workers;
    private final ChannelGroup channels;
    private final Channel listening;
    private final AtomicLong lastBusy;
    private final InstantSource clock;

    private PracticeServer(EventLoopGroup group, ExecutorService workers, Channel listening, ChannelGroup channels,
            AtomicLong lastBusy, InstantSource clock) {
        this.group = group;
        this.workers = workers;
        this.listening = listening;
        this.channels = channels;
        this.lastBusy = lastBusy;
        this.clock = clock;
    }

    /// Begins to listen.
    ///
    /// @param port 0 for any free one
    /// @throws IOException when the port is taken
    public static PracticeServer start(PracticeRpc rpc, int port, InstantSource clock) throws IOException {
        return start(rpc, port, clock, PATIENCE);
    }

    /// @param patience with a client that says nothing
    static PracticeServer start(PracticeRpc rpc, int port, InstantSource clock, Duration patience)
            throws IOException {
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(IO_THREADS, NioIoHandler.newFactory());
        ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
        ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        AtomicLong lastBusy = new AtomicLong(clock.millis());
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, 512)
                .childOption(ChannelOption.ALLOCATOR, new UnpooledByteBufAllocator(false))
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(HALF_FULL, FULL))
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        if (channels.size() >= MOST_CONNECTIONS) {
                            var _ = channel.close();
                            return;
                        }
                        channels.add(channel);
                        lastBusy.set(clock.millis());
                        var _ = channel.closeFuture().addListener(done -> lastBusy.set(clock.millis()));
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(PracticeRpc.MAX_REQUEST))
                                .addLast(new Gate(rpc, workers, patience));
                    }
                });
        boolean done = false;
        try {
            Channel listening = bootstrap
                    .bind(new InetSocketAddress(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), port))
                    .sync()
                    .channel();
            done = true;
            return new PracticeServer(group, workers, listening, channels, lastBusy, clock);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while opening port " + port, e);
        } catch (Exception e) {
            // Netty throws the bind's own exception without declaring it
            throw e instanceof IOException io ? io : new IOException(e);
        } finally {
            if (!done) {
                workers.shutdownNow();
                var _ = group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            }
        }
    }

    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    public URI endpoint() {
        return URI.create("ws://127.0.0.1:" + port());
    }

    /// How long nobody has been connected; zero while somebody is.
    public Duration idle() {
        return openConnections() > 0 ? Duration.ZERO : Duration.ofMillis(clock.millis() - lastBusy.get());
    }

    public int openConnections() {
        return channels.size();
    }

    @Override
    public void close() {
        listening.close().syncUninterruptibly();
        channels.close().awaitUninterruptibly(2, TimeUnit.SECONDS);
        // whoever is answering just now ends first: the sockets' own threads are gone after that
        workers.shutdownNow();
        try {
            if (!workers.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                LOG.debug("an answer in the making was not waited for any longer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
    }
}
