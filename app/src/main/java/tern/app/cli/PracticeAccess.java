package tern.app.cli;

import java.util.function.DoubleConsumer;
import tern.app.practice.PracticeNetwork;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.Network;
import tern.wallet.chain.Network.Trust;
import tern.wallet.units.TernException;

/// The command line's way to a network: the practice network's node is started when it is wanted, with remarks on how
/// far it is.
final class PracticeAccess {

    private static final int STEP = 20;
    private static final int WHOLE = 100;

    private final Invocation invocation;
    private final PracticeNetwork practice;

    private PracticeAccess(Invocation invocation) throws TernException {
        this.invocation = invocation;
        this.practice = PracticeNetwork.of(invocation.folders());
    }

    /// For `tern practice …`, which is about this one network.
    static PracticeAccess forCommand(Invocation invocation) throws TernException {
        if (invocation.network().trust() != Trust.PRACTICE && invocation.arguments().has("--network")) {
            throw invocation.usage("practice.no-network");
        }
        return new PracticeAccess(invocation);
    }

    /// Something that an interrupt ends.
    @FunctionalInterface
    interface Blocking<T> {
        T run() throws TernException, InterruptedException;
    }

    PracticeNetwork network() {
        return practice;
    }

    static ChainClient connect(Network network, ChainOptions options, Invocation invocation) throws TernException {
        if (network.trust() != Trust.PRACTICE) {
            return ChainClient.connect(network, options);
        }
        invocation.remark("practice.in-use");
        PracticeAccess access = new PracticeAccess(invocation);
        return access.interruptibly(() -> {
            // whoever types a command about this network wants it
            access.practice.control().forgetStopped();
            return access.practice.connect(network, options, access.progress());
        });
    }

    <T> T interruptibly(Blocking<T> action) throws TernException {
        try {
            return action.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException(Trouble.FAILED, invocation.texts().get("practice.interrupted"), null, e);
        }
    }

    /// Says how far a start is; nothing where the node runs already.
    DoubleConsumer progress() {
        int[] next = {0};
        return share -> {
            int percent = (int) (share * WHOLE);
            if (percent < next[0] || percent >= WHOLE) {
                return;
            }
            next[0] = (percent / STEP + 1) * STEP;
            invocation.remark("practice.starting", percent / STEP * STEP);
        };
    }
}
