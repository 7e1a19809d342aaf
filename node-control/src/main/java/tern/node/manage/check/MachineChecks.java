package tern.node.manage.check;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tern.node.manage.Problem.Fix;
import tern.node.manage.check.Finding.Id;
import tern.node.manage.check.Finding.Verdict;

/// Whether a computer is enough for a node: judged from figures, so that any computer can be judged.
public final class MachineChecks {

    private static final int GOOD_CORES = 4;
    private static final long GIB = 1L << 30;
    private static final long GOOD_MEMORY = 15 * GIB;
    private static final long LEAST_MEMORY = 4 * GIB;
    /// A lite node with a quarter of its room runs for months; below that it is stopped soon.
    private static final int LEAST_SHARE_LITE = 4;
    private static final int LEAST_SHARE_ARCHIVE = 2;

    private MachineChecks() {}

    /// What a computer has.
    ///
    /// @param cores  logical processors
    /// @param memory bytes in all; empty where it cannot be known
    /// @param free   bytes free where the data are
    /// @param used   bytes of the data that are there already
    public record Machine(int cores, OptionalLong memory, OptionalLong free, long used) {

        /// This computer.
        ///
        /// @param data folder of the data; need not be there yet
        /// @param used bytes that are in it
        public static Machine here(Path data, long used) {
            return new Machine(Runtime.getRuntime().availableProcessors(), total(), free(data), used);
        }

        private static OptionalLong total() {
            return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean bean
                    ? OptionalLong.of(bean.getTotalMemorySize())
                    : OptionalLong.empty();
        }

        /// Bytes free where a folder is, or will be.
        public static OptionalLong free(Path folder) {
            Path there = folder.toAbsolutePath();
            while (there != null && !Files.isDirectory(there)) {
                there = there.getParent();
            }
            if (there == null) {
                return OptionalLong.empty();
            }
            try {
                FileStore store = Files.getFileStore(there);
                return OptionalLong.of(store.getUsableSpace());
            } catch (IOException e) {
                return OptionalLong.empty();
            }
        }
    }

    /// Processor, memory and disk.
    ///
    /// @param needed bytes of disk that the node needs in the end
    /// @param floor  bytes that have to stay free
    public static List<Finding> judge(Machine machine, boolean archive, long needed, long floor) {
        return List.of(processor(machine), memory(machine), disk(machine, archive, needed, floor));
    }

    private static Finding processor(Machine machine) {
        boolean enough = machine.cores() >= GOOD_CORES;
        return new Finding(Id.PROCESSOR, enough ? Verdict.PASS : Verdict.WARN, Texts.get("processor"),
                Optional.of(Texts.get("cores", machine.cores())), Optional.of(Texts.get("cores", GOOD_CORES)),
                enough ? Optional.empty() : Optional.of(Texts.get("processor.few")), Fix.NONE);
    }

    private static Finding memory(Machine machine) {
        Optional<String> needed = Optional.of(Sizes.text(16 * GIB));
        if (machine.memory().isEmpty()) {
            return new Finding(Id.MEMORY, Verdict.WARN, Texts.get("memory"), Optional.empty(), needed,
                    Optional.of(Texts.get("memory.unknown")), Fix.NONE);
        }
        long bytes = machine.memory().getAsLong();
        Verdict verdict = bytes >= GOOD_MEMORY ? Verdict.PASS : bytes >= LEAST_MEMORY ? Verdict.WARN : Verdict.FAIL;
        return new Finding(Id.MEMORY, verdict, Texts.get("memory"), Optional.of(Sizes.text(bytes)), needed,
                verdict == Verdict.PASS
                        ? Optional.empty()
                        : Optional.of(verdict == Verdict.WARN ? Texts.get("memory.little") : Texts.get("memory.none")),
                verdict == Verdict.PASS ? Fix.NONE : Fix.SETTINGS);
    }

    private static Finding disk(Machine machine, boolean archive, long needed, long floor) {
        Optional<String> wanted = Optional.of(Sizes.text(needed + floor));
        if (machine.free().isEmpty()) {
            return new Finding(Id.DISK, Verdict.WARN, Texts.get("disk"), Optional.empty(), wanted,
                    Optional.of(Texts.get("disk.unknown")), Fix.SETTINGS);
        }
        long free = machine.free().getAsLong();
        long room = free + machine.used() - floor;
        Optional<String> measured = Optional.of(machine.used() > 0
                ? Texts.get("disk.with-data", Sizes.text(free), Sizes.text(machine.used()))
                : Texts.get("disk.free", Sizes.text(free)));
        if (room >= needed && free > floor) {
            return new Finding(Id.DISK, Verdict.PASS, Texts.get("disk"), measured, wanted, Optional.empty(), Fix.NONE);
        }
        long least = needed / (archive ? LEAST_SHARE_ARCHIVE : LEAST_SHARE_LITE);
        if (room >= least && free > floor) {
            return new Finding(Id.DISK, Verdict.WARN, Texts.get("disk"), measured, wanted,
                    Optional.of(Texts.get("disk.tight", Sizes.text(floor))), Fix.SETTINGS);
        }
        return new Finding(Id.DISK, Verdict.FAIL, Texts.get("disk"), measured, wanted,
                Optional.of(archive ? Texts.get("disk.archive") : Texts.get("disk.small", Sizes.text(least + floor))),
                Fix.SETTINGS);
    }
}
