package tern.node.practice.runtime;

import java.util.Optional;
import tern.node.practice.frame.ApiDecl;
import tern.node.practice.frame.State;
import tern.node.practice.runtime.pallets.SystemPallet;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.ScaleException;
import tern.wallet.units.Hash32;

/// What a node asks of a runtime: make a block, judge a transaction, answer a question. Source: `frame_executive`.
///
/// Holds no state; one thread at a time per [State].
public final class Executive {

    private final PracticeRuntime runtime;
    private final TransactionCheck check;

    public Executive(PracticeRuntime runtime) {
        this.runtime = runtime;
        this.check = new TransactionCheck(runtime);
    }

    /// The core pallets' part of the state before the first block.
    ///
    /// @param nowMillis since 1970
    public static void genesis(PracticeRuntime runtime, State state, long nowMillis) {
        runtime.edition().install(state);
        SystemPallet system = runtime.core().system();
        system.lastRuntimeUpgrade.put(state,
                new SystemPallet.LastUpgrade(runtime.edition().specVersion(), PracticeRuntime.SPEC_NAME));
        runtime.core().timestamp().start(state, nowMillis);
    }

    /// The header of the block before the first, once the state is complete.
    public static PracticeHeader genesisHeader(State state) {
        Hash32 none = Hash32.of(new byte[32]);
        return new PracticeHeader(none, 0, state.root(), PracticeHeader.rootOf(java.util.List.of()),
                java.util.List.of());
    }

    public PracticeRuntime runtime() {
        return runtime;
    }

    /// Begins a block: opens a layer of the state, brings the state up to this runtime if another made it, and puts in
    /// the time.
    ///
    /// @param number    one more than the parent's
    /// @param nowMillis since 1970
    public BlockRun begin(State state, long number, Hash32 parent, long nowMillis) {
        return new BlockRun(runtime, check, state, number, parent, nowMillis);
    }

    /// Judges a transaction as for the block after the state's. Changes nothing.
    ///
    /// @param extrinsic with its length prefix
    /// @param bestHash  hash of the state's block
    public Validity validate(State state, byte[] extrinsic, Hash32 bestHash) {
        long block = runtime.core().system().number(state) + 1;
        state.begin();
        try {
            Extrinsic decoded = Extrinsic.decode(runtime.decl(), extrinsic);
            TransactionCheck.Checked checked = check.check(state, decoded, block, bestHash);
            return check.valid(state, decoded, checked, block);
        } catch (ScaleException e) {
            return new Validity.Undecodable(e.details().orElse("it does not decode"));
        } catch (TransactionRefused e) {
            return e.reason();
        } finally {
            state.rollback();
        }
    }

    /// What a transaction with that nonce provides to the pool, and the next one requires.
    public static byte[] nonceTag(AccountId who, long nonce) {
        return TransactionCheck.tag(who, nonce);
    }

    /// `state_call`. Changes nothing.
    ///
    /// @param traitMethod for example `AccountNonceApi_account_nonce`
    /// @return empty when this runtime has no such method
    /// @throws ScaleException when the arguments do not decode
    public Optional<byte[]> callApi(State state, String traitMethod, byte[] args) throws ScaleException {
        Optional<ApiDecl.Method> method = runtime.decl().findApi(traitMethod);
        if (method.isEmpty()) {
            return Optional.empty();
        }
        state.begin();
        try {
            long block = runtime.core().system().number(state);
            return Optional.of(method.get().call(new ApiDecl.Query(state, block), args));
        } finally {
            state.rollback();
        }
    }
}
