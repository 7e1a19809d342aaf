package tern.wallet.rpc;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// What an [EndpointCheck] gets: one connection and nothing behind it.
final class ProbeClient extends CallingClient {

    private final Session session;
    private final AtomicLong framesSent;

    ProbeClient(Session session, Duration limit, RpcOptions options, AtomicLong framesSent) {
        super(limit, options);
        this.session = session;
        this.framesSent = framesSent;
    }

    @Override
    Session session(Deadline deadline, String method) {
        return session;
    }

    @Override
    RpcSubscription subscribe(SubscriptionSpec spec, SubscriptionListener listener, Deadline deadline) {
        throw new UnsupportedOperationException("a check does not subscribe");
    }

    @Override
    public Optional<ServerTime> serverTime() {
        return Optional.ofNullable(session.serverTime());
    }

    @Override
    public URI endpoint() {
        return session.endpoint().shown();
    }

    @Override
    public RpcState state() {
        return new RpcState.Connecting(endpoint());
    }

    @Override
    public AutoCloseable watchState(Consumer<RpcState> watcher) {
        throw new UnsupportedOperationException("a check does not watch");
    }

    @Override
    public long framesSent() {
        return framesSent.get();
    }

    /// Changes nothing: the connection belongs to the client that checks it.
    @Override
    public void close() {}
}
