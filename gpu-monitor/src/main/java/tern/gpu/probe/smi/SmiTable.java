package tern.gpu.probe.smi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tern.gpu.model.Compute;
import tern.gpu.model.DriverInfo;
import tern.gpu.model.GpuCondition;
import tern.gpu.model.GpuCondition.ComputeMode;
import tern.gpu.model.GpuId;
import tern.gpu.model.GpuIdentity;
import tern.gpu.model.GpuProcess;
import tern.gpu.model.Metric;
import tern.gpu.model.PciAddress;
import tern.gpu.model.PcieLink;
import tern.gpu.model.PowerRange;
import tern.gpu.model.Reading;
import tern.gpu.model.Reading.Why;
import tern.gpu.model.Thresholds;
import tern.gpu.model.ThrottleReason;
import tern.gpu.model.Vendor;

/// Reads what `nvidia-smi --format=csv,noheader,nounits` prints. Pure: text in, values out.
final class SmiTable {

    /// What is asked for, in this order. Older drivers do not know all of it.
    static final List<String> FIELDS = List.of("index", "uuid", "name", "pci.bus_id", "driver_version",
            "vbios_version", "compute_cap", "memory.total", "memory.used", "memory.reserved", "utilization.gpu",
            "utilization.memory", "temperature.gpu", "temperature.memory", "power.draw", "enforced.power.limit",
            "power.default_limit", "power.max_limit", "clocks.sm", "clocks.mem", "clocks.max.sm", "fan.speed",
            "pstate", "clocks_event_reasons.active", "pcie.link.gen.current", "pcie.link.gen.max",
            "pcie.link.width.current", "pcie.link.width.max", "ecc.mode.current",
            "ecc.errors.uncorrected.volatile.total", "mig.mode.current", "compute_mode", "display_active",
            "persistence_mode", "driver_model.current");

    /// What a field was called before.
    private static final Map<String, String> OLDER = Map.of("clocks_event_reasons.active",
            "clocks_throttle_reasons.active");

    /// @param row       of a sample
    /// @param condition what changes seldom
    record Row(GpuIdentity identity, GpuCondition condition, long[] row) {}

    private static final ThrottleReason[] REASONS = {ThrottleReason.IDLE, ThrottleReason.SET_CLOCKS,
            ThrottleReason.POWER_LIMIT, ThrottleReason.HARDWARE, ThrottleReason.SYNC, ThrottleReason.HEAT,
            ThrottleReason.HARDWARE_HEAT, ThrottleReason.POWER_BRAKE, ThrottleReason.DISPLAY};

    private static final long MIB = 1024L * 1024;

    private SmiTable() {}

    /// The fields to ask for after the tool has refused one; empty where its answer is about something else.
    static Optional<List<String>> without(List<String> fields, String answer) {
        int from = answer.indexOf("Field \"");
        int to = from < 0 ? -1 : answer.indexOf('"', from + 7);
        if (to < 0 || !answer.contains("not a valid field")) {
            return Optional.empty();
        }
        String refused = answer.substring(from + 7, to);
        int place = fields.indexOf(refused);
        if (place < 0) {
            return Optional.empty();
        }
        List<String> rest = new ArrayList<>(fields);
        String older = OLDER.get(refused);
        if (older != null) {
            rest.set(place, older);
        } else {
            rest.remove(place);
        }
        return Optional.of(rest);
    }

