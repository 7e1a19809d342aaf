package tern.gpu.host.program;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HWDiskStore;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;
import oshi.hardware.PowerSource;
import oshi.hardware.Sensors;
import oshi.software.os.InternetProtocolStats.IPConnection;
import oshi.software.os.InternetProtocolStats.TcpState;
import oshi.software.os.OSFileStore;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;
import tern.gpu.host.HostFacts;

/// Reads this computer through OSHI, whose several ways of saying «unknown» (0.0 degrees, −1 hertz, nothing) end here.
/// Its classes of graphics cards are never touched: on a laptop they would wake a card that sleeps. Holds what rates are
/// measured from; for one thread.
final class HostReader {

    private static final int CENTI = 10_000;

    /// Counters of a disk or network at a moment.
    private record Counted(long first, long second, long busy, long nanos) {}

    private final OperatingSystem system;
    private final HardwareAbstractionLayer hardware;
    private final CentralProcessor processor;
    private final HostFacts.Machine machine;
    private long @Nullable [] ticks;
    private long @Nullable [][] coreTicks;
    private final Map<String, Counted> counted = new HashMap<>();
    private final Map<Long, OSProcess> programs = new HashMap<>();

    HostReader() {
        SystemInfo info = new SystemInfo();
        system = info.getOperatingSystem();
        hardware = info.getHardware();
        processor = hardware.getProcessor();
        machine = new HostFacts.Machine(system.getFamily(), system.getVersionInfo().toString(),
                System.getProperty("os.arch"), hardware.getVirtualization().filter(text -> !text.isBlank()),
                system.isElevated());
    }

    HostFacts read() {
        return new HostFacts(Instant.now(), machine, processor(), memory(), disks(), volumes(), networks(), power(),
                sensors());
    }

    private HostFacts.Processor processor() {
        long[] before = ticks;
        long[][] coresBefore = coreTicks;
        long[] now = processor.getSystemCpuLoadTicks();
        long[][] coresNow = processor.getProcessorCpuLoadTicks();
        ticks = now;
        coreTicks = coresNow;
        OptionalInt load = before == null
                ? OptionalInt.empty()
                : centi(processor.getSystemCpuLoadBetweenTicks(before, now));
        List<Integer> cores = new ArrayList<>();
        if (coresBefore != null && coresBefore.length == coresNow.length) {
            for (double core : processor.getProcessorCpuLoadBetweenTicks(coresBefore, coresNow)) {
                cores.add(centi(core).orElse(0));
            }
        }
        long fastest = 0;
        for (long clock : processor.getCurrentFreq()) {
            fastest = Math.max(fastest, clock);
        }
        return new HostFacts.Processor(processor.getProcessorIdentifier().getName().strip(),
                processor.getPhysicalProcessorCount(), processor.getLogicalProcessorCount(), load, cores,
                megahertz(fastest), megahertz(processor.getMaxFreq()));
    }

    /// A part of one; what is none is unknown.
    private static OptionalInt centi(double part) {
        return Double.isFinite(part) && part >= 0
                ? OptionalInt.of((int) Math.min(CENTI, Math.round(part * CENTI)))
                : OptionalInt.empty();
    }

    private static OptionalInt megahertz(long hertz) {
        return hertz > 0 ? OptionalInt.of((int) (hertz / 1_000_000)) : OptionalInt.empty();
    }

    private HostFacts.Memory memory() {
        GlobalMemory memory = hardware.getMemory();
        return new HostFacts.Memory(memory.getTotal(), memory.getAvailable(),
                memory.getVirtualMemory().getSwapTotal(), memory.getVirtualMemory().getSwapUsed());
    }

    private List<HostFacts.Disk> disks() {
        List<HostFacts.Disk> all = new ArrayList<>();
        for (HWDiskStore disk : hardware.getDiskStores()) {
            Rates rates = rates("disk " + disk.getName(), disk.getReadBytes(), disk.getWriteBytes(),
                    disk.getTransferTime());
            all.add(new HostFacts.Disk(disk.getName(), disk.getModel(), disk.getSize(), rates.first(), rates.second(),
                    rates.busy()));
        }
        return all;
    }

    private List<HostFacts.Volume> volumes() {
        List<HostFacts.Volume> all = new ArrayList<>();
        for (OSFileStore store : system.getFileSystem().getFileStores(true)) {
            if (store.getTotalSpace() > 0) {
                all.add(new HostFacts.Volume(store.getMount(), store.getType(), store.getTotalSpace(),
                        store.getUsableSpace()));
            }
        }
        return all;
    }

