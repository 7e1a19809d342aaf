package tern.gpu.monitor;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// A program of its own that keeps a monitor, to be killed: prints the number of the measuring program's process.
final class MonitorHost {

    private MonitorHost() {}

    public static void main(String[] args) throws InterruptedException {
        GpuMonitor monitor = new GpuMonitor(JavaProbe.current()
                .withArguments(List.of("--nvml", args[0]))
                .withEnvironment(Map.of("FAKE_NVML_STATE", args[1])), MonitorHooks.none(), MonitorTimes.usual());
        CountDownLatch there = new CountDownLatch(1);
        monitor.watch(now -> {
            if (monitor.isSettled() && !now.devices().isEmpty()) {
                there.countDown();
            }
        });
        monitor.start();
        there.await();
        System.out.println(monitor.pid().orElseThrow());
        new CountDownLatch(1).await();
    }
}
