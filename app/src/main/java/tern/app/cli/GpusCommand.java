package tern.app.cli;

import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.GpuSnapshot;
import tern.gpu.model.GpuSnapshot.ProbeState;
import tern.gpu.monitor.GpuMonitor;
import tern.gpu.monitor.JavaProbe;
import tern.gpu.monitor.MonitorHooks;
import tern.gpu.monitor.MonitorTimes;
import tern.wallet.units.TernException;

/// `tern gpus`: the graphics cards of this computer and how they are doing. A program of its own measures them; no
/// driver's library comes into this process.
final class GpusCommand implements Command {

    /// A driver that was not loaded takes seconds to begin.
    private static final long LONGEST_START_SECONDS = 30;

    @Override
    public int run(Invocation invocation) throws TernException {
        Optional<String> past = invocation.arguments().value("--history");
        if (past.isPresent()) {
            return new GpuPast(invocation).show(past.get());
        }
        try (GpuMonitor monitor = new GpuMonitor(JavaProbe.current(), MonitorHooks.none(), MonitorTimes.usual())) {
            return follow(monitor, invocation);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static int follow(GpuMonitor monitor, Invocation invocation) throws CliException, InterruptedException {
        LinkedBlockingQueue<GpuSnapshot> pictures = new LinkedBlockingQueue<>();
        monitor.watch(pictures::add);
        monitor.start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
        while (!monitor.isSettled() && System.nanoTime() - end < 0) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        GpuSnapshot first = monitor.current();
        if (first.probe() == ProbeState.FAILED) {
            throw new CliException(Trouble.FAILED, invocation.texts().get("gpus.failed"),
                    first.trouble().flatMap(Diagnosis::detail).orElse(null), null);
        }
        if (!monitor.isSettled()) {
            invocation.remark("gpus.silent");
        }
        show(first, invocation);
        while (invocation.arguments().has("--watch") && !invocation.out().checkError()) {
            GpuSnapshot next = pictures.take();
            // those that came meanwhile are old
            for (GpuSnapshot later = pictures.poll(); later != null; later = pictures.poll()) {
                next = later;
            }
            if (next.at().isAfter(first.at())) {
                show(next, invocation);
            }
        }
        return 0;
    }

    private static void show(GpuSnapshot picture, Invocation invocation) {
        if (invocation.json()) {
            try (Json json = new Json()) {
                GpuJson.write(picture, json);
                json.writeTo(invocation.out());
            }
        } else {
            invocation.print(new GpuText(invocation.texts()).text(picture));
            if (invocation.arguments().has("--watch")) {
                invocation.print("\n");
            }
        }
    }
}
