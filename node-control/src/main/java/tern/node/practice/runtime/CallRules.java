package tern.node.practice.runtime;

import java.util.List;
import java.util.Optional;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.State;
import tern.wallet.keys.AccountId;

/// What Subtensor says about transactions and calls of all pallets. Every answer is «nothing» unless overridden.
///
/// Implementations hold no state of their own; one thread at a time per state.
public interface CallRules {

    CallRules NONE = new CallRules() {};

    /// `SubtensorTransactionExtension`: asked in the pool and again at inclusion.
    ///
    /// @param block number of the block that would hold it
    default Optional<InvalidTransaction> validate(State state, AccountId signer, Call call, long block) {
        return Optional.empty();
    }

    /// Tags beside the nonce that no two pooled transactions may share, for example one per rate-limit lane.
    default List<byte[]> provides(State state, AccountId signer, Call call) {
        return List.of();
    }

    /// The guards that run before every signed call, inside batches and proxies too.
    ///
    /// @throws DispatchException what the call fails with
    default void beforeDispatch(Dispatch dispatch, Call call) throws DispatchException {}

    /// Whether alpha can pay for a call. Asked only when TAO is not enough.
    ///
    /// @param fee rao
    default boolean canPayInAlpha(State state, AccountId payer, Call call, long fee) {
        return false;
    }

    /// Takes a fee in alpha and says so in an event.
    ///
    /// @param fee rao
    /// @throws DispatchException when it can't after all; the transaction is refused then
    default void payInAlpha(Dispatch dispatch, AccountId payer, Call call, long fee) throws DispatchException {}

    /// Fees that left Balances' issuance for good.
    ///
    /// @param rao what left
    default void recycled(State state, long rao) {}
}
