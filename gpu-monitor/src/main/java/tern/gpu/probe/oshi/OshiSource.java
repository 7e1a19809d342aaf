package tern.gpu.probe.oshi;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import oshi.hardware.GpuStats;
import oshi.hardware.GraphicsCard;
import tern.gpu.model.GpuCondition;
import tern.gpu.model.GpuId;
import tern.gpu.model.GpuIdentity;
import tern.gpu.model.GpuProcess;
import tern.gpu.model.Metric;
import tern.gpu.model.PcieLink;
import tern.gpu.model.PowerRange;
import tern.gpu.model.Presence;
import tern.gpu.model.Reading;
import tern.gpu.model.Thresholds;
import tern.gpu.model.Vendor;
import tern.gpu.probe.GpuSource;

/// Cards as OSHI sees them: on macOS all of them, on Windows those of AMD and Intel. Never on Linux, where its load of an
/// Intel card is a ratio of clocks and its classes wake cards that sleep.
public final class OshiSource implements GpuSource {

    private record Device(GpuIdentity identity, GpuStats stats) {}

    private final Supplier<List<GraphicsCard>> cards;
    private final Set<Vendor> vendors;
    private List<Device> devices = List.of();

    /// @param cards   what OSHI lists
    /// @param vendors whose cards no other source measures
    public OshiSource(Supplier<List<GraphicsCard>> cards, Set<Vendor> vendors) {
        this.cards = cards;
        this.vendors = Set.copyOf(vendors);
    }

    /// All cards of a Mac.
    public static OshiSource ofMac() {
        return new OshiSource(OshiSource::listed, Set.of(Vendor.values()));
    }

    /// Those that NVML does not measure.
    public static OshiSource ofWindows() {
        return new OshiSource(OshiSource::listed, Set.of(Vendor.AMD, Vendor.INTEL));
    }

    private static List<GraphicsCard> listed() {
        return new oshi.SystemInfo().getHardware().getGraphicsCards();
    }

    @Override
    public String name() {
        return "oshi";
    }

    @Override
    public Opening open() {
        List<Device> found = new ArrayList<>();
        List<GraphicsCard> all = cards.get();
        for (int i = 0; i < all.size(); i++) {
            GraphicsCard card = all.get(i);
            Vendor vendor = vendor(card);
            if (vendors.contains(vendor)) {
                found.add(new Device(identity(card, vendor, i), card.createStatsSession()));
            }
        }
        devices = found;
        return found.isEmpty()
                ? new Opening.Unusable(Optional.empty(), -1)
                : new Opening.Open(found.stream()
                        .map(device -> new Found(device.identity(), new Presence.Ready()))
                        .toList());
    }

    /// The name with its number on the bus, as OSHI writes it: «NVIDIA (0x10de)».
    private static Vendor vendor(GraphicsCard card) {
        String text = (card.getVendor() + ' ' + card.getName()).toLowerCase(Locale.ROOT);
        if (text.contains("0x10de") || text.contains("nvidia")) {
            return Vendor.NVIDIA;
        }
        if (text.contains("0x1002") || text.contains("advanced micro") || text.contains("amd")
                || text.contains("radeon")) {
            return Vendor.AMD;
        }
        if (text.contains("0x8086") || text.contains("intel")) {
            return Vendor.INTEL;
        }
        return text.contains("apple") || text.contains("0x106b") ? Vendor.APPLE : Vendor.OTHER;
    }

    private static GpuIdentity identity(GraphicsCard card, Vendor vendor, int place) {
        boolean apple = vendor == Vendor.APPLE;
        boolean unified = apple || vendor == Vendor.INTEL && card.getVRam() < 1L << 30;
        // there is no place on a bus to tell two equal cards apart
        String key = vendor.name().toLowerCase(Locale.ROOT) + ':' + place;
        return new GpuIdentity(new GpuId(vendor, key), Optional.empty(), card.getName(), Optional.empty(), 0,
                deviceId(card.getDeviceId()), Optional.empty(),
                card.getVRam() > 0 ? OptionalLong.of(card.getVRam()) : OptionalLong.empty(), unified, unified, false,
                Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), PcieLink.UNKNOWN,
                Thresholds.UNKNOWN, PowerRange.UNKNOWN);
    }

    private static int deviceId(String text) {
        String digits = text.startsWith("0x") ? text.substring(2) : text;
        return digits.matches("[0-9a-fA-F]{1,4}") ? HexFormat.fromHexDigits(digits) : 0;
    }

    @Override
    public int sample(int device, long[] row) {
        Device one = devices.get(device);
        GpuStats stats = one.stats();
        put(row, Metric.UTILIZATION, stats.getGpuUtilization(), 100);
        put(row, Metric.TEMPERATURE, stats.getTemperature(), 1000);
        put(row, Metric.POWER, stats.getPowerDraw(), 1000);
        put(row, Metric.CORE_CLOCK, stats.getCoreClockMhz(), 1);
        put(row, Metric.MEMORY_CLOCK, stats.getMemoryClockMhz(), 1);
        put(row, Metric.FAN, stats.getFanSpeedPercent(), 100);
        put(row, Metric.VRAM_USED, stats.getVramUsed(), 1);
        row[Metric.VRAM_TOTAL.ordinal()] = one.identity()
                .vramBytes()
                .orElse(Reading.unknown(Reading.Why.NOT_SUPPORTED));
        return 0;
    }

    /// Below zero is how it says that it does not know.
    private static void put(long[] row, Metric metric, double value, int times) {
        row[metric.ordinal()] = Double.isFinite(value) && value >= 0
                ? Math.round(value * times)
                : Reading.unknown(Reading.Why.NOT_SUPPORTED);
    }

    @Override
    public List<GpuProcess> processes(int device) {
        return List.of();
    }

    @Override
    public GpuCondition condition(int device) {
        return GpuCondition.UNKNOWN;
    }

    @Override
    public Found again(int device) {
        return new Found(devices.get(device).identity(), new Presence.Ready());
    }

    @Override
    public boolean isLost(int code) {
        return false;
    }

    @Override
    public void close() {
        devices.forEach(device -> device.stats().close());
        devices = List.of();
    }
}
