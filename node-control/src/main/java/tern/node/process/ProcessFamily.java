package tern.node.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// All processes of one run of a program: the one that was started, and whatever it has started since, also when that one
/// is gone.
///
/// Where there is a `/proc`, they are known by a random word in their environment, which a child inherits however it
/// hides; elsewhere by their descent, which is lost when a parent ends before its child. No other process is ever touched:
/// numbers are compared together with the start of the process.
///
/// @param run random word for the run; given to the program as [#VARIABLE]
public record ProcessFamily(String run) {

    /// The variable that marks them.
    public static final String VARIABLE = "TERN_RUN";
    private static final Path PROC = Path.of("/proc");
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final long LOOK_AGAIN = 10;
    /// Of `/proc/PID/stat` after the name in parentheses, counted from there.
    private static final int THREADS_FIELD = 17;

    /// What the program has to be started with.
    public Map<String, String> environment() {
        return Map.of(VARIABLE, run);
    }

    /// Those that run now.
    ///
    /// @param first the one that was started, where it is known
    public List<ProcessMark> members(Optional<ProcessMark> first) {
        Map<Long, ProcessMark> found = new LinkedHashMap<>();
        first.flatMap(ProcessMark::find).ifPresent(process -> {
            found.put(process.pid(), ProcessMark.of(process));
            process.descendants()
                    .filter(ProcessHandle::isAlive)
                    .forEach(child -> found.put(child.pid(), ProcessMark.of(child)));
        });
        byte[] wanted = (VARIABLE + "=" + run).getBytes(StandardCharsets.UTF_8);
        for (Path folder : processFolders()) {
            long pid = Long.parseLong(folder.getFileName().toString());
            if (!found.containsKey(pid) && pid != ProcessHandle.current().pid()) {
                // taken before the look, so that a number that is given out again meanwhile counts as ended
                ProcessHandle.of(pid)
                        .filter(_ -> holds(folder, wanted))
                        .filter(ProcessHandle::isAlive)
                        .ifPresent(process -> found.put(pid, ProcessMark.of(process)));
            }
        }
        return List.copyOf(found.values());
    }

    /// Whether a process that was written down is one of the run's: after the computer was started again another may
    /// have its number and have begun at the same moment after that start. Where the environment cannot be read, or is
    /// empty as while a process begins and ends, the mark counts.
    public boolean owns(ProcessMark mark) {
        Path folder = PROC.resolve(Long.toString(mark.pid()));
        try {
            return Files.readAllBytes(folder.resolve("environ")).length == 0
                    || holds(folder, (VARIABLE + "=" + run).getBytes(StandardCharsets.UTF_8))
                    || Files.readAllBytes(folder.resolve("environ")).length == 0;
        } catch (IOException e) {
            return true;
        }
    }

    /// The process that was started, if it still runs and is one of the run's.
    public Optional<ProcessMark> first(Optional<ProcessMark> written) {
        return written.filter(mark -> runs(mark) && owns(mark));
    }

    private static List<Path> processFolders() {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, path -> path.getFileName()
                .toString()
                .chars()
                .allMatch(c -> c >= '0' && c <= '9'))) {
            all.forEach(folders::add);
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            // no such system: descent alone says who belongs together
            return List.of();
        }
        return folders;
    }

    private static boolean holds(Path folder, byte[] wanted) {
        try {
            byte[] all = Files.readAllBytes(folder.resolve("environ"));
            int from = 0;
            for (int i = 0; i <= all.length; i++) {
                if (i == all.length || all[i] == 0) {
                    if (java.util.Arrays.equals(all, from, i, wanted, 0, wanted.length)) {
                        return true;
                    }
                    from = i + 1;
                }
            }
            return false;
        } catch (IOException e) {
            // another user's, or gone meanwhile
            return false;
        }
    }

    /// Asks the first to end and waits for it, then the others, which get a short time, and ends by force whoever is left.
    /// Blocks for at most twice as long and some seconds.
    ///
    /// @return whether all are gone
    public boolean end(Optional<ProcessMark> first, Duration grace) throws InterruptedException {
        List<ProcessMark> before = members(first);
        if (first.isPresent()) {
            first.get().find().ifPresent(ProcessHandle::destroy);
            if (!awaitAll(List.of(first.get()), grace)) {
                first.get().find().ifPresent(ProcessHandle::destroyForcibly);
                awaitAll(List.of(first.get()), grace);
            }
        }
        List<ProcessMark> rest = new ArrayList<>(members(Optional.empty()));
        before.stream().filter(mark -> runs(mark) && !rest.contains(mark)).forEach(rest::add);
        rest.forEach(mark -> mark.find().ifPresent(ProcessHandle::destroy));
        awaitAll(rest, grace.compareTo(SHORT) < 0 ? grace : SHORT);
        List<ProcessMark> stubborn = new ArrayList<>(members(Optional.empty()));
        rest.stream().filter(mark -> runs(mark) && !stubborn.contains(mark)).forEach(stubborn::add);
        stubborn.forEach(mark -> mark.find().ifPresent(ProcessHandle::destroyForcibly));
        return awaitAll(stubborn, grace);
    }

    /// Ends what is left of a run whose first process is gone.
    ///
    /// @return how many there were
    public int endStragglers(Duration grace) throws InterruptedException {
        int there = members(Optional.empty()).size();
        if (there > 0) {
            end(Optional.empty(), grace);
        }
        return there;
    }

    /// Looks again and again: whoever is nobody's child can stay in the system's table for long after its end.
    private static boolean awaitAll(List<ProcessMark> marks, Duration grace) throws InterruptedException {
        long end = System.nanoTime() + grace.toNanos();
        while (marks.stream().anyMatch(ProcessFamily::runs)) {
            if (System.nanoTime() >= end) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN);
        }
        return true;
    }

    private static boolean runs(ProcessMark mark) {
        return mark.find().filter(ProcessFamily::isRunning).isPresent();
    }

    /// A process that has ended and whose parent has not noticed is none any more. One whose first thread alone has ended,
    /// as happens for a while to what is ended by force, still is: it has its ports and files as long as a thread of it
    /// is there.
    private static boolean isRunning(ProcessHandle process) {
        Path stat = PROC.resolve(Long.toString(process.pid())).resolve("stat");
        try {
            String text = Files.readString(stat, StandardCharsets.ISO_8859_1);
            String[] fields = text.substring(text.lastIndexOf(')') + 1).strip().split(" ");
            return !fields[0].equals("Z") || Integer.parseInt(fields[THREADS_FIELD]) > 1;
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return process.isAlive();
        }
    }
}
