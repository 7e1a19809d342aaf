package tern.node.subtensor;

import java.util.Optional;
import tern.node.manage.NodeSettings;
import tern.node.manage.Problem;
import tern.node.manage.Problem.Fix;
import tern.node.manage.check.Sizes;

/// What a node that runs well is ended for: another chain than the wished one, and a disk that is nearly full.
final class Guard {

    private final Runs runs;

    Guard(Runs runs) {
        this.runs = runs;
    }

    /// @return why it has to be ended, if it has
    Optional<Problem> look(Live now, NodeSettings settings) {
        if (now.wantsChainCheck()) {
            Optional<String> genesis = now.rpc().genesis();
            Optional<String> wanted = runs.chain(now.run().network())
                    .flatMap(chain -> chain.network().genesis())
                    .map(Object::toString);
            if (genesis.isPresent() && wanted.isPresent() && !genesis.get().equalsIgnoreCase(wanted.get())) {
                return Optional.of(new Problem(Problem.Kind.WRONG_CHAIN, Texts.get("wrong-chain"),
                        Optional.of("genesis " + genesis.get() + ", not " + wanted.get()), Fix.SETTINGS));
            }
            if (genesis.isPresent()) {
                now.chainWasChecked();
            }
        }
        // of the disk it writes on: the settings may name another folder since
        long free = now.use().diskFree().orElse(Long.MAX_VALUE);
        return free < settings.diskFloor()
                ? Optional.of(new Problem(Problem.Kind.DISK_FULL, Texts.get("disk-full", Sizes.text(free)),
                        Optional.empty(), Fix.FOLDER))
                : Optional.empty();
    }
}
