package tern.node.practice.control;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import tern.node.practice.store.ChainStore;
import tern.node.practice.store.StoreException;
import tern.node.process.JavaProgram;
import tern.wallet.rpc.RpcException;

/// The one way to the practice node of a folder: starts it as a process of its own, finds it again later, stops it.
///
/// Never touches a process that is not this folder's node. Calls block; an interrupt ends them. Several processes may
/// use it at once: whoever comes second finds the first one's node.
public final class PracticeControl {

    private static final String PROGRAM = "tern.node.practice.program.PracticeProgram";
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    /// A node that has the folder says so in it soon after.
    private static final Duration LONGEST_FIRST_WORD = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(40);
    private static final Duration GRACE = Duration.ofSeconds(8);
    private static final int SHOWN_OUTPUT = 2_000;
    private static final int RESET_ATTEMPTS = 3;

    private final PracticeFolder folder;
    private final JavaProgram java;

    public PracticeControl(PracticeFolder folder, JavaProgram java) {
        this.folder = folder;
        this.java = java;
    }

    /// The node of this folder, if it runs and answers or is about to.
    public Optional<NodeStatus> running() throws PracticeException {
        try {
            return folder.readStatus().filter(NodeStatus::isAlive);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// Starts the node if none runs, and waits until it answers.
    ///
    /// @param wish     heeded only where a node is started; a running one that was to end when idle runs on if this wish
    ///                 says nothing of that
    /// @param progress share of the start that is done, 0 to 1; the first start takes seconds
    ///
    /// @throws PracticeException `STOPPED` where somebody stopped the node before it answered
    public NodeStatus start(StartWish wish, DoubleConsumer progress) throws PracticeException, InterruptedException {
        return start(wish, progress, () -> true);
    }

    /// As that, for somebody who may have changed their mind by the time it is their turn.
    ///
    /// @param wanted asked when it is; may be called on any thread
    /// @throws PracticeException `STOPPED` where it is not wanted any more
    public NodeStatus start(StartWish wish, DoubleConsumer progress, BooleanSupplier wanted)
            throws PracticeException, InterruptedException {
        return start(wish, progress, Optional.of(wanted));
    }

    /// As [#start], where nobody has asked for it: a node that the person stopped stays stopped, and one that is about
    /// to end because of that counts as stopped.
    ///
    /// @throws PracticeException `STOPPED` then
    public NodeStatus startUnlessStopped(StartWish wish, DoubleConsumer progress)
            throws PracticeException, InterruptedException {
        // before the turn is waited for: a stop has it until the node is gone
        if (folder.isStopped()) {
            throw PracticeException.stopped();
        }
        return start(wish, progress, Optional.empty());
    }

    /// @param asked whether the person still wants it; empty where nobody has asked for it
    private NodeStatus start(StartWish wish, DoubleConsumer progress, Optional<BooleanSupplier> asked)
            throws PracticeException, InterruptedException {
        String run;
        Optional<Process> child = Optional.empty();
        boolean stays = false;
        try {
            Files.createDirectories(folder.path());
            try (Turn _ = Turn.take(folder)) {
                // here alone it is told: whoever stops the node writes that down in a turn of its own
                if (asked.isPresent() ? !asked.get().getAsBoolean() : folder.isStopped()) {
                    throw PracticeException.stopped();
                }
                if (asked.isPresent()) {
                    folder.forgetStopped();
                }
                Optional<NodeStatus> there = running();
                if (there.isPresent()) {
                    run = there.get().run();
                    stays = wish.idleStop().isEmpty();
                } else {
                    run = UUID.randomUUID().toString();
                    Process begun = java.start(options(), PROGRAM, wish.arguments(folder, run), folder.output());
                    child = Optional.of(begun);
                    awaitFirstWord(begun);
                }
            }
        } catch (IOException e) {
            throw new PracticeException(Texts.get("start.failed"), e.toString(), e);
        }
        NodeStatus node = await(run, child, progress);
        if (stays) {
            try (PracticeCalls calls = PracticeCalls.connect(node)) {
                calls.stay();
            }
        }
        return node;
    }

    /// Until a new node says of itself that it is there, whoever wants to stop it would find none.
    private void awaitFirstWord(Process child) throws PracticeException, InterruptedException {
        long end = System.nanoTime() + LONGEST_FIRST_WORD.toNanos();
        while (child.isAlive() && running().isEmpty() && System.nanoTime() < end) {
            child.waitFor(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /// Forgets that the person stopped the node: they want it again.
    public void forgetStopped() throws PracticeException {
        try {
            folder.forgetStopped();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// The options for Java of every practice node, but for where its log goes. Packages start it with the same.
    public static List<String> javaOptions() {
        return List.of("-XX:+UseSerialGC", "-Xms24m", "-Xmx100m", "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30", "-Xss512k", "-XX:MaxDirectMemorySize=24m",
                "-XX:ReservedCodeCacheSize=48m", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError", "-Djdk.nio.maxCachedBufferSize=262144",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-Dio.netty.noUnsafe=true");
    }

    private List<String> options() {
        List<String> options = new ArrayList<>(javaOptions());
        options.add("-Dtern.log.folder=" + folder.logs());
        options.add("-Dtern.log.file=INFO");
        return options;
    }

    /// Exit code of a node that found another one in its folder.
    private static final int TAKEN = 23;

    private NodeStatus await(String run, Optional<Process> child, DoubleConsumer progress)
            throws PracticeException, InterruptedException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        long firstWord = System.nanoTime() + LONGEST_FIRST_WORD.toNanos();
        String wanted = run;
        while (System.nanoTime() < end) {
            Optional<NodeStatus> now = running();
            if (now.isPresent() && now.get().run().equals(wanted)) {
                progress.accept(now.get().progress());
                if (now.get().endpoint().isPresent()) {
                    return now.get();
                }
            }
            boolean gone = child.isPresent() ? !child.get().isAlive() : now.isEmpty();
            if (gone) {
                boolean taken = child.isPresent() && child.get().exitValue() == TAKEN;
                if (now.isPresent() && !now.get().run().equals(wanted)) {
                    // somebody else was quicker: theirs is as good
                    wanted = now.get().run();
                    child = Optional.empty();
                } else if (folder.isStopWritten()) {
                    // since this start, which forgot what was written before it: it was ended on purpose
                    throw PracticeException.stopped();
                } else if (!taken || System.nanoTime() > firstWord) {
                    throw new PracticeException(Texts.get("start.ended", output()),
                            "exit code "
                                    + child.map(process -> Integer.toString(process.exitValue())).orElse("unknown"));
                }
            }
            if (child.isPresent() && child.get().isAlive()) {
                child.get().waitFor(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            } else {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
            }
        }
        throw new PracticeException(Texts.get("start.late", LONGEST_START.toMinutes()), null);
    }

    /// What the node printed when it ended: the sentence for whoever started it.
    private String output() {
        try {
            byte[] all = Files.readAllBytes(folder.output());
            int from = Math.max(0, all.length - SHOWN_OUTPUT);
            String text = new String(all, from, all.length - from, StandardCharsets.UTF_8).strip();
            return text.isEmpty() ? Texts.get("start.silent") : text;
        } catch (IOException e) {
            return Texts.get("start.unreadable");
        }
    }

    /// Asks the running node something.
    ///
    /// @throws PracticeException when none runs
    public PracticeCalls calls() throws PracticeException, InterruptedException {
        Optional<NodeStatus> there = running();
        if (there.isEmpty()) {
            throw new PracticeException(Texts.get("not-running"), null);
        }
        return PracticeCalls.connect(await(there.get().run(), Optional.empty(), _ -> {}));
    }

    /// Stops the node if it runs, and has it stay so until somebody starts it: [#startUnlessStopped] does not.
    ///
    /// @return whether one ran
    public boolean stopUntilStarted() throws PracticeException, InterruptedException {
        try (Turn _ = Turn.take(folder)) {
            // first: whoever shows the network would start the node again as soon as it is gone
            folder.writeStopped();
            return stop();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// Ends the node if it runs. It closes its file; nothing that was final is lost even where it has to be ended by
    /// force.
    ///
    /// @return whether one ran
    public boolean stop() throws PracticeException, InterruptedException {
        Optional<NodeStatus> there = running();
        if (there.isEmpty()) {
            return false;
        }
        if (there.get().endpoint().isPresent()) {
            try (PracticeCalls calls = PracticeCalls.connect(there.get())) {
                calls.stop();
                there.get().process().awaitEnd(GRACE);
            } catch (PracticeException e) {
                // it does not answer; the signal below reaches it all the same
                if (!(e.getCause() instanceof RpcException)) {
                    throw e;
                }
            }
        }
        if (!there.get().process().end(GRACE)) {
            throw new PracticeException(Texts.get("stop.failed"),
                    "process " + there.get().process().pid());
        }
        try {
            folder.removeStatus(there.get().run());
        } catch (IOException e) {
            throw unreadable(e);
        }
        return true;
    }

    /// Stops the node and deletes its world. The next start makes a new one.
    ///
    /// Whoever is connected starts the node again as soon as it is gone, so its lock is held while the file goes.
    public void reset() throws PracticeException, InterruptedException {
        try (Turn _ = Turn.take(folder)) {
            for (int attempt = 0; attempt < RESET_ATTEMPTS; attempt++) {
                stop();
                if (deleteUnlessHeld()) {
                    return;
                }
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        throw new PracticeException(Texts.get("reset.in-use"), null);
    }

    /// @return false where another node has the folder
    private boolean deleteUnlessHeld() throws PracticeException {
        try {
            Files.createDirectories(folder.path());
            try (FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE); FileLock lock = channel.tryLock()) {
                if (lock == null) {
                    return false;
                }
                ChainStore.delete(folder.chain());
                folder.forgetStopped();
                return true;
            }
        } catch (IOException e) {
            throw unreadable(e);
        } catch (StoreException e) {
            throw new PracticeException(Texts.get("reset.failed"), e.details().orElse(null),
                    e);
        }
    }

    public Path path() {
        return folder.path();
    }

    private PracticeException unreadable(IOException e) {
        return new PracticeException(Texts.get("folder", folder.path()),
                e.toString(), e);
    }
}
