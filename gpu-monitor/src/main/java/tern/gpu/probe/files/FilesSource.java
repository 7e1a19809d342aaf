package tern.gpu.probe.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tern.gpu.model.GpuCondition;
import tern.gpu.model.GpuId;
import tern.gpu.model.GpuIdentity;
import tern.gpu.model.GpuProcess;
import tern.gpu.model.PciAddress;
import tern.gpu.model.Presence;
import tern.gpu.probe.GpuSource;
import tern.gpu.sysfs.CardFiles;
import tern.gpu.sysfs.CardNames;
import tern.gpu.sysfs.DrmProcesses;
import tern.gpu.sysfs.PciCard;
import tern.gpu.sysfs.Sysfs;

/// Cards of amdgpu, i915 and xe. The files of a card are looked for when it is awake for the first time; one that sleeps
/// is known by its place and numbers alone.
public final class FilesSource implements GpuSource {

    private static final Set<String> DRIVERS = Set.of("amdgpu", "i915", "xe");
    /// The card has left the bus.
    private static final int GONE = 1;
    private static final long LIST_GOOD_FOR = 2_000_000_000L;

    private static final class Device {

        final PciCard card;
        @Nullable
        CardFiles files;

        Device(PciCard card) {
            this.card = card;
        }
    }

    private final Path root;
    private final DrmProcesses programs;
    private List<Device> devices = List.of();
    private Map<PciAddress, List<GpuProcess>> list = Map.of();
    private @Nullable Long listAt;

    /// @param sys  `/sys`, or a folder of that name beside which the rest of a system stands
    /// @param proc `/proc`, or a folder that looks like it
    public FilesSource(Path sys, Path proc) {
        Path above = sys.toAbsolutePath().getParent();
        root = above == null ? sys : above;
        boolean real = proc.equals(Path.of("/proc"));
        programs = new DrmProcesses(proc, pid -> real
                ? ProcessHandle.of(pid).flatMap(handle -> handle.info().startInstant())
                : Optional.empty());
    }

    @Override
    public String name() {
        return "files";
    }

    @Override
    public Opening open() {
        List<Device> found = new ArrayList<>();
        for (PciCard card : Sysfs.scan(root).cards()) {
            if (card.driver().filter(DRIVERS::contains).isPresent()) {
                found.add(new Device(card));
            }
        }
        if (found.isEmpty()) {
            return new Opening.Unusable(Optional.empty(), -1);
        }
        if (found.stream().allMatch(device -> device.card.sleep() == PciCard.Sleep.ASLEEP)) {
            return new Opening.Later(found.stream()
                    .map(device -> new Found(bare(device.card), new Presence.Asleep()))
                    .toList());
        }
        devices = found;
        // one that sleeps among others is ready in that it will be measured when it is awake
        return new Opening.Open(found.stream().map(FilesSource.this::found).toList());
    }

    private Found found(Device device) {
        CardFiles files = files(device);
        return new Found(files == null ? bare(device.card) : files.identity(), new Presence.Ready());
    }

    private static GpuIdentity bare(PciCard card) {
        return GpuIdentity.bare(GpuId.of(card.vendor(), card.address()),
                CardNames.name(card.vendorId(), card.device()), Optional.of(card.address()), card.vendorId(),
                card.device());
    }

    /// Of a card that is awake; none of one that is not yet known and sleeps.
    private @Nullable CardFiles files(Device device) {
        CardFiles known = device.files;
        if (known == null && Sysfs.sleep(device.card.folder()) != PciCard.Sleep.ASLEEP) {
            known = CardFiles.of(root, device.card.awake()).orElse(null);
            device.files = known;
        }
        return known;
    }

    @Override
    public int sample(int device, long[] row) {
        Device one = devices.get(device);
        if (!Files.exists(one.card.folder().resolve("vendor"))) {
            return GONE;
        }
        CardFiles files = files(one);
        // it fell asleep since it was looked at
        return files == null || !files.sample(row, System.nanoTime()) ? NOTHING_NEW : 0;
    }

    /// One look serves all cards.
    @Override
    public List<GpuProcess> processes(int device) {
        long now = System.nanoTime();
        Long last = listAt;
        if (last == null || now - last > LIST_GOOD_FOR) {
            list = programs.look(now);
            listAt = now;
        }
        return list.getOrDefault(devices.get(device).card.address(), List.of());
    }

    /// What these drivers say of errors and modes differs from model to model and is not read.
    @Override
    public GpuCondition condition(int device) {
        GpuCondition unknown = GpuCondition.UNKNOWN;
        return new GpuCondition(unknown.eccOn(), unknown.eccUncorrected(), unknown.rowsRemapped(),
                unknown.remapPending(), unknown.remapFailed(), unknown.migOn(), unknown.computeMode(),
                unknown.persistence(), Optional.of(devices.get(device).card.share()));
    }

    @Override
    public Found again(int device) {
        return found(devices.get(device));
    }

    @Override
    public boolean isLost(int code) {
        return code == GONE;
    }

    @Override
    public void close() {
        for (Device device : devices) {
            CardFiles files = device.files;
            device.files = null;
            if (files != null) {
                files.close();
            }
        }
    }
}
