package tern.wallet.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// How much of an iteration's time its process really had a processor, compiler and collector included: on a machine
/// that others use as well, rates by the clock say how busy it was. As two counters in JMH's results, in nanoseconds.
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class ProcessorTime {

    /// Processor time of the process.
    public long cpuNanos;
    /// Time by the clock.
    public long wallNanos;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long cpuBefore;
    private long wallBefore;

    @Setup(Level.Iteration)
    public void begin() {
        cpuBefore = system.getProcessCpuTime();
        wallBefore = System.nanoTime();
    }

    @TearDown(Level.Iteration)
    public void end() {
        wallNanos = System.nanoTime() - wallBefore;
        cpuNanos = system.getProcessCpuTime() - cpuBefore;
    }
}
