package tern.app.mining;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tern.app.feed.Samples;
import tern.gpu.host.HostFacts;
import tern.gpu.model.Compute;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.DriverInfo;
import tern.gpu.model.GpuCondition;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.GpuId;
import tern.gpu.model.GpuIdentity;
import tern.gpu.model.GpuProcess;
import tern.gpu.model.GpuSample;
import tern.gpu.model.GpuSnapshot;
import tern.gpu.model.Metric;
import tern.gpu.model.PciAddress;
import tern.gpu.model.PcieLink;
import tern.gpu.model.PowerRange;
import tern.gpu.model.Presence;
import tern.gpu.model.Reading;
import tern.gpu.model.ThrottleReason;
import tern.gpu.model.Thresholds;
import tern.gpu.model.Vendor;
import tern.gpu.monitor.GpuHistory;
import tern.node.miner.MinerNeeds;
import tern.node.miner.MinerProfile;
import tern.wallet.bittensor.Subnet;
import tern.wallet.subnets.Axon;
import tern.wallet.subnets.MinerStand;
import tern.wallet.subnets.Neuron;
import tern.wallet.subnets.Removal;
import tern.wallet.subnets.Seats;
import tern.wallet.subnets.SubnetAbout;
import tern.wallet.subnets.SubnetDetail;
import tern.wallet.subnets.SubnetOverview;
import tern.wallet.units.Rao;

/// Cards, miners and their places as in the picture of the page.
public final class MiningSamples {

    public static final String LARGE = "GPU-1a2b3c4d-0001";
    public static final String SMALL = "GPU-1a2b3c4d-0002";
    private static final long GIB = 1L << 30;
    private static final int NETUID = 62;
    private static final int UID = 117;
    private static final int SEATS = 256;

    private MiningSamples() {}

    public static GpuId id(String uuid) {
        return new GpuId(Vendor.NVIDIA, uuid);
    }

    /// A card that is measured.
    ///
    /// @param load hundredths of a percent; below zero: it cannot be read
    public static GpuDevice card(String uuid, String name, long vramGib, long load, String used, int celsius,
            int watts) {
        long[] row = GpuSample.blank(Reading.Why.NOT_SUPPORTED);
        if (load >= 0) {
            row[Metric.UTILIZATION.ordinal()] = load;
        }
        row[Metric.VRAM_TOTAL.ordinal()] = vramGib * GIB;
        row[Metric.VRAM_USED.ordinal()] = (long) (Double.parseDouble(used) * GIB);
        row[Metric.TEMPERATURE.ordinal()] = celsius * 1000L;
        row[Metric.POWER.ordinal()] = watts * 1000L;
        row[Metric.POWER_LIMIT.ordinal()] = 450_000;
        row[Metric.CORE_CLOCK.ordinal()] = 2_520;
        row[Metric.MEMORY_CLOCK.ordinal()] = 10_501;
        row[Metric.FAN.ordinal()] = 0;
        row[Metric.THROTTLE.ordinal()] = ThrottleReason.POWER_LIMIT.bit();
        row[Metric.PCIE_GENERATION.ordinal()] = 4;
        row[Metric.PCIE_WIDTH.ordinal()] = 16;
        return device(uuid, name, OptionalLong.of(vramGib * GIB), new Presence.Ready(),
                Optional.of(GpuSample.of(id(uuid), Instant.EPOCH, System.nanoTime(), row)), List.of());
    }

    public static GpuDevice in(GpuDevice of, Presence presence) {
        return new GpuDevice(of.identity(), presence, of.sample(), of.stale(), of.processes(), of.condition());
    }

    public static GpuDevice with(GpuDevice of, List<GpuProcess> programs) {
        return new GpuDevice(of.identity(), of.presence(), of.sample(), of.stale(), programs, of.condition());
    }

