package tern.node.practice.chain;

import java.util.List;
import java.util.Optional;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.Origin;
import tern.node.practice.runtime.PracticeRuntime;
import tern.node.practice.runtime.pallets.MultiAddress;
import tern.node.practice.subtensor.World;
import tern.wallet.keys.AccountId;

/// Play TAO for somebody: a transfer out of the world's savings, so that a wallet sees it arrive as any other payment.
final class Grant implements BlockMaker.Wish {

    private final PracticeRuntime runtime;
    private final AccountId to;
    private final long rao;
    private Optional<DispatchException> failure = Optional.empty();

    Grant(PracticeRuntime runtime, AccountId to, long rao) {
        this.runtime = runtime;
        this.to = to;
        this.rao = rao;
    }

    @Override
    public void run(Dispatch dispatch) throws DispatchException {
        Call transfer = new Call(runtime.decl().calls().find("Balances", "transfer_keep_alive").orElseThrow(),
                List.of(MultiAddress.of(to), rao));
        dispatch.as(new Origin.Signed(World.savings(dispatch.state()))).inner(transfer);
    }

    @Override
    public void done(Optional<DispatchException> result) {
        failure = result;
    }

    void check() throws GrantException {
        if (failure.isPresent()) {
            throw new GrantException("The practice network's savings could not pay that: " + failure.get().error());
        }
    }
}
