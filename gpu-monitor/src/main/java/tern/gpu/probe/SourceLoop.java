package tern.gpu.probe;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tern.gpu.bus.RuntimePower;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.Diagnosis.Verdict;
import tern.gpu.model.GpuCondition;
import tern.gpu.model.GpuProcess;
import tern.gpu.model.Presence;
import tern.gpu.model.Reading;
import tern.gpu.probe.GpuSource.Found;
import tern.gpu.probe.GpuSource.Opening;
import tern.gpu.wire.SampleLine;
import tern.gpu.wire.Wire;
import tern.gpu.wire.WireLine;
import tern.gpu.wire.WireText;

/// Runs one source, or the one after it where it cannot be used: finds its devices, measures them tick by tick, and never
/// touches one that sleeps. The thread that runs it is the only one that uses the source.
final class SourceLoop {

    /// How it ended.
    enum End {
        /// It was told to.
        TOLD,
        /// There is nothing to measure.
        NOTHING,
        /// A device is gone, and all that is held of its driver with it.
        LOST,
        /// Nobody reads any more.
        UNHEARD
    }

    private final List<GpuSource> alternatives;
    private final String name;
    private final RuntimePower power;
    private final ProbeOutput out;
    private final Ticks ticks;
    private final AtomicInteger numbers;
    private final Duration processes;
    private final Duration conditions;

    private final SampleLine line = new SampleLine();
    private final List<Device> devices = new ArrayList<>();
    private long nextProcesses;
    private long nextConditions;
    private boolean listens;
    private @Nullable EventsLoop listening;

    /// @param alternatives the first that can be used is used
    /// @param numbers      the devices of all sources are numbered together
    SourceLoop(List<GpuSource> alternatives, RuntimePower power, ProbeOutput out, Ticks ticks, AtomicInteger numbers,
            ProbeOptions options) {
        this.alternatives = List.copyOf(alternatives);
        name = alternatives.getFirst().name();
        this.power = power;
        this.out = out;
        this.ticks = ticks;
        this.numbers = numbers;
        processes = options.processes();
        conditions = options.conditions();
    }

    private static final class Device {

        final int number;
        final int place;
        final RuntimePower.@Nullable Watch watch;
        Found found;
        GpuCondition condition = GpuCondition.UNKNOWN;
        boolean hadProcesses;
        boolean asleep;

        Device(int number, int place, Found found, RuntimePower.@Nullable Watch watch) {
            this.number = number;
            this.place = place;
            this.found = found;
            this.watch = watch;
        }

        boolean isMeasured() {
            return found.presence() instanceof Presence.Ready;
        }

        boolean looksAsleep() {
            return watch != null && watch.isAsleep();
        }
    }

    /// Until it is told to end, or there is nothing to do.
    End run() {
        GpuSource source = null;
        try {
            source = open();
            if (source == null) {
                return ticks.hasEnded() ? End.TOLD : End.NOTHING;
            }
            long tick = System.nanoTime();
            nextProcesses = tick;
            nextConditions = tick;
            while (!ticks.hasEnded()) {
                if (!tick(source)) {
                    return End.LOST;
                }
                if (!listens && devices.stream().noneMatch(device -> device.asleep)) {
                    // after the first sample, which somebody waits for; to begin would wake a device that sleeps
                    listens = true;
                    listen(source);
                }
                tick = ticks.await(tick);
            }
            return End.TOLD;
        } catch (IOException _) {
            // whoever started this program has ended
            return End.UNHEARD;
        } finally {
            boolean left = true;
            if (listening != null) {
                listening.close();
                left = listening.hasEnded();
            }
            // one that hangs in the driver would fall when that is taken away; the process ends soon in any case
            if (source != null && left) {
                source.close();
            }
        }
    }

    private void listen(GpuSource source) {
        source.events()
                .ifPresent(events -> listening = EventsLoop.start(events, source.name(), out,
                        devices.stream().map(device -> device.number).toList()));
    }

    /// The first source that can be used; none where there is none, or where all has ended before.
    private @Nullable GpuSource open() throws IOException {
        Optional<WireLine.Trouble> first = Optional.empty();
        for (GpuSource source : alternatives) {
            Optional<WireLine.Trouble> trouble = Optional.empty();
            try {
                Opening opening = opened(source);
                switch (opening) {
                    case Opening.Open open -> {
                        announce(source, open.devices());
                        return source;
                    }
                    case Opening.Later _ -> {
                        return null;
                    }
                    case Opening.Unusable unusable -> {
                        int code = unusable.code();
                        trouble = unusable.trouble()
                                .map(diagnosis -> new WireLine.Trouble(name, code, diagnosis));
                    }
                }
            } catch (RuntimeException | LinkageError e) {
                trouble = Optional.of(new WireLine.Trouble(name, -1,
                        Diagnosis.of(Verdict.OTHER, e.toString())));
            }
            source.close();
            if (first.isEmpty()) {
                first = trouble;
            }
            if (trouble.isEmpty() || trouble.get().diagnosis().verdict() != Verdict.LIBRARY_MISSING
                    && trouble.get().diagnosis().verdict() != Verdict.OTHER) {
                // another way would meet the same driver
                break;
            }
        }
        if (first.isPresent()) {
            out.write(first.get());
        }
        out.write(new WireLine.Listed(name, 0));
        out.flush();
        return null;
    }

