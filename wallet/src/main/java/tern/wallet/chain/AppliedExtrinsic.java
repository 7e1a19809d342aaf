package tern.wallet.chain;

import java.util.List;
import java.util.Optional;
import tern.wallet.keys.AccountId;
import tern.wallet.metadata.Calls;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// One extrinsic of a block, with what it did.
///
/// @param index   its place in the block
/// @param hash    blake2b-256 of its bytes: its name on explorers
/// @param signer  who signed; empty for the block author's own, and where the signer's address has another form than a
///                public key
/// @param call    what was asked for; empty where this client cannot read the extrinsic's form
/// @param success whether the chain reports success and no inner call failed
/// @param failure why not
/// @param feePaid what `TransactionPayment.TransactionFeePaid` says, tip included; zero for free calls
/// @param events  of this extrinsic, in order
public record AppliedExtrinsic(
        int index,
        Hash32 hash,
        Optional<AccountId> signer,
        Optional<Calls.Call> call,
        boolean success,
        Optional<DispatchFailure> failure,
        Rao feePaid,
        List<Event> events) {

    public AppliedExtrinsic {
        events = List.copyOf(events);
    }
}
