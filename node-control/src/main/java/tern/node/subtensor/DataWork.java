package tern.node.subtensor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.node.manage.DataStep;
import tern.node.manage.NodeException;
import tern.node.manage.NodeException.Kind;
import tern.node.manage.NodeSettings;
import tern.node.manage.Progress;
import tern.node.manage.check.MachineChecks.Machine;
import tern.node.manage.check.Sizes;
import tern.node.process.OwnFiles;

/// A node's data: what of it can be deleted, and moving it. A folder that does not carry Tern's mark is never touched.
///
/// Below the base path of a network stand `chains/ID/` with the databases (`paritydb` or `db`), `frontier`, and what is
/// the node's own: `network` with its name in the network, `keystore`.
final class DataWork {

    private static final Logger LOG = LoggerFactory.getLogger(DataWork.class);
    private static final List<String> DATABASES = List.of("paritydb", "db", "frontier");
    private static final String LOG_NAME = "node.log";
    private static final Set<String> NETWORKS = SubtensorChain.known()
            .stream()
            .map(chain -> chain.network().id())
            .collect(Collectors.toUnmodifiableSet());

    private final NodeHome home;

    DataWork(NodeHome home) {
        this.home = home;
    }

    List<DataStep> steps(NodeSettings settings) throws IOException {
        Path data = home.data(settings);
        if (!NodeHome.isOurs(data)) {
            return List.of();
        }
        List<DataStep> steps = new ArrayList<>();
        add(steps, DataStep.Kind.PRUNE, unused(settings));
        add(steps, DataStep.Kind.RESYNC, chain(settings));
        add(steps, DataStep.Kind.REMOVE, networks(settings));
        return steps;
    }

    private static void add(List<DataStep> steps, DataStep.Kind kind, List<Path> paths) {
        long bytes = paths.stream().mapToLong(FolderWork::size).sum();
        if (bytes > 0) {
            steps.add(new DataStep(kind, bytes));
        }
    }

    /// What the node as it is set now does not use.
    private List<Path> unused(NodeSettings settings) throws IOException {
        List<Path> found = new ArrayList<>();
        List<Path> networks = networks(settings);
        networks.stream().filter(network -> !network.equals(home.base(settings))).forEach(found::add);
        String other = settings.archive() ? "paritydb" : "db";
        for (Path chain : chains(settings)) {
            found.add(chain.resolve(other));
        }
        for (Path log : children(home.log())) {
            String name = log.getFileName().toString();
            if (name.endsWith(".log") && !name.equals(LOG_NAME)) {
                found.add(log);
            }
        }
        return found;
    }

    /// The networks' folders. Whatever else came into the folder since is not the node's, and nobody's to delete.
    private List<Path> networks(NodeSettings settings) throws IOException {
        return children(home.data(settings)).stream()
                .filter(path -> path.equals(home.base(settings)) || NETWORKS.contains(path.getFileName().toString()))
                .filter(Files::isDirectory)
                .toList();
    }

    private List<Path> chains(NodeSettings settings) throws IOException {
        Path base = home.base(settings);
        return networks(settings).contains(base) ? children(base.resolve("chains")) : List.of();
    }

