package tern.node.practice.differential;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import tern.wallet.bittensor.Answer;
import tern.wallet.bittensor.ChainSource;
import tern.wallet.bittensor.ChainState;
import tern.wallet.bittensor.Networks;
import tern.wallet.bittensor.ReadRound;
import tern.wallet.bittensor.StakeReader;
import tern.wallet.bittensor.StakeRow;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.CallSpec;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.ChainRead;
import tern.wallet.chain.DigestPolicy;
import tern.wallet.chain.DispatchFailure;
import tern.wallet.chain.Draft;
import tern.wallet.chain.Event;
import tern.wallet.chain.Outcome;
import tern.wallet.chain.Pending;
import tern.wallet.chain.SignedExtrinsic;
import tern.wallet.chain.Signer;
import tern.wallet.chain.Transactions;
import tern.wallet.chain.TxOptions;
import tern.wallet.chain.TxStatus;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.KeyScheme;
import tern.wallet.rpc.RpcException;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;

/// One of the two chains, through the wallet's own client.
final class Side implements AutoCloseable {

    static final String MODULE = "SubtensorModule";
    static final String NO_SUCH_CALL = "no such call";

    /// Makes a block that nobody's transaction asked for.
    @FunctionalInterface
    interface Blocks {
        void make(ChainClient client) throws Exception;
    }

    /// What became of a call.
    ///
    /// @param verdict `success`, an error's name, or the reason of the refusal
    /// @param fee     rao paid, 0 where nothing was included
    /// @param block   where it is, or the newest block when it is nowhere
    record Sent(String verdict, long fee, BlockRef block, List<Event> events) {

        boolean succeeded() {
            return verdict.equals("success");
        }

        Event event(String pallet, String name) {
            return events.stream()
                    .filter(event -> event.is(pallet, name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(verdict + " without " + name + " among " + events));
        }
    }

    final String name;
    final ChainClient client;
    final Transactions transactions;
    private final Blocks blocks;
    private final Runnable onReady;

    /// @param onReady what brings a waiting transaction into a block; nothing where the node does it by itself
    Side(String name, URI endpoint, Blocks blocks, Runnable onReady) throws Exception {
        this.name = name;
        this.client = ChainClient.connect(Networks.parse(endpoint.toString()), ChainOptions.standard());
        this.transactions = new Transactions(client);
        this.blocks = blocks;
        this.onReady = onReady;
    }

    void makeBlocks(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            blocks.make(client);
        }
    }

    BlockRef best() throws ChainException {
        return client.bestBlock();
    }

    static TxOptions options() {
        return TxOptions.with(DigestPolicy.ALLOW_WITHOUT_DIGEST);
    }

    Draft draft(KeyPair signer, CallSpec call, TxOptions options) throws ChainException {
        return transactions.prepare(signer.account(), KeyScheme.SR25519, call, options);
    }

    /// Signs, sends and follows as a wallet does.
    Sent send(KeyPair signer, CallSpec call) throws ChainException {
        if (!client.runtime().hasCall(call.pallet(), call.name())) {
            return new Sent(NO_SUCH_CALL, 0, best(), List.of());
        }
        try {
            SignedExtrinsic signed = transactions.sign(draft(signer, call, options()), Signer.of(signer));
            Outcome outcome = follow(signed);
            return new Sent(verdict(outcome), outcome.feePaid().value(), outcome.block(), outcome.events());
        } catch (ChainException e) {
            if (e.kind() != ChainException.Kind.REFUSED) {
                throw e;
            }
            return new Sent("refused: " + refusal(e), 0, best(), List.of());
        }
    }

    Outcome follow(SignedExtrinsic signed) throws ChainException {
        return transactions.submitAndFollow(signed, status -> {
            if (status instanceof TxStatus.Ready) {
                onReady.run();
            }
        });
    }

    static String refusal(ChainException e) {
        return e.refusal()
                .map(why -> why.name() + (why.custom().isPresent() ? " " + why.custom().getAsInt() : ""))
                .orElseThrow(() -> new AssertionError("a refusal without a reason", e));
    }

    private static String verdict(Outcome outcome) {
        return outcome.failure().map(Side::verdict).orElse("success");
    }

    private static String verdict(DispatchFailure failure) {
        String name = (failure.origin().isEmpty() ? "" : failure.origin() + ".") + failure.name();
        String where = failure.where().isEmpty() ? "" : " in " + failure.where();
        return name + where + (failure.item().isPresent() ? " of call " + failure.item().getAsInt() : "");
    }

    // --- reading

    Optional<Value> storage(Hash32 block, String pallet, String item, Value... keys) throws ChainException {
        ChainRead read = client.read(block);
        Pending<Optional<Value>> value = read.storage(pallet, item, keys);
        read.execute();
        return value.get();
    }

    long number(Hash32 block, String pallet, String item, Value... keys) throws Exception {
        Optional<Value> value = storage(block, pallet, item, keys);
        return value.isPresent() ? value.get().asInteger().longValueExact() : 0;
    }

    /// Free and reserved TAO, in rao.
    long[] balance(Hash32 block, AccountId who) throws Exception {
        Value data = storage(block, "System", "Account", Value.of(who.bytes())).orElseThrow().field("data");
        return new long[]{data.field("free").asLong(), data.field("reserved").asLong()};
    }

    /// In rao of alpha, or of TAO on root.
    long stake(BlockRef block, AccountId coldkey, AccountId hotkey, int netuid) throws Exception {
        ChainState state = ChainSource.of(client).at(block);
        ReadRound round = state.round();
        Answer<List<StakeRow>> rows = StakeReader.ask(state, round, List.of(coldkey));
        round.execute();
        return rows.get()
                .stream()
                .filter(row -> row.hotkey().equals(hotkey) && row.netuid() == netuid)
                .mapToLong(row -> row.alpha().value())
                .sum();
    }

    /// The code with which the node turns an extrinsic away.
    ///
    /// @return empty when it takes it
    Optional<Integer> submissionCode(byte[] extrinsic) throws RpcException {
        try {
            client.rpc().call("author_submitExtrinsic", (Object) extrinsic);
            return Optional.empty();
        } catch (RpcException e) {
            if (e.kind() != RpcException.Kind.SERVER_ERROR) {
                throw e;
            }
            return e.code().isPresent() ? Optional.of(e.code().getAsInt()) : Optional.of(0);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
