package tern.wallet.rpc;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import tern.wallet.rpc.RpcException.Kind;

/// The client that applications hold.
final class ReconnectingClient extends CallingClient {

    private final Keeper keeper;
    private final AtomicLong framesSent = new AtomicLong();
    private final Dispatcher dispatcher = new Dispatcher("tern-rpc-items");
    private final Set<ActiveSubscription> subscriptions = ConcurrentHashMap.newKeySet();
    private final Duration renewalLimit;

    ReconnectingClient(
            List<Endpoint> endpoints,
            RpcOptions options,
            EndpointCheck check,
            Supplier<SSLContext> tls,
            RandomGenerator random) {
        super(options.callTimeout(), options);
        this.renewalLimit = options.connectTimeout();
        this.keeper = new Keeper(endpoints, options, check, tls, random, framesSent, this::renew);
    }

    void start() {
        keeper.start();
    }

    void awaitFirstRound() throws RpcException {
        keeper.awaitFirstRound();
    }

    @Override
    Session session(Deadline deadline, String method) throws RpcException {
        return keeper.session(deadline, method);
    }

    @Override
    RpcSubscription subscribe(SubscriptionSpec spec, SubscriptionListener listener, Deadline deadline)
            throws RpcException {
        Session session = keeper.session(deadline, spec.subscribeMethod());
        ActiveSubscription subscription = new ActiveSubscription(spec, listener, dispatcher, subscriptions);
        session.subscribe(subscription, deadline);
        return subscription;
    }

    @Override
    public Optional<ServerTime> serverTime() {
        return keeper.serverTime();
    }

    @Override
    public URI endpoint() {
        return keeper.shown();
    }

    @Override
    public RpcState state() {
        return keeper.state();
    }

    @Override
    public AutoCloseable watchState(Consumer<RpcState> watcher) {
        return keeper.watch(watcher);
    }

    @Override
    public long framesSent() {
        return framesSent.get();
    }

    @Override
    public void retryNow() {
        keeper.retryNow();
    }

    @Override
    public void close() {
        for (ActiveSubscription subscription : subscriptions) {
            subscription.silence();
        }
        keeper.close();
        dispatcher.finish();
    }

    /// Asks the new connection for the subscriptions of the old one.
    ///
    /// @return false when some are left for later
    private boolean renew(Session session) {
        boolean all = true;
        for (ActiveSubscription subscription : new ArrayList<>(subscriptions)) {
            if (!subscription.isMissingOn(session)) {
                continue;
            }
            try {
                session.subscribe(subscription, Deadline.after(renewalLimit));
            } catch (RpcException e) {
                if (e.kind() == Kind.SERVER_ERROR) {
                    subscription.end(e);
                } else {
                    all = false;
                    Texts.log().info("{} not renewed yet: {}", subscription.spec(), e.sentence());
                }
            }
        }
        return all;
    }
}
