package tern.node.subtensor;

import java.io.IOException;
import java.util.Optional;
import tern.node.manage.NodeSettings;
import tern.node.process.OneKeeper;

/// Keeps everybody from starting a node while its data are moved or deleted: the keeper's lock, held without a node.
final class DataClaim implements AutoCloseable {

    private final Optional<OneKeeper> lock;

    private DataClaim(Optional<OneKeeper> lock) {
        this.lock = lock;
    }

    /// For what a node may run beside.
    static DataClaim needless() {
        return new DataClaim(Optional.empty());
    }

    /// @return empty when a node runs on the data, or is kept by anybody
    static Optional<DataClaim> on(NodeHome home, Runs runs, NodeSettings settings)
            throws IOException, InterruptedException {
        Optional<OneKeeper> lock = OneKeeper.take(home.lock());
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        DataClaim claim = new DataClaim(lock);
        boolean free = false;
        try {
            Optional<RunRecord.Run> last = RunRecord.read(home.state()).run();
            free = (last.isEmpty() || runs.find(last.get()).isEmpty()) && !home.isInUseElsewhere(home.data(settings));
        } finally {
            if (!free) {
                claim.close();
            }
        }
        return free ? Optional.of(claim) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        if (lock.isPresent()) {
            lock.get().close();
        }
    }
}
