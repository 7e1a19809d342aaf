import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import tern.gpu.bus.RuntimePower;
import tern.gpu.model.Metric;
import tern.gpu.probe.nvml.NvmlSource;
import tern.gpu.wire.SampleLine;

/// Processor time and memory of one sample of one card, from the driver's calls to the finished line, in a loop over the
/// stand-in for NVML. Argument: its library.
public final class SampleLoop {

    public static void main(String[] args) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long me = Thread.currentThread().threadId();
        SampleLine line = new SampleLine();
        try (NvmlSource source = new NvmlSource(Optional.of(args[0]), new RuntimePower(Path.of("/nowhere")),
                Path.of("/nowhere"))) {
            source.open();
            int bytes = 0;
            for (int round = 0; round < 6; round++) {
                int count = 50_000;
                long cpu = threads.getThreadCpuTime(me);
                long memory = threads.getThreadAllocatedBytes(me);
                for (int i = 0; i < count; i++) {
                    Arrays.fill(line.values(), Long.MIN_VALUE);
                    source.sample(i & 1, line.values());
                    line.write(i & 1, 1_795_740_840_734L, 0);
                    bytes += line.length();
                }
                System.out.printf("%.2f µs of processor time, %.1f bytes of memory a sample (%d numbers)%n",
                        (threads.getThreadCpuTime(me) - cpu) / 1e3 / count,
                        (threads.getThreadAllocatedBytes(me) - memory) / (double) count, Metric.COUNT);
            }
            if (bytes == 0) {
                throw new IllegalStateException("nothing was written");
            }
        }
    }
}
