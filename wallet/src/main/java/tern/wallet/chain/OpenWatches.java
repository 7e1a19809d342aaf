package tern.wallet.chain;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The watches of one client, which end with it: each has a thread that would wait for ever for its next item, and keep
/// whoever is called back. Safe for any thread.
final class OpenWatches implements AutoCloseable {

    private final Set<Watch> open = new HashSet<>();
    private boolean closed;

    /// @return ends the watch; where the client is closed already it has ended
    Watch keep(Watch watch) {
        synchronized (this) {
            if (!closed) {
                open.add(watch);
                return () -> end(watch);
            }
        }
        watch.close();
        return watch;
    }

    private void end(Watch watch) {
        synchronized (this) {
            open.remove(watch);
        }
        watch.close();
    }

    @Override
    public void close() {
        List<Watch> ending;
        synchronized (this) {
            closed = true;
            ending = List.copyOf(open);
            open.clear();
        }
        ending.forEach(Watch::close);
    }
}