    /// One line; empty where it is not one of this table.
    static Optional<Row> parse(List<String> fields, String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != fields.size()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < cells.length; i++) {
            String field = fields.get(i);
            values.put(field.equals("clocks_throttle_reasons.active") ? "clocks_event_reasons.active" : field,
                    cells[i].strip());
        }
        Cells at = new Cells(values);
        Optional<String> uuid = at.text("uuid").filter(text -> text.matches("(GPU|MIG)-[0-9A-Za-z/-]{1,90}"));
        Optional<PciAddress> pci = at.text("pci.bus_id").flatMap(PciAddress::parse);
        if (uuid.isEmpty() && pci.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Row(identity(at, uuid, pci), condition(at), row(at)));
    }

    /// One line of the programs: `gpu_uuid,pid,process_name,used_gpu_memory`.
    ///
    /// @return the card's key and the program
    static Optional<Map.Entry<String, GpuProcess>> process(String line) {
        int first = line.indexOf(',');
        int second = line.indexOf(',', first + 1);
        int last = line.lastIndexOf(',');
        if (first < 1 || second < 0 || last <= second) {
            return Optional.empty();
        }
        String pid = line.substring(first + 1, second).strip();
        if (!pid.matches("[0-9]{1,10}")) {
            return Optional.empty();
        }
        // a name may hold commas
        String name = line.substring(second + 1, last).strip();
        Cells memory = new Cells(Map.of("memory", line.substring(last + 1).strip()));
        return Optional.of(Map.entry(line.substring(0, first).strip(),
                new GpuProcess(Long.parseLong(pid), Optional.empty(), name.startsWith("[") ? "" : name,
                        memory.known("memory", MIB), OptionalInt.empty(), GpuProcess.Kind.COMPUTE, false)));
    }

    private static GpuIdentity identity(Cells at, Optional<String> uuid, Optional<PciAddress> pci) {
        GpuId id = uuid.map(key -> new GpuId(Vendor.NVIDIA, key))
                .orElseGet(() -> GpuId.of(Vendor.NVIDIA, pci.orElseThrow()));
        OptionalLong total = at.known("memory.total", MIB);
        boolean unified = total.isPresent() && total.getAsLong() == 0;
        return new GpuIdentity(id, Optional.empty(), at.text("name").orElse("NVIDIA"), pci, 0x10de, 0, uuid,
                unified ? OptionalLong.empty() : total, unified, unified,
                at.flag("display_active").orElse(false),
                Optional.of(new DriverInfo("nvidia", at.text("driver_version"), OptionalInt.empty(),
                        at.text("vbios_version"))),
                at.text("compute_cap").flatMap(SmiTable::compute), OptionalInt.empty(), OptionalInt.empty(),
                new PcieLink(at.integer("pcie.link.gen.max"), at.integer("pcie.link.width.max")), Thresholds.UNKNOWN,
                new PowerRange(OptionalLong.empty(), at.known("power.max_limit", 1000),
                        at.known("power.default_limit", 1000)));
    }

    private static Optional<Compute> compute(String text) {
        return text.matches("[0-9]{1,3}\\.[0-9]{1,3}")
                ? Optional.of(new Compute.Cuda(Integer.parseInt(text.substring(0, text.indexOf('.'))),
                        Integer.parseInt(text.substring(text.indexOf('.') + 1))))
                : Optional.empty();
    }

    private static GpuCondition condition(Cells at) {
        return new GpuCondition(at.flag("ecc.mode.current"), at.known("ecc.errors.uncorrected.volatile.total", 1),
                OptionalLong.empty(), Optional.empty(), Optional.empty(), at.flag("mig.mode.current"),
                at.text("compute_mode").map(mode -> switch (mode.toLowerCase(Locale.ROOT)) {
                    case "default" -> ComputeMode.SHARED;
                    case "prohibited" -> ComputeMode.PROHIBITED;
                    default -> ComputeMode.EXCLUSIVE;
                }), at.flag("persistence_mode"), Optional.empty());
    }

    private static long[] row(Cells at) {
        long[] row = new long[Metric.COUNT];
        Arrays.fill(row, Reading.unknown(Why.NOT_SUPPORTED));
        at.put(row, Metric.UTILIZATION, "utilization.gpu", 100);
        at.put(row, Metric.MEMORY_CONTROLLER, "utilization.memory", 100);
        at.put(row, Metric.TEMPERATURE, "temperature.gpu", 1000);
        at.put(row, Metric.MEMORY_TEMPERATURE, "temperature.memory", 1000);
        at.put(row, Metric.POWER, "power.draw", 1000);
        at.put(row, Metric.POWER_LIMIT, "enforced.power.limit", 1000);
        at.put(row, Metric.VRAM_TOTAL, "memory.total", MIB);
        at.put(row, Metric.VRAM_USED, "memory.used", MIB);
        at.put(row, Metric.VRAM_RESERVED, "memory.reserved", MIB);
        at.put(row, Metric.CORE_CLOCK, "clocks.sm", 1);
        at.put(row, Metric.MEMORY_CLOCK, "clocks.mem", 1);
        at.put(row, Metric.FAN, "fan.speed", 100);
        at.put(row, Metric.PCIE_GENERATION, "pcie.link.gen.current", 1);
        at.put(row, Metric.PCIE_WIDTH, "pcie.link.width.current", 1);
        at.text("pstate")
                .filter(text -> text.matches("P[0-9]{1,2}"))
                .ifPresent(text -> row[Metric.PERFORMANCE_STATE.column()] = Long.parseLong(text.substring(1)));
        at.text("clocks_event_reasons.active")
                .filter(text -> text.matches("0x[0-9a-fA-F]{1,16}"))
                .ifPresent(
                        text -> row[Metric.THROTTLE.column()] = reasons(
                                Long.parseUnsignedLong(text.substring(2), 16)));
        return row;
    }

    private static long reasons(long bits) {
        long ours = 0;
        for (int i = 0; i < REASONS.length; i++) {
            ours |= (bits & 1L << i) != 0 ? REASONS[i].bit() : 0;
        }
        return bits >>> REASONS.length == 0 ? ours : ours | ThrottleReason.OTHER.bit();
    }

    /// The cells of one line.
    private record Cells(Map<String, String> values) {

        private static final String NUMBER = "-?[0-9]{1,12}(\\.[0-9]{1,6})?";

        /// Empty for all the ways in which the tool says that it does not know.
        Optional<String> text(String field) {
            return Optional.ofNullable(values.get(field)).filter(text -> why(text).isEmpty());
        }

        private static Optional<Why> why(String text) {
            return switch (text) {
                case "[N/A]", "N/A", "[Not Supported]", "[Not Found]" -> Optional.of(Why.NOT_SUPPORTED);
                case "[Insufficient Permissions]" -> Optional.of(Why.NO_PERMISSION);
                case "", "[Unknown Error]", "[Unknown error]", "[GPU requires reset]", "[GPU is lost]", "ERR!" ->
                    Optional.of(Why.ERROR);
                default -> text.startsWith("[") ? Optional.of(Why.ERROR) : Optional.empty();
            };
        }

        OptionalLong known(String field, long factor) {
            Optional<String> text = text(field).filter(value -> value.matches(NUMBER));
            return text.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(new BigDecimal(text.get()).multiply(BigDecimal.valueOf(factor)).longValue());
        }

        OptionalInt integer(String field) {
            OptionalLong value = known(field, 1);
            return value.isPresent() && value.getAsLong() > 0 && value.getAsLong() < 1_000_000
                    ? OptionalInt.of((int) value.getAsLong())
                    : OptionalInt.empty();
        }

        Optional<Boolean> flag(String field) {
            return text(field).flatMap(text -> switch (text) {
                case "Enabled", "Yes" -> Optional.of(true);
                case "Disabled", "No" -> Optional.of(false);
                default -> Optional.empty();
            });
        }

        void put(long[] row, Metric metric, String field, long factor) {
            String text = values.get(field);
            if (text == null) {
                return;
            }
            OptionalLong value = known(field, factor);
            row[metric.column()] = value.isPresent()
                    ? value.getAsLong()
                    : Reading.unknown(why(text).orElse(Why.ERROR));
        }
    }
}