    private List<Path> chain(NodeSettings settings) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path chain : chains(settings)) {
            DATABASES.forEach(name -> found.add(chain.resolve(name)));
        }
        return found;
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            all.forEach(found::add);
        }
        return found;
    }

    void delete(DataStep.Kind kind, NodeSettings settings, Progress progress)
            throws NodeException, InterruptedException {
        Path data = home.data(settings);
        if (!NodeHome.isOurs(data)) {
            throw new NodeException(Kind.DATA, Texts.get("data.not-ours", data));
        }
        try {
            List<Path> paths = switch (kind) {
                case PRUNE -> unused(settings);
                case RESYNC -> chain(settings);
                case REMOVE -> networks(settings);
            };
            long all = Math.max(1, paths.stream().mapToLong(FolderWork::size).sum());
            long done = 0;
            for (Path path : paths) {
                long size = FolderWork.size(path);
                long before = done;
                FolderWork.delete(path, share -> progress.at(Math.min(1, (before + share * size) / all)));
                done += size;
            }
            // the mark goes last, so that what a failure leaves is still known to be Tern's
            if (kind == DataStep.Kind.REMOVE && children(data).equals(List.of(NodeHome.mark(data)))) {
                Files.deleteIfExists(NodeHome.mark(data));
                Files.deleteIfExists(data);
            }
            progress.at(1);
        } catch (IOException e) {
            throw new NodeException(Kind.DATA, Texts.get("data.not-deleted"), e.toString(), e);
        }
    }

    /// Writes a place into the settings.
    @FunctionalInterface
    interface Remembering {
        void remember(Path place) throws NodeException;
    }

    /// Moves the data of the settings: writes down what is meant, renames or copies, has the new place remembered, deletes
    /// what was copied. Cut off anywhere in between it is finished or taken back by [#resume].
    void move(NodeSettings settings, Path to, Progress progress, Remembering settled)
            throws NodeException, InterruptedException {
        Path from = home.data(settings).toAbsolutePath().normalize();
        Path target = to.toAbsolutePath().normalize();
        if (target.startsWith(from) || from.startsWith(target)) {
            throw new NodeException(Kind.DATA, Texts.get("move.inside"));
        }
        boolean taken = true;
        try {
            if (Files.exists(target) && (!Files.isDirectory(target) || !NodeHome.isEmpty(target))) {
                throw new NodeException(Kind.DATA, Texts.get("move.not-empty", target));
            }
            if (!Files.isDirectory(from)) {
                // nothing to move yet
                DataMove empty = new DataMove(from, target, List.of(NodeHome.mark(target).getFileName().toString()));
                empty.write(home.moving());
                OwnFiles.createFolder(target);
                OwnFiles.createFile(NodeHome.mark(target));
                settled.remember(target);
                finish(empty);
                progress.at(1);
                return;
            }
            if (!NodeHome.isOurs(from)) {
                throw new NodeException(Kind.DATA, Texts.get("data.not-ours", from));
            }
            List<Path> mine = new ArrayList<>(networks(settings));
            // the mark is copied last: without it a folder is nobody's
            mine.add(NodeHome.mark(from));
            DataMove move = new DataMove(from, target,
                    mine.stream().map(path -> path.getFileName().toString()).toList());
            move.write(home.moving());
            taken = false;
            OwnFiles.createFolder(target);
            boolean alone = Set.copyOf(children(from)).equals(Set.copyOf(mine));
            if (!alone || !renamed(from, target)) {
                copy(mine, target, settings, progress);
            } else {
                progress.at(1);
            }
            // what stands there from now on is no copy to take back
            taken = true;
            settled.remember(target);
            finish(move);
        } catch (IOException e) {
            throw new NodeException(Kind.DATA, Texts.get(taken ? "move.old" : "move.failed", target), e.toString(), e);
        } finally {
            if (!taken) {
                takeBack();
            }
        }
    }

    private static void copy(List<Path> mine, Path target, NodeSettings settings, Progress progress)
            throws NodeException, IOException, InterruptedException {
        long size = mine.stream().mapToLong(FolderWork::size).sum();
        OptionalLong free = Machine.free(target);
        if (free.isPresent() && free.getAsLong() < size + settings.diskFloor()) {
            throw new NodeException(Kind.DATA, Texts.get("move.small", Sizes.text(free.getAsLong()),
                    Sizes.text(size + settings.diskFloor())));
        }
        long done = 0;
        for (Path path : mine) {
            long before = done;
            long own = FolderWork.size(path);
            FolderWork.copy(path, target.resolve(path.getFileName()),
                    share -> progress.at(Math.min(1, (before + share * own) / Math.max(1, size))));
            done += own;
        }
    }

    /// The new place is remembered: what was copied goes from the old one.
    private void finish(DataMove move) throws IOException, InterruptedException {
        clear(move.from(), move.names());
        Files.deleteIfExists(home.moving());
    }

    /// Deletes what has these names, and the folder where nothing else is in it.
    private static void clear(Path folder, List<String> names) throws IOException, InterruptedException {
        for (String name : names) {
            FolderWork.delete(folder.resolve(name), Progress.none());
        }
        if (Files.isDirectory(folder) && NodeHome.isEmpty(folder)) {
            Files.delete(folder);
        }
    }

    /// Ends a move that was cut off: forward where the data are in the new place, else back. The keeper's lock must be
    /// held, and no node run.
    ///
    /// @throws NodeException `DATA` when the data are in neither place
    void resume(NodeSettings settings, Remembering settled) throws NodeException, IOException, InterruptedException {
        Optional<DataMove> cut = DataMove.read(home.moving());
        if (cut.isEmpty()) {
            Files.deleteIfExists(home.moving());
            return;
        }
        DataMove move = cut.get();
        Path now = home.data(settings).toAbsolutePath().normalize();
        if (now.equals(move.to())) {
            if (NodeHome.isOurs(move.to())) {
                LOG.info("the move of the data to {} is finished", move.to());
                finish(move);
            }
        } else if (!now.equals(move.from())) {
            // the person has chosen a third place since: nothing of the others is touched
            Files.deleteIfExists(home.moving());
        } else if (NodeHome.isOurs(move.from())) {
            LOG.info("the move of the data to {} was cut off and is taken back", move.to());
            if (!home.isInUseElsewhere(move.to())) {
                clear(move.to(), move.names());
            }
            Files.deleteIfExists(home.moving());
        } else if (NodeHome.isOurs(move.to())) {
            LOG.info("the data are in {} since a move that was cut off", move.to());
            settled.remember(move.to());
            finish(move);
        } else if (move.names().size() == 1) {
            // there was nothing yet
            Files.deleteIfExists(home.moving());
        } else {
            throw new NodeException(Kind.DATA, Texts.get("move.lost", move.from(), move.to()));
        }
    }

    /// On one disk a folder only changes its name.
    private static boolean renamed(Path from, Path target) throws IOException {
        if (!Files.getFileStore(from).equals(Files.getFileStore(target))) {
            return false;
        }
        Files.delete(target);
        Files.move(from, target, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private void takeBack() throws InterruptedException {
        // an interrupt was the reason, and must not end this too
        boolean interrupted = Thread.interrupted();
        try {
            Optional<DataMove> move = DataMove.read(home.moving());
            if (move.isPresent()) {
                clear(move.get().to(), move.get().names());
            }
            Files.deleteIfExists(home.moving());
        } catch (IOException e) {
            LOG.warn("an unfinished copy of the data could not be deleted: {}", e.toString());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
