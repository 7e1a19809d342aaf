package tern.gpu.monitor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tern.gpu.model.GpuId;
import tern.gpu.model.GpuIdentity;
import tern.gpu.model.Metric;
import tern.gpu.model.PciAddress;
import tern.gpu.model.Presence;
import tern.gpu.model.Vendor;
import tern.gpu.wire.WireLine;
import tern.gpu.wire.WireText;

/// A measuring program that a test speaks for, without a process.
final class FakeProbe implements ProbeLauncher {

    final List<Run> runs = new CopyOnWriteArrayList<>();
    volatile boolean refuses;

    @Override
    public Process launch(long periodMillis) throws IOException {
        if (refuses) {
            throw new IOException("no such program");
        }
        Run run = new Run();
        runs.add(run);
        return run;
    }

    Run last() {
        return runs.getLast();
    }

    static GpuIdentity card(String uuid, int bus) {
        GpuIdentity bare = GpuIdentity.bare(new GpuId(Vendor.NVIDIA, uuid), "a card",
                Optional.of(new PciAddress(0, bus, 0, 0)), 0x10de, 1);
        return uuid.startsWith("pci:")
                ? bare
                : new GpuIdentity(bare.id(), bare.parent(), bare.name(), bare.pci(), bare.pciVendor(),
                        bare.pciDevice(), Optional.of(uuid), bare.vramBytes(), false, false, false,
                        bare.driver(), bare.compute(), bare.cores(), bare.busWidthBits(), bare.link(),
                        bare.temperatures(), bare.power());
    }

    static final class Run extends Process {

        private final PipedOutputStream said = new PipedOutputStream();
        private final PipedInputStream heard;
        private final CountDownLatch end = new CountDownLatch(1);
        final StringBuffer orders = new StringBuffer();
        volatile boolean told;
        volatile boolean killed;
        private volatile int code;

        private final OutputStream in = new OutputStream() {

            @Override
            public void write(int b) {
                orders.append((char) b);
            }

            @Override
            public void close() {
                told = true;
                exit(0);
            }
        };

        Run() throws IOException {
            heard = new PipedInputStream(said, 65536);
        }

        Run says(String line) {
            try {
                said.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
                said.flush();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            return this;
        }

        Run says(WireLine line) {
            return says(WireText.write(line));
        }

        Run greets() {
            return says(new WireLine.Hello(1, List.of("nvml")));
        }

        Run lists(GpuIdentity... cards) {
            for (int i = 0; i < cards.length; i++) {
                says(new WireLine.Device(i, "nvml", cards[i], new Presence.Ready()));
            }
            return says(new WireLine.Listed("nvml", cards.length));
        }

        Run measures(int index, long utilization) {
            return says("S " + index + ' ' + System.currentTimeMillis() + " 0 " + utilization
                    + " 1".repeat(Metric.COUNT - 1)).says(new WireLine.Beat("nvml"));
        }

        void exit(int with) {
            code = with;
            try {
                said.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            end.countDown();
        }

        @Override
        public OutputStream getOutputStream() {
            return in;
        }

        @Override
        public InputStream getInputStream() {
            return heard;
        }

        @Override
        public InputStream getErrorStream() {
            return InputStream.nullInputStream();
        }

        @Override
        public int waitFor() throws InterruptedException {
            end.await();
            return code;
        }

        @Override
        public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
            return end.await(timeout, unit);
        }

        @Override
        public int exitValue() {
            return code;
        }

        @Override
        public boolean isAlive() {
            return end.getCount() > 0;
        }

        @Override
        public long pid() {
            return 1;
        }

        @Override
        public void destroy() {
            destroyForcibly();
        }

        @Override
        public Process destroyForcibly() {
            if (isAlive()) {
                killed = true;
                exit(137);
            }
            return this;
        }
    }
}