    /// Asks again as long as all devices sleep; until then they are announced as sleeping.
    private Opening opened(GpuSource source) throws IOException {
        Opening opening = source.open();
        long tick = System.nanoTime();
        while (opening instanceof Opening.Later later && !ticks.hasEnded()) {
            if (devices.isEmpty()) {
                announce(source, later.sleeping());
            }
            out.write(new WireLine.Beat(name));
            out.flush();
            tick = ticks.await(tick);
            opening = ticks.hasEnded() ? opening : source.open();
        }
        return opening;
    }

    private void announce(GpuSource source, List<Found> found) throws IOException {
        for (Device device : devices) {
            if (device.watch != null) {
                device.watch.close();
            }
        }
        devices.clear();
        for (int i = 0; i < found.size(); i++) {
            int number = numbers.getAndIncrement();
            if (number >= Wire.MOST_DEVICES) {
                break;
            }
            Found one = found.get(i);
            Device device = new Device(number, i, one, one.identity().pci().map(power::watch).orElse(null));
            devices.add(device);
            out.write(new WireLine.Device(number, source.name(), one.identity(), one.presence()));
        }
        out.write(new WireLine.Listed(name, devices.size()));
        out.flush();
    }

    /// @return whether all devices are still there
    private boolean tick(GpuSource source) throws IOException {
        long now = System.nanoTime();
        for (Device device : devices) {
            if (device.isMeasured() && !sleeps(source, device) && !sample(source, device)) {
                return false;
            }
        }
        out.flush();
        if (nextProcesses - now <= 0) {
            nextProcesses = now + Ticks.nanos(processes);
            for (Device device : awake()) {
                List<GpuProcess> list = source.processes(device.place);
                if (!list.isEmpty() || device.hadProcesses) {
                    for (WireLine.Processes part : WireText.split(device.number, list)) {
                        out.write(part);
                    }
                }
                device.hadProcesses = !list.isEmpty();
            }
        }
        if (nextConditions - now <= 0) {
            nextConditions = now + Ticks.nanos(conditions);
            for (Device device : awake()) {
                condition(source, device);
            }
        }
        out.write(new WireLine.Beat(name));
        out.flush();
        return true;
    }

    private List<Device> awake() {
        List<Device> all = new ArrayList<>(devices.size());
        for (Device device : devices) {
            if (device.isMeasured() && !device.asleep && !device.looksAsleep()) {
                all.add(device);
            }
        }
        return all;
    }

    /// Looks before every sample, because asking a sleeping device would wake it.
    private boolean sleeps(GpuSource source, Device device) throws IOException {
        boolean asleep = device.looksAsleep();
        if (asleep != device.asleep) {
            device.asleep = asleep;
            if (listening != null) {
                listening.setQuiet(devices.stream().anyMatch(each -> each.asleep));
            }
            out.write(new WireLine.Device(device.number, source.name(), device.found.identity(),
                    asleep ? new Presence.Asleep() : device.found.presence()));
        }
        return asleep;
    }

    private boolean sample(GpuSource source, Device device) throws IOException {
        long[] row = line.values();
        Arrays.fill(row, Reading.unknown(Reading.Why.NOT_SUPPORTED));
        int code = source.sample(device.place, row);
        if (code == GpuSource.NOTHING_NEW) {
            return true;
        }
        long now = System.currentTimeMillis();
        out.write(line, device.number, now, code);
        if (source.isLost(code)) {
            out.write(new WireLine.Device(device.number, source.name(), device.found.identity(),
                    new Presence.Lost(code, Instant.ofEpochMilli(now))));
            out.flush();
            return false;
        }
        return true;
    }

    private void condition(GpuSource source, Device device) throws IOException {
        GpuCondition condition = source.condition(device.place);
        if (!condition.equals(device.condition)) {
            device.condition = condition;
            out.write(new WireLine.Condition(device.number, condition));
        }
        Found again = source.again(device.place);
        if (!again.equals(device.found)) {
            device.found = again;
            out.write(new WireLine.Device(device.number, source.name(), again.identity(), again.presence()));
        }
    }
}
