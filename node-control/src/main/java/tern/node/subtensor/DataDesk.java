package tern.node.subtensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.node.manage.DataStep;
import tern.node.manage.NodeException;
import tern.node.manage.NodeException.Kind;
import tern.node.manage.NodeSettings;
import tern.node.manage.Progress;

/// What is done to a node's data while nobody may start it. Under the lock of the caller's.
final class DataDesk {

    private static final Logger LOG = LoggerFactory.getLogger(DataDesk.class);

    private final NodeHome home;
    private final Runs runs;
    private final DataWork work;
    private final Supplier<NodeSettings> settings;
    private final DataWork.Remembering settled;

    /// @param settings as they are by now
    /// @param settled  writes a place of the data into them
    DataDesk(NodeHome home, Runs runs, Supplier<NodeSettings> settings, DataWork.Remembering settled) {
        this.home = home;
        this.runs = runs;
        this.work = new DataWork(home);
        this.settings = settings;
        this.settled = settled;
    }

    List<DataStep> steps() throws IOException {
        return work.steps(settings.get());
    }

    /// @param beside whether a node runs and may go on
    void delete(DataStep.Kind step, boolean beside, Progress progress)
            throws NodeException, IOException, InterruptedException {
        home.create();
        try (DataClaim _ = beside ? DataClaim.needless() : claim("data.in-use")) {
            if (!beside) {
                resume();
            }
            work.delete(step, settings.get(), progress);
        }
    }

    void move(Path to, Progress progress) throws NodeException, IOException, InterruptedException {
        home.create();
        try (DataClaim _ = claim("move.running")) {
            resume();
            work.move(settings.get(), to, progress, settled);
        }
    }

    private DataClaim claim(String otherwise) throws NodeException, IOException, InterruptedException {
        return DataClaim.on(home, runs, settings.get())
                .orElseThrow(() -> new NodeException(Kind.RUNNING, Texts.get(otherwise)));
    }

    /// Ends a move that was cut off. The keeper's lock must be held.
    void resume() throws NodeException, IOException, InterruptedException {
        if (Files.exists(home.moving())) {
            work.resume(settings.get(), settled);
        }
    }

    /// Ends a move that was cut off, where nobody is at it.
    void resumeIfFree() throws IOException {
        if (!Files.exists(home.moving())) {
            return;
        }
        try {
            Optional<DataClaim> claim = DataClaim.on(home, runs, settings.get());
            if (claim.isPresent()) {
                try (DataClaim _ = claim.get()) {
                    resume();
                }
            }
        } catch (NodeException e) {
            // said to whoever starts the node
            LOG.warn("{}", e.sentence());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
