package tern.node.subtensor;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.node.manage.NodeException;
import tern.node.manage.NodeException.Kind;
import tern.node.manage.NodeSettings;
import tern.node.manage.Progress;
import tern.node.manage.check.MachineChecks.Machine;
import tern.node.manage.check.Sizes;
import tern.node.process.OwnFiles;

/// Moving a node's data to another folder. What is meant is written down first; a copy is on the disk before the
/// settings name it, and the old one goes only then. Cut off anywhere, it is finished or taken back by [#resume].
///
/// The keeper's lock must be held, and no node run.
final class DataMoving {

    private static final Logger LOG = LoggerFactory.getLogger(DataMoving.class);

    private final NodeHome home;
    private final DataWork work;
    private final SettingsFile file;
    private final Remembering settled;
    private final Leftovers leftovers;

    /// Writes a place into the settings.
    @FunctionalInterface
    interface Remembering {
        void remember(Path place) throws NodeException;
    }

    DataMoving(NodeHome home, DataWork work, SettingsFile file, Remembering settled) {
        this.home = home;
        this.work = work;
        this.file = file;
        this.settled = settled;
        this.leftovers = new Leftovers(home);
    }

    private static Path plain(Path path) {
        return path.toAbsolutePath().normalize();
    }

    void move(Path to, Progress progress) throws NodeException, InterruptedException {
        boolean begun = false;
        boolean moved = false;
        boolean interrupted = false;
        try {
            NodeSettings settings = file.fresh();
            DataMove move = plan(settings, plain(to));
            move.write(home.moving());
            begun = true;
            OwnFiles.createFolder(move.to());
            if (move.names().size() == 1) {
                // nothing to move yet
                OwnFiles.createFile(NodeHome.mark(move.to()));
            } else if (!renamed(move)) {
                copy(move, settings, progress);
            }
            // what stands there from now on is no copy to take back, and nothing ends this halfway
            moved = true;
            interrupted = Thread.interrupted();
            settled.remember(move.to());
            if (!finish(move)) {
                throw new NodeException(Kind.DATA, Texts.get("move.old"));
            }
        } catch (IOException e) {
            throw new NodeException(Kind.DATA, Texts.get(moved ? "move.old" : "move.failed", to), e.toString(), e);
        } finally {
            if (begun && !moved) {
                takeBack();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        progress.at(1);
    }

    /// @throws NodeException `DATA` where it cannot be
    private DataMove plan(NodeSettings settings, Path target) throws NodeException, IOException {
        Path from = plain(home.data(settings));
        if (target.startsWith(from) || from.startsWith(target)) {
            throw new NodeException(Kind.DATA, Texts.get("move.inside"));
        }
        boolean stood = Files.exists(target);
        if (stood && (!Files.isDirectory(target) || !NodeHome.isEmpty(target))) {
            throw new NodeException(Kind.DATA, Texts.get("move.not-empty", target));
        }
        List<Path> mine = new ArrayList<>();
        if (Files.isDirectory(from)) {
            if (!NodeHome.isOurs(from)) {
                throw new NodeException(Kind.DATA, Texts.get("data.not-ours", from));
            }
            mine.addAll(work.networks(settings));
        }
        // the mark is copied last: without it a folder is nobody's
        mine.add(NodeHome.mark(from));
        return new DataMove(from, target, mine.stream().map(path -> path.getFileName().toString()).toList(), stood);
    }

    private static void copy(DataMove move, NodeSettings settings, Progress progress)
            throws NodeException, IOException, InterruptedException {
        List<Path> mine = move.names().stream().map(move.from()::resolve).toList();
        long size = mine.stream().mapToLong(FolderWork::size).sum();
        OptionalLong free = Machine.free(move.to());
        if (free.isPresent() && free.getAsLong() < size + settings.diskFloor()) {
            throw new NodeException(Kind.DATA, Texts.get("move.small", Sizes.text(free.getAsLong()),
                    Sizes.text(size + settings.diskFloor())));
        }
        long done = 0;
        for (Path path : mine) {
            long before = done;
            long own = FolderWork.size(path);
            FolderWork.copy(path, move.to().resolve(path.getFileName()),
                    share -> progress.at(Math.min(1, (before + share * own) / Math.max(1, size))));
            done += own;
        }
        OwnFiles.sync(move.to());
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /// On one disk a folder only changes its name, where nothing else is in it and it may.
    private static boolean renamed(DataMove move) throws IOException {
        Set<Path> mine = Set.copyOf(move.names().stream().map(move.from()::resolve).toList());
        if (!Set.copyOf(DataWork.children(move.from())).equals(mine)
                || !Files.getFileStore(move.from()).equals(Files.getFileStore(move.to()))) {
            return false;
        }
        try {
            // Windows puts no folder into the place of another
            Files.delete(move.to());
            Files.move(move.from(), move.to(), StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (AtomicMoveNotSupportedException e) {
            LOG.info("the data are copied, since another disk begins at their folder");
        } catch (FileSystemException e) {
            LOG.info("the data are copied, since their folder cannot be renamed: {}", e.toString());
        }
        OwnFiles.createFolder(move.to());
        return false;
    }

    /// The new place is remembered: what was copied goes from the old one, unless the settings have come to name
    /// another place meanwhile.
    ///
    /// @return whether nothing is left
    private boolean finish(DataMove move) throws IOException, InterruptedException {
        boolean gone = true;
        if (plain(home.data(file.fresh())).equals(move.to())) {
            gone = leftovers.clear(move.from(), move.names(), true);
        } else {
            LOG.warn("the settings name another folder by now: nothing is deleted in {}", move.from());
        }
        Files.deleteIfExists(home.moving());
        return gone;
    }

    /// Ends a move that was cut off: forward where the data are in the new place, else back.
    ///
    /// @throws NodeException `DATA` when the data are in neither place
    void resume() throws NodeException, IOException, InterruptedException {
        if (!Files.exists(home.moving())) {
            return;
        }
        Optional<DataMove> cut = DataMove.read(home.moving());
        if (cut.isEmpty()) {
            Files.deleteIfExists(home.moving());
            return;
        }
        DataMove move = cut.get();
        Path now = plain(home.data(file.fresh()));
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
                leftovers.clear(move.to(), move.names(), !move.stood());
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

    private void takeBack() throws InterruptedException {
        // an interrupt was the reason, and must not end this too
        boolean interrupted = Thread.interrupted();
        try {
            resume();
        } catch (NodeException e) {
            LOG.warn("a move that failed is not taken back: {}", e.sentence());
        } catch (IOException e) {
            LOG.warn("a move that failed is not taken back: {}", e.toString());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Tries once more to delete what moves have left.
    void retryLeftovers() throws IOException, InterruptedException {
        leftovers.retry(plain(home.data(file.now())));
    }
}
