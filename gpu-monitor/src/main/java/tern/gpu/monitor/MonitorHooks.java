package tern.gpu.monitor;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongPredicate;
import tern.gpu.bus.RuntimePower;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.PresentGpu;

/// What the monitor asks of others; all of it is asked on the monitor's own threads and should answer within
/// milliseconds.
///
/// @param onBattery whether the computer runs on its battery
/// @param working   whether a program of ours computes on a card: then cards are measured whatever else is
/// @param ours      whether Tern started the process with this number
/// @param present   the cards that the system lists, given why the driver's library could not be used; asked every few
///                  seconds
/// @param power     where it is read whether cards sleep
/// @param kept      takes in every sample
public record MonitorHooks(BooleanSupplier onBattery, BooleanSupplier working, LongPredicate ours,
        Function<Optional<Diagnosis>, List<PresentGpu>> present, RuntimePower power, SampleKeeper kept) {

    /// Never on battery, nothing of ours runs, the measuring program alone says which cards there are.
    public static MonitorHooks none() {
        return new MonitorHooks(() -> false, () -> false, _ -> false, _ -> List.of(), RuntimePower.ofSystem(),
                (_, _, _) -> {});
    }

    public MonitorHooks withBattery(BooleanSupplier onBattery) {
        return new MonitorHooks(onBattery, working, ours, present, power, kept);
    }

    public MonitorHooks withWorking(BooleanSupplier working) {
        return new MonitorHooks(onBattery, working, ours, present, power, kept);
    }

    public MonitorHooks withOurs(LongPredicate ours) {
        return new MonitorHooks(onBattery, working, ours, present, power, kept);
    }

    public MonitorHooks withPresent(Function<Optional<Diagnosis>, List<PresentGpu>> present) {
        return new MonitorHooks(onBattery, working, ours, present, power, kept);
    }

    public MonitorHooks withPower(RuntimePower power) {
        return new MonitorHooks(onBattery, working, ours, present, power, kept);
    }

    public MonitorHooks withKept(SampleKeeper kept) {
        return new MonitorHooks(onBattery, working, ours, present, power, kept);
    }
}
