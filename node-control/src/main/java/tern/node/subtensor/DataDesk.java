package tern.node.subtensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    private final SettingsFile file;
    private final DataMoving moving;

    /// @param settled writes a place of the data into the settings
    DataDesk(NodeHome home, Runs runs, SettingsFile file, DataMoving.Remembering settled) {
        this.home = home;
        this.runs = runs;
        this.work = new DataWork(home);
        this.file = file;
        this.moving = new DataMoving(home, work, file, settled);
    }

    List<DataStep> steps() throws IOException {
        return work.steps(file.now());
    }

    /// @param beside whether a node runs and may go on
    void delete(DataStep.Kind step, boolean beside, Progress progress)
            throws NodeException, IOException, InterruptedException {
        home.create();
        try (DataClaim _ = beside ? DataClaim.needless() : claim("data.in-use")) {
            if (!beside) {
                resume();
            }
            work.delete(step, file.fresh(), progress);
        }
    }

    void move(Path to, Progress progress) throws NodeException, IOException, InterruptedException {
        home.create();
        try (DataClaim _ = claim("move.running")) {
            resume();
            moving.move(to, progress);
        }
    }

    /// These settings with the data elsewhere.
    static NodeSettings at(NodeSettings settings, Path dataFolder) {
        return settings.with().dataFolder(Optional.of(dataFolder)).build();
    }

    private DataClaim claim(String otherwise) throws NodeException, IOException, InterruptedException {
        return DataClaim.on(home, runs, file.fresh())
                .orElseThrow(() -> new NodeException(Kind.RUNNING, Texts.get(otherwise)));
    }

    /// Ends a move that was cut off. The keeper's lock must be held.
    void resume() throws NodeException, IOException, InterruptedException {
        moving.resume();
    }

    /// Ends a move that was cut off, and tries again to delete what one has left, where nobody is at it. What is in the way
    /// of that keeps nobody from the node: it is said to whoever starts it.
    void resumeIfFree() {
        if (!Files.exists(home.moving()) && !Files.exists(home.leftovers())) {
            return;
        }
        try {
            Optional<DataClaim> claim = DataClaim.on(home, runs, file.fresh());
            if (claim.isPresent()) {
                try (DataClaim _ = claim.get()) {
                    resume();
                    moving.retryLeftovers();
                }
            }
        } catch (NodeException e) {
            LOG.warn("{}", e.sentence());
        } catch (IOException e) {
            LOG.warn("a move of the data could not be ended: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
