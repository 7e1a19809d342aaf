package tern.wallet.rpc;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// Another client with another time limit.
final class ClientView extends CallingClient {

    private final CallingClient base;

    ClientView(CallingClient base, Duration limit, RpcOptions options) {
        super(limit, options);
        this.base = base;
    }

    @Override
    Session session(Deadline deadline, String method) throws RpcException {
        return base.session(deadline, method);
    }

    @Override
    RpcSubscription subscribe(SubscriptionSpec spec, SubscriptionListener listener, Deadline deadline)
            throws RpcException {
        return base.subscribe(spec, listener, deadline);
    }

    @Override
    public Optional<ServerTime> serverTime() {
        return base.serverTime();
    }

    @Override
    public URI endpoint() {
        return base.endpoint();
    }

    @Override
    public RpcState state() {
        return base.state();
    }

    @Override
    public AutoCloseable watchState(Consumer<RpcState> watcher) {
        return base.watchState(watcher);
    }

    @Override
    public long framesSent() {
        return base.framesSent();
    }

    @Override
    public void retryNow() {
        base.retryNow();
    }

    /// Changes nothing: the connection belongs to another.
    @Override
    public void close() {}
}