    private static GpuDevice device(String uuid, String name, OptionalLong vram, Presence presence,
            Optional<GpuSample> sample, List<GpuProcess> programs) {
        GpuIdentity identity = new GpuIdentity(id(uuid), Optional.empty(), name,
                PciAddress.parse("0000:01:00.0"), 0x10de, 0x2684, Optional.of(uuid), vram, false, false, false,
                Optional.of(new DriverInfo("nvidia", Optional.of("550.163.01"), OptionalInt.of(12_040),
                        Optional.empty())),
                Optional.of(new Compute.Cuda(8, 9)), OptionalInt.empty(), OptionalInt.empty(), PcieLink.UNKNOWN,
                new Thresholds(OptionalLong.empty(), OptionalLong.of(90_000), OptionalLong.empty(),
                        OptionalLong.empty()),
                new PowerRange(OptionalLong.of(150_000), OptionalLong.of(600_000), OptionalLong.of(450_000)));
        return new GpuDevice(identity, presence, sample, false, programs,
                new GpuCondition(Optional.empty(), OptionalLong.empty(), OptionalLong.empty(), Optional.empty(),
                        Optional.empty(), Optional.empty(), Optional.of(GpuCondition.ComputeMode.SHARED),
                        Optional.empty(), Optional.empty()));
    }

    public static GpuProcess miner() {
        return new GpuProcess(4_243, Optional.empty(), "python", OptionalLong.of(19 * GIB), OptionalInt.of(93),
                GpuProcess.Kind.COMPUTE, true);
    }

    /// The two cards of the picture.
    public static List<GpuDevice> two() {
        return List.of(with(card(LARGE, "NVIDIA RTX 4090", 24, 9_400, "19.2", 67, 318), List.of(miner())),
                card(SMALL, "NVIDIA RTX 3060", 12, 300, "0.6", 41, 18));
    }

    public static GpuSnapshot snapshot(Instant at, List<GpuDevice> devices) {
        return new GpuSnapshot(at, devices, GpuSnapshot.ProbeState.RUNNING, Optional.empty());
    }

    public static GpuSnapshot none(Instant at, Optional<Diagnosis> trouble) {
        return new GpuSnapshot(at, List.of(), GpuSnapshot.ProbeState.RUNNING, trouble);
    }

    /// An hour, a sample every ten seconds, in waves.
    ///
    /// @param least hundredths of a percent
    public static GpuHistory hour(Instant now, long least, long more, int seed) {
        int count = 360;
        return new GpuHistory() {

            @Override
            public int size() {
                return count;
            }

            @Override
            public int copy(Metric metric, long[] times, long[] values) {
                for (int i = 0; i < count; i++) {
                    times[i] = now.toEpochMilli() - (count - i) * 10_000L;
                    double wave = Math.sin((i + seed) / 23.0) + 0.6 * Math.sin((i + seed) / 7.0)
                            + 0.3 * Math.sin(i * seed / 3.0);
                    values[i] = least + (long) (more * (1.9 + wave) / 3.8);
                }
                return count;
            }
        };
    }

    public static MinerProfile profile(String name, String network, List<String> cards) {
        return new MinerProfile(name, network, NETUID, Samples.account("miner-1"), "savings", "miner-1",
                Path.of("/home/somebody/ridges"), List.of("python", "miner.py"), Map.of(), OptionalInt.of(8_091),
                Optional.empty(), cards, Optional.empty(),
                new MinerNeeds(Optional.of(true), OptionalLong.of(16 * GIB), Optional.of("8.0"), OptionalInt.empty(),
                        OptionalLong.empty(), OptionalLong.empty()),
                false, 10, OptionalInt.empty());
    }

