package tern.node.practice.control;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tern.wallet.keys.AccountId;
import tern.wallet.rpc.EndpointCheck;
import tern.wallet.rpc.RpcClient;
import tern.wallet.rpc.RpcConnections;
import tern.wallet.rpc.RpcException;
import tern.wallet.rpc.RpcOptions;
import tools.jackson.databind.JsonNode;

/// What only a practice node can be asked. Calls block.
public final class PracticeCalls implements AutoCloseable {

    private static final java.time.Duration LONG = java.time.Duration.ofMinutes(5);

    private final RpcClient rpc;

    private PracticeCalls(RpcClient rpc) {
        this.rpc = rpc;
    }

    /// A block that was made.
    public record Block(long number, String hash) {}

    /// How the chain stands.
    ///
    /// @param timeMillis of the newest block, since 1970
    /// @param waiting    transactions that wait
    public record Standing(long best, String bestHash, long finalized, long timeMillis, String genesis,
            long specVersion, long waiting) {}

    static PracticeCalls connect(NodeStatus node) throws PracticeException {
        try {
            return new PracticeCalls(RpcConnections.open(List.of(node.endpoint().orElseThrow()), RpcOptions.defaults(),
                    EndpointCheck.none()));
        } catch (RpcException e) {
            throw new PracticeException(Texts.get("silent"), e.details().orElse(null), e);
        }
    }

    /// Makes so many blocks at once, 1 to 7,200.
    public Block advance(long blocks) throws PracticeException {
        return block("practice_advance", blocks);
    }

    /// Lets 1 to 60 days pass in coarse steps.
    public Block jumpDays(long days) throws PracticeException {
        return block("practice_jumpDays", days);
    }

    /// Changes the runtime: `older`, `current` or `future`.
    public Block upgrade(String edition) throws PracticeException {
        return block("practice_upgrade", edition);
    }

    /// Play TAO out of the world's savings.
    public Block faucet(AccountId to, long rao) throws PracticeException {
        return block("practice_faucet", to.address(), rao);
    }

    public Standing standing() throws PracticeException {
        JsonNode node = ask("practice_status");
        return new Standing(node.path("best").asLong(), node.path("bestHash").asString(),
                node.path("finalized").asLong(), node.path("time").asLong(), node.path("genesis").asString(),
                node.path("specVersion").asLong(), node.path("waiting").asLong());
    }

    /// Has it run on when nobody is connected.
    void stay() throws PracticeException {
        ask("practice_stay");
    }

    void stop() throws PracticeException {
        ask("practice_stop");
    }

    private Block block(String method, @Nullable Object... params) throws PracticeException {
        JsonNode node = ask(method, params);
        return new Block(node.path("number").asLong(), node.path("hash").asString());
    }

    private JsonNode ask(String method, @Nullable Object... params) throws PracticeException {
        try {
            return rpc.within(LONG).call(method, params);
        } catch (RpcException e) {
            String why = e.data().orElse(e.sentence());
            throw new PracticeException(why, e.details().orElse(null), e);
        }
    }

    @Override
    public void close() {
        rpc.close();
    }
}