    private List<HostFacts.Network> networks() {
        List<HostFacts.Network> all = new ArrayList<>();
        for (NetworkIF network : hardware.getNetworkIFs(false)) {
            Rates rates = rates("net " + network.getName(), network.getBytesRecv(), network.getBytesSent(), 0);
            all.add(new HostFacts.Network(network.getName(),
                    network.getIfOperStatus() == NetworkIF.IfOperStatus.UP,
                    network.getSpeed() > 0 ? OptionalLong.of(network.getSpeed()) : OptionalLong.empty(), rates.first(),
                    rates.second()));
        }
        return all;
    }

    private record Rates(OptionalLong first, OptionalLong second, OptionalInt busy) {}

    private Rates rates(String what, long first, long second, long busyMillis) {
        long now = System.nanoTime();
        Counted before = counted.put(what, new Counted(first, second, busyMillis, now));
        if (before == null || first < before.first() || second < before.second() || now <= before.nanos()) {
            return new Rates(OptionalLong.empty(), OptionalLong.empty(), OptionalInt.empty());
        }
        double seconds = (now - before.nanos()) / 1e9;
        return new Rates(OptionalLong.of(Math.round((first - before.first()) / seconds)),
                OptionalLong.of(Math.round((second - before.second()) / seconds)),
                centi((busyMillis - before.busy()) / (seconds * 1000)));
    }

    private HostFacts.Power power() {
        List<PowerSource> sources = hardware.getPowerSources()
                .stream()
                // what OSHI makes up where there is none
                .filter(source -> source.getMaxCapacity() > 0 || source.isPowerOnLine() || source.isDischarging())
                .toList();
        if (sources.isEmpty()) {
            return new HostFacts.Power(false, Optional.of(false), OptionalInt.empty(), OptionalInt.empty());
        }
        boolean discharging = sources.stream().anyMatch(PowerSource::isDischarging);
        boolean line = sources.stream().anyMatch(PowerSource::isPowerOnLine);
        double capacity = sources.getFirst().getRemainingCapacityPercent();
        double left = sources.getFirst().getTimeRemainingEstimated();
        return new HostFacts.Power(true,
                discharging ? Optional.of(!line) : line ? Optional.of(false) : Optional.empty(),
                capacity >= 0 && capacity <= 1
                        ? OptionalInt.of((int) Math.round(capacity * 100))
                        : OptionalInt.empty(),
                discharging && left > 0 ? OptionalInt.of((int) (left / 60)) : OptionalInt.empty());
    }

    private HostFacts.Sensors sensors() {
        Sensors sensors = hardware.getSensors();
        double degrees = sensors.getCpuTemperature();
        List<Integer> fans = new ArrayList<>();
        for (int speed : sensors.getFanSpeeds()) {
            fans.add(speed);
        }
        // no processor that runs is at zero degrees: that is how OSHI says that it does not know
        return new HostFacts.Sensors(Double.isFinite(degrees) && degrees > 0
                ? OptionalLong.of(
                        Math.round(degrees * 1000))
                : OptionalLong.empty(), fans);
    }

    Optional<HostFacts.Program> program(long pid) {
        if (pid <= 0 || pid > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        OSProcess now = system.getProcess((int) pid);
        if (now == null) {
            programs.remove(pid);
            return Optional.empty();
        }
        OSProcess before = programs.put(pid, now);
        OptionalInt load = OptionalInt.empty();
        if (before != null && before.getStartTime() == now.getStartTime()) {
            double part = now.getProcessCpuLoadBetweenTicks(before);
            load = Double.isFinite(part) && part >= 0
                    ? OptionalInt.of((int) Math.min(Integer.MAX_VALUE,
                            Math.round(part * CENTI)))
                    : OptionalInt.empty();
        }
        return Optional.of(new HostFacts.Program(pid, now.getName(), Instant.ofEpochMilli(now.getStartTime()), load,
                now.getResidentMemory(), now.getThreadCount(),
                now.getOpenFiles() >= 0 ? OptionalLong.of(now.getOpenFiles()) : OptionalLong.empty()));
    }

    /// Who listens there, over TCP.
    HostFacts.PortOwner port(int port) {
        boolean busy = false;
        for (IPConnection one : system.getInternetProtocolStats().getConnections()) {
            if (one.getLocalPort() == port && one.getType().startsWith("tcp") && one.getState() == TcpState.LISTEN) {
                busy = true;
                int pid = one.getowningProcessId();
                if (pid > 0) {
                    OSProcess owner = system.getProcess(pid);
                    return new HostFacts.PortOwner(port, true, OptionalLong.of(pid),
                            owner == null ? Optional.empty() : Optional.of(owner.getName()));
                }
            }
        }
        return new HostFacts.PortOwner(port, busy, OptionalLong.empty(), Optional.empty());
    }
}