    /// Its seat is safe and paid.
    ///
    /// @param emission what the last epoch paid, in whole alpha
    public static MinerPlace place(Instant now, String emission, boolean seated, int days) {
        long block = Samples.BLOCK;
        List<Neuron> neurons = new ArrayList<>();
        List<Integer> pruning = new ArrayList<>();
        for (int uid = 0; uid < SEATS; uid++) {
            boolean own = uid == UID && seated;
            // 37 are better than it
            int incentive = own ? 270 : uid < 37 ? 400 + uid : uid % 200;
            neurons.add(new Neuron(uid, own ? Samples.account("miner-1") : Samples.account("neuron " + uid),
                    Optional.of(own ? Samples.SAVINGS.account() : Samples.account("cold " + uid)), Optional.empty(),
                    Optional.empty(), true, false, block, Rao.ZERO, 0, incentive, 0, OptionalInt.empty(),
                    block - 10_000, Rao.ZERO, Rao.ZERO, Rao.ZERO));
            pruning.add((uid + 130) % SEATS);
        }
        Subnet subnet = new Subnet(NETUID, "Ridges", "λ", Samples.tao("0.0712"), Samples.tao("61220"),
                Samples.tao("1000000"), Samples.tao("2000000"), 360, Optional.empty(), Optional.of(block - 700_000));
        SubnetDetail detail = new SubnetDetail(Samples.block(block),
                new SubnetOverview(subnet, 0.07, OptionalDouble.empty(), true, true, true, Samples.tao("0.8"), SEATS,
                        SEATS),
                new SubnetAbout(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty(), Optional.empty(), 360, OptionalLong.empty(), Rao.of(Rao.PER_TAO), 11_796, 5_000,
                new Seats(true, false, Samples.tao("0.812"), Samples.tao("0.0005"), Samples.tao("100"),
                        OptionalLong.empty(), OptionalDouble.empty(), SEATS, SEATS, 7_200, 10),
                new Removal(128, OptionalInt.of(128), OptionalLong.of(5), false, OptionalInt.empty(), 100,
                        OptionalInt.empty(), Optional.empty()),
                List.of(), neurons, pruning);
        MinerStand stand = new MinerStand(Samples.block(block), true, seated
                ? Optional.of(new MinerStand.Seat(UID, block - 5_060, 2_140, Samples.tao(emission), 270))
                : Optional.empty(), block - 228, 360, Samples.tao("0.8"), Samples.tao("84"), Samples.tao("40"),
                Optional.of(new Axon("203.0.113.7", 8_091, 1)));
        return new MinerPlace(Samples.hash("genesis"), Samples.account("miner-1"), Samples.SAVINGS.account(), stand,
                Optional.of(detail), epochs(now, days, Samples.tao(emission)));
    }

    /// As many a day as the chain has, back from a while ago.
    private static List<SeenEpoch> epochs(Instant now, int days, Rao last) {
        List<SeenEpoch> epochs = new ArrayList<>();
        int count = days * 20;
        for (int i = 0; i < count; i++) {
            int back = count - 1 - i;
            long alpha = last.value() * (90 + (i / 20 * 37 + i) % 23) / 100;
            epochs.add(new SeenEpoch(Samples.BLOCK - 228 - 360L * back,
                    now.minus(Duration.ofMinutes(46 + 72L * back)), 265 + i % 9, back == 0 ? last : Rao.of(alpha),
                    Samples.tao("0.0712")));
        }
        return epochs;
    }

    public static HostFacts host() {
        return new HostFacts(Instant.EPOCH, new HostFacts.Machine("Ubuntu", "24.04", "amd64", Optional.empty(), false),
                new HostFacts.Processor("AMD Ryzen 9 5950X", 16, 32, OptionalInt.of(1_240), List.of(),
                        OptionalInt.of(4_200), OptionalInt.of(4_900)),
                new HostFacts.Memory(64 * GIB, 41 * GIB, 0, 0), List.of(),
                List.of(new HostFacts.Volume("/", "ext4", 900 * GIB, 310 * GIB)),
                List.of(new HostFacts.Network("enp5s0", true, OptionalLong.of(1_000_000_000), OptionalLong.of(340_000),
                        OptionalLong.of(120_000))),
                new HostFacts.Power(false, Optional.of(false), OptionalInt.empty(), OptionalInt.empty()),
                new HostFacts.Sensors(OptionalLong.of(54_000), List.of(1_100)));
    }
}
