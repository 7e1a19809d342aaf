package tern.node.practice.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import tern.node.practice.chain.ChainOptions;
import tern.node.practice.chain.Chains;
import tern.node.practice.chain.PracticeChain;
import tern.node.practice.chain.Signing;
import tern.node.practice.rpc.NodeHooks;
import tern.node.practice.rpc.PracticeRpc;
import tern.wallet.rpc.EndpointCheck;
import tern.wallet.rpc.RpcClient;
import tern.wallet.rpc.RpcConnections;
import tern.wallet.rpc.RpcOptions;

/// A practice chain behind its real door, in this process; blocks are made when a test asks for them.
public final class Door implements AutoCloseable {

    public final PracticeChain chain;
    public final Signing signing;
    public final AtomicBoolean stopAsked = new AtomicBoolean();
    public final AtomicBoolean stayAsked = new AtomicBoolean();
    private final PracticeServer server;

    private Door(PracticeChain chain, boolean newMethods, Duration patience) throws Exception {
        this.chain = chain;
        this.signing = new Signing(chain);
        this.server = PracticeServer.start(new PracticeRpc(chain, "1.2.3", newMethods, new NodeHooks() {
            @Override
            public void stop() {
                stopAsked.set(true);
            }

            @Override
            public void stay() {
                stayAsked.set(true);
            }
        }), 0,
                InstantSource.system(), patience);
    }

    public static Door open(Path folder) throws Exception {
        return open(Chains.options(folder));
    }

    public static Door open(ChainOptions options) throws Exception {
        return open(options, true);
    }

    /// With a node that soon lets go who says nothing.
    static Door impatient(Path folder, Duration patience) throws Exception {
        return new Door(Chains.open(Chains.options(folder)), true, patience);
    }

    /// @param newMethods whether `chainHead_v1` and its like are served
    public static Door open(ChainOptions options, boolean newMethods) throws Exception {
        return new Door(Chains.open(options), newMethods, Duration.ofSeconds(10));
    }

    public URI endpoint() {
        return server.endpoint();
    }

    public int port() {
        return server.port();
    }

    public PracticeServer server() {
        return server;
    }

    public RpcClient client() throws Exception {
        return RpcConnections.open(List.of(endpoint()), RpcOptions.defaults(), EndpointCheck.none());
    }

    @Override
    public void close() {
        server.close();
        chain.close();
    }
}
