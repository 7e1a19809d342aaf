package tern.gpu.sysfs;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import tern.gpu.model.GpuProcess;
import tern.gpu.model.PciAddress;

/// Which programs of this user are on cards of amdgpu, i915 and xe. Those of others cannot be looked into; that there are
/// some is not known either. Looks through all processes, so once in some seconds. For one thread.
public final class DrmProcesses {

    private static final Set<String> DRIVERS = Set.of("amdgpu", "i915", "xe");
    private static final Set<String> COMPUTE = Set.of("compute", "ccs");
    private static final Set<String> DRAWING = Set.of("gfx", "render", "rcs");

    /// One use as it was the last time.
    private record Use(long pid, DrmClient client) {}

    /// A use is the same over files that were opened twice, and over processes that share one.
    private record Key(PciAddress pci, long id) {}

    private final Path proc;
    private final LongFunction<Optional<Instant>> started;
    private Map<Key, Use> last = Map.of();
    private long lastAt;

    /// @param proc    `/proc`, or a folder that looks like it
    /// @param started when a process began
    public DrmProcesses(Path proc, LongFunction<Optional<Instant>> started) {
        this.proc = proc;
        this.started = started;
    }

    /// The programs on each card. How busy they keep it is known from the second look on.
    ///
    /// @param nanoTime when, for rates
    public Map<PciAddress, List<GpuProcess>> look(long nanoTime) {
        Map<Key, Use> now = new HashMap<>();
        Set<Long> kfd = new HashSet<>();
        for (Path folder : SmallFiles.in(proc)) {
            Path name = folder.getFileName();
            if (name != null && name.toString().matches("\\d{1,9}")) {
                look(Long.parseLong(name.toString()), folder, now, kfd);
            }
        }
        Map<PciAddress, Map<Long, List<DrmClient>>> grouped = new TreeMap<>();
        now.forEach((_, use) -> grouped.computeIfAbsent(use.client().pci(), _ -> new TreeMap<>())
                .computeIfAbsent(use.pid(), _ -> new ArrayList<>())
                .add(use.client()));
        Map<PciAddress, List<GpuProcess>> found = new TreeMap<>();
        grouped.forEach((pci, programs) -> {
            List<GpuProcess> list = new ArrayList<>();
            programs.forEach((pid, clients) -> list.add(process(pid, clients, kfd.contains(pid), nanoTime)));
            found.put(pci, List.copyOf(list));
        });
        last = now;
        lastAt = nanoTime;
        return found;
    }

    private static void look(long pid, Path folder, Map<Key, Use> now, Set<Long> kfd) {
        for (Path file : SmallFiles.in(folder.resolve("fd"))) {
            Optional<String> target = target(file);
            if (target.isEmpty()) {
                continue;
            }
            if (target.get().equals("/dev/kfd")) {
                kfd.add(pid);
                continue;
            }
            Path name = file.getFileName();
            if (name != null && target.get().startsWith("/dev/dri/")) {
                DrmClient.parse(SmallFiles.lines(folder.resolve("fdinfo").resolve(name.toString())))
                        .filter(client -> DRIVERS.contains(client.driver()))
                        .ifPresent(client -> now.putIfAbsent(new Key(client.pci(), client.id()),
                                new Use(pid, client)));
            }
        }
    }

    private static Optional<String> target(Path link) {
        try {
            return Optional.of(java.nio.file.Files.readSymbolicLink(link).toString());
        } catch (java.io.IOException _) {
            // closed meanwhile
            return Optional.empty();
        }
    }

    private GpuProcess process(long pid, List<DrmClient> clients, boolean computes, long nanoTime) {
        OptionalLong memory = OptionalLong.empty();
        double share = 0;
        boolean known = false;
        long computed = 0;
        long drawn = 0;
        for (DrmClient client : clients) {
            if (client.memory().isPresent()) {
                memory = OptionalLong.of(memory.orElse(0) + client.memory().getAsLong());
            }
            for (Map.Entry<String, Long> engine : client.busy().entrySet()) {
                computed += COMPUTE.contains(engine.getKey()) ? engine.getValue() : 0;
                drawn += DRAWING.contains(engine.getKey()) ? engine.getValue() : 0;
            }
            Use before = last.get(new Key(client.pci(), client.id()));
            if (before != null && before.pid() == pid) {
                OptionalDouble part = share(before.client(), client, nanoTime - lastAt);
                known |= part.isPresent();
                share += part.orElse(0);
            }
        }
        return new GpuProcess(pid, started.apply(pid),
                SmallFiles.text(proc.resolve(Long.toString(pid)).resolve("comm")).orElse(""), memory,
                known ? OptionalInt.of((int) Math.min(100, Math.round(share * 100))) : OptionalInt.empty(),
                computes || computed > drawn ? GpuProcess.Kind.COMPUTE : GpuProcess.Kind.GRAPHICS, false);
    }

    /// The part of the time between two looks in which the card drew or computed for it. Empty where it does neither, or
    /// a counter went back, since that is another use with the same number.
    private static OptionalDouble share(DrmClient before, DrmClient now, long nanos) {
        double share = 0;
        boolean known = false;
        for (Map.Entry<String, Long> engine : now.busy().entrySet()) {
            String name = engine.getKey();
            Long was = before.busy().get(name);
            if (was == null || !COMPUTE.contains(name) && !DRAWING.contains(name)) {
                continue;
            }
            Long total = now.total().get(name);
            Long totalBefore = before.total().get(name);
            long of = total == null ? nanos : totalBefore == null ? 0 : total - totalBefore;
            if (engine.getValue() < was || of < 0) {
                return OptionalDouble.empty();
            }
            if (of > 0) {
                share += (double) (engine.getValue() - was) / of;
                known = true;
            }
        }
        return known ? OptionalDouble.of(share) : OptionalDouble.empty();
    }
}
