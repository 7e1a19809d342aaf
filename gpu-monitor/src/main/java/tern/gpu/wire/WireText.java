package tern.gpu.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tern.gpu.model.Compute;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.DriverInfo;
import tern.gpu.model.GpuCondition;
import tern.gpu.model.GpuEvent;
import tern.gpu.model.GpuId;
import tern.gpu.model.GpuIdentity;
import tern.gpu.model.GpuProcess;
import tern.gpu.model.PciAddress;
import tern.gpu.model.PcieLink;
import tern.gpu.model.PowerRange;
import tern.gpu.model.Presence;
import tern.gpu.model.Thresholds;
import tern.gpu.model.Vendor;

/// Writes and reads a [WireLine].
public final class WireText {

    private static final int NAME = 400;
    private static final int DETAIL = 900;
    private static final int SHORT = 120;
    /// Programs on one line: 16 × (numbers 80 + name 120) stays below the longest line.
    private static final int PROCESSES_A_LINE = 16;

    private WireText() {}

    /// Without its line break.
    public static String write(WireLine line) {
        StringBuilder out = new StringBuilder(256);
        switch (line) {
            case WireLine.Hello hello -> {
                out.append(Wire.HEADER).append(hello.version());
                hello.sources().forEach(source -> out.append(' ').append(Wire.escape(source, SHORT)));
            }
            case WireLine.Listed listed -> out.append("L ")
                    .append(Wire.escape(listed.source(), SHORT))
                    .append(' ')
                    .append(listed.devices());
            case WireLine.Beat beat -> out.append("H ").append(Wire.escape(beat.source(), SHORT));
            case WireLine.Trouble trouble -> {
                out.append("E ").append(Wire.escape(trouble.source(), SHORT)).append(' ').append(trouble.code());
                out.append(' ').append(diagnosis(trouble.diagnosis()).replace(',', ' '));
            }
            case WireLine.Device device -> device(device, out);
            case WireLine.Condition condition -> condition(condition, out);
            case WireLine.Processes processes -> processes(processes, out);
            case WireLine.Event told -> out.append("V ")
                    .append(told.index())
                    .append(' ')
                    .append(told.event().at().toEpochMilli())
                    .append(' ')
                    .append(told.event().kind())
                    .append(' ')
                    .append(told.event().number());
        }
        return out.toString();
    }

    /// The lines that a list of programs takes.
    public static List<WireLine.Processes> split(int index, List<GpuProcess> all) {
        List<WireLine.Processes> lines = new ArrayList<>();
        int from = 0;
        do {
            int to = Math.min(all.size(), from + PROCESSES_A_LINE);
            lines.add(new WireLine.Processes(index, to == all.size(), all.subList(from, to)));
            from = to;
        } while (from < all.size());
        return lines;
    }

    /// Empty for a line that is not of this form, also for kinds that a later version may have.
    ///
    /// @param count bytes of the line
    public static Optional<WireLine> read(byte[] bytes, int count) {
        return read(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
    }

    static Optional<WireLine> read(String line) {
        try {
            if (line.startsWith(Wire.HEADER)) {
                return Optional.of(hello(line.substring(Wire.HEADER.length()).split(" ", -1)));
            }
            String[] words = line.split(" ", -1);
            if (words.length < 2 || words[0].length() != 1) {
                return Optional.empty();
            }
            return switch (words[0].charAt(0)) {
                case 'H' -> Optional.of(new WireLine.Beat(text(words[1])));
                case 'L' -> Optional.of(new WireLine.Listed(text(words[1]), index(words[2])));
                case 'E' -> Optional.of(new WireLine.Trouble(text(words[1]), Integer.parseInt(words[2]),
                        diagnosis(words[3], words.length > 4 ? words[4] : "")));
                case 'D' -> Optional.of(device(index(words[1]), new Fields(words)));
                case 'C' -> Optional.of(new WireLine.Condition(index(words[1]), condition(new Fields(words))));
                case 'V' -> Optional.of(new WireLine.Event(index(words[1]), new GpuEvent(
                        GpuEvent.Kind.valueOf(words[3]), notNegative(Long.parseLong(words[4])),
                        Instant.ofEpochMilli(notNegative(Long.parseLong(words[2]))))));
                case 'P' -> Optional.of(processes(words));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            // what a broken program sends is told by its form, and dropped
            return Optional.empty();
        }
    }

    private static WireLine.Hello hello(String[] words) {
        List<String> sources = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            sources.add(text(words[i]));
        }
        return new WireLine.Hello(Integer.parseInt(words[0]), sources);
    }

    /// `name=value` words of a line.
    private static final class Fields {

        private final Map<String, String> values = new HashMap<>();

        Fields(String[] words) {
            for (int i = 2; i < words.length; i++) {
                int equals = words[i].indexOf('=');
                if (equals < 1) {
                    throw new IllegalArgumentException("no field");
                }
                values.put(words[i].substring(0, equals), words[i].substring(equals + 1));
            }
        }

        Optional<String> text(String name) {
            return Optional.ofNullable(values.get(name)).map(WireText::text);
        }

        String needed(String name) {
            return text(name).orElseThrow(() -> new IllegalArgumentException("no " + name));
        }

        OptionalLong number(String name) {
            String value = values.get(name);
            return value == null ? OptionalLong.empty() : OptionalLong.of(notNegative(Long.parseLong(value)));
        }

        OptionalInt integer(String name) {
            String value = values.get(name);
            return value == null ? OptionalInt.empty() : OptionalInt.of((int) notNegative(Integer.parseInt(value)));
        }

        Optional<Boolean> flag(String name) {
            return Optional.ofNullable(values.get(name)).map(value -> switch (value) {
                case "1" -> true;
                case "0" -> false;
                default -> throw new IllegalArgumentException("neither yes nor no");
            });
        }
    }

    private static long notNegative(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("below zero");
        }
        return value;
    }

    private static int index(String word) {
        int index = Integer.parseInt(word);
        if (index < 0 || index >= Wire.MOST_DEVICES) {
            throw new IllegalArgumentException("no such device");
        }
        return index;
    }

    private static String text(String word) {
        return Wire.unescape(word).orElseThrow(() -> new IllegalArgumentException("no text"));
    }

    private static void put(StringBuilder out, String name, String value) {
        out.append(' ').append(name).append('=').append(value);
    }

    private static void put(StringBuilder out, String name, OptionalLong value) {
        if (value.isPresent() && value.getAsLong() >= 0) {
            out.append(' ').append(name).append('=').append(value.getAsLong());
        }
    }

    private static void put(StringBuilder out, String name, OptionalInt value) {
        if (value.isPresent() && value.getAsInt() >= 0) {
            out.append(' ').append(name).append('=').append(value.getAsInt());
        }
    }

    private static void put(StringBuilder out, String name, Optional<Boolean> value) {
        value.ifPresent(is -> out.append(' ').append(name).append(is ? "=1" : "=0"));
    }

    private static void device(WireLine.Device device, StringBuilder out) {
        GpuIdentity is = device.identity();
        out.append("D ").append(device.index());
        put(out, "source", Wire.escape(device.source(), SHORT));
        put(out, "vendor", is.id().vendor().name());
        put(out, "key", Wire.escape(is.id().key(), NAME));
        is.parent().ifPresent(parent -> put(out, "parent", Wire.escape(parent.key(), NAME)));
        put(out, "name", Wire.escape(is.name(), NAME));
        is.pci().ifPresent(pci -> put(out, "pci", pci.toString()));
        put(out, "ids", String.format(Locale.ROOT, "%04x:%04x", is.pciVendor() & 0xffff, is.pciDevice() & 0xffff));
        is.uuid().ifPresent(uuid -> put(out, "uuid", Wire.escape(uuid, NAME)));
        put(out, "vram", is.vramBytes());
        put(out, "unified", Optional.of(is.unifiedMemory()));
        put(out, "integrated", Optional.of(is.integrated()));
        put(out, "display", Optional.of(is.drivesDisplay()));
        is.driver().ifPresent(driver -> {
            put(out, "driver", Wire.escape(driver.name(), SHORT));
            driver.version().ifPresent(version -> put(out, "version", Wire.escape(version, SHORT)));
            put(out, "cuda", driver.cudaVersion());
            driver.vbios().ifPresent(vbios -> put(out, "vbios", Wire.escape(vbios, SHORT)));
        });
        is.compute().ifPresent(compute -> put(out, "compute", switch (compute) {
            case Compute.Cuda cuda -> "cuda:" + cuda.major() + ':' + cuda.minor();
            case Compute.Gfx gfx -> "gfx:" + Wire.escape(gfx.target(), SHORT);
            case Compute.Xe xe -> "xe:" + Wire.escape(xe.architecture(), SHORT);
        }));
        put(out, "cores", is.cores());
        put(out, "bus", is.busWidthBits());
        put(out, "gen", is.link().generation());
        put(out, "lanes", is.link().width());
        put(out, "t-off", is.temperatures().shutdown());
        put(out, "t-slow", is.temperatures().slowdown());
        put(out, "t-mem", is.temperatures().memoryMax());
        put(out, "t-max", is.temperatures().gpuMax());
        put(out, "p-min", is.power().minimum());
        put(out, "p-max", is.power().maximum());
        put(out, "p-std", is.power().standard());
        put(out, "is", switch (device.presence()) {
            case Presence.Ready _ -> "ready";
            case Presence.Asleep _ -> "asleep";
            case Presence.Missing missing -> "missing," + diagnosis(missing.diagnosis());
            case Presence.Lost lost -> "lost," + lost.code() + ',' + lost.at().toEpochMilli();
        });
    }

    private static WireLine.Device device(int index, Fields fields) {
        Vendor vendor = Vendor.valueOf(fields.needed("vendor"));
        String[] ids = fields.needed("ids").split(":", -1);
        Optional<DriverInfo> driver = fields.text("driver")
                .map(name -> new DriverInfo(name, fields.text("version"), fields.integer("cuda"),
                        fields.text("vbios")));
        GpuIdentity identity = new GpuIdentity(new GpuId(vendor, fields.needed("key")),
                fields.text("parent").map(key -> new GpuId(vendor, key)), fields.needed("name"),
                fields.text("pci").map(WireText::pci), Integer.parseInt(ids[0], 16), Integer.parseInt(ids[1], 16),
                fields.text("uuid"), fields.number("vram"), fields.flag("unified").orElse(false),
                fields.flag("integrated").orElse(false), fields.flag("display").orElse(false), driver,
                fields.text("compute").map(WireText::compute), fields.integer("cores"), fields.integer("bus"),
                new PcieLink(fields.integer("gen"), fields.integer("lanes")),
                new Thresholds(fields.number("t-off"), fields.number("t-slow"), fields.number("t-mem"),
                        fields.number("t-max")),
                new PowerRange(fields.number("p-min"), fields.number("p-max"), fields.number("p-std")));
        return new WireLine.Device(index, fields.needed("source"), identity, presence(fields.values.get("is")));
    }

    private static PciAddress pci(String text) {
        return PciAddress.parse(text).orElseThrow(() -> new IllegalArgumentException("no address"));
    }

    private static Compute compute(String text) {
        String[] parts = text.split(":", -1);
        return switch (parts[0]) {
            case "cuda" -> new Compute.Cuda(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
            case "gfx" -> new Compute.Gfx(parts[1]);
            case "xe" -> new Compute.Xe(parts[1]);
            default -> throw new IllegalArgumentException("no way to compute");
        };
    }

    private static Presence presence(@Nullable String word) {
        if (word == null) {
            throw new IllegalArgumentException("nothing says how it is there");
        }
        String[] parts = word.split(",", -1);
        return switch (parts[0]) {
            case "ready" -> new Presence.Ready();
            case "asleep" -> new Presence.Asleep();
            case "missing" -> new Presence.Missing(diagnosis(parts[1], parts[2]));
            case "lost" -> new Presence.Lost(Integer.parseInt(parts[1]),
                    Instant.ofEpochMilli(notNegative(Long.parseLong(parts[2]))));
            default -> throw new IllegalArgumentException("no presence");
        };
    }

    private static String diagnosis(Diagnosis diagnosis) {
        return diagnosis.verdict() + "," + diagnosis.detail().map(detail -> Wire.escape(detail, DETAIL)).orElse("");
    }

    private static Diagnosis diagnosis(String verdict, String detail) {
        return new Diagnosis(Diagnosis.Verdict.valueOf(verdict),
                detail.isEmpty() ? Optional.empty() : Optional.of(text(detail)));
    }

    private static void condition(WireLine.Condition line, StringBuilder out) {
        GpuCondition is = line.condition();
        out.append("C ").append(line.index());
        put(out, "ecc", is.eccOn());
        put(out, "uncorrected", is.eccUncorrected());
        put(out, "remapped", is.rowsRemapped());
        put(out, "pending", is.remapPending());
        put(out, "failed", is.remapFailed());
        put(out, "mig", is.migOn());
        is.computeMode().ifPresent(mode -> put(out, "mode", mode.name()));
        put(out, "persistence", is.persistence());
        put(out, "virtual", is.virtualized());
    }

    private static GpuCondition condition(Fields fields) {
        return new GpuCondition(fields.flag("ecc"), fields.number("uncorrected"), fields.number("remapped"),
                fields.flag("pending"), fields.flag("failed"), fields.flag("mig"),
                fields.text("mode").map(GpuCondition.ComputeMode::valueOf), fields.flag("persistence"),
                fields.flag("virtual"));
    }

    private static void processes(WireLine.Processes line, StringBuilder out) {
        out.append("P ").append(line.index()).append(line.last() ? " ." : " +");
        for (GpuProcess process : line.part()) {
            out.append(' ').append(process.pid()).append(',').append(process.kind().name().charAt(0)).append(',');
            process.vramBytes().ifPresent(out::append);
            out.append(',');
            process.utilPct().ifPresent(out::append);
            out.append(',');
            process.started().ifPresent(started -> out.append(started.toEpochMilli()));
            out.append(',').append(Wire.escape(process.name(), SHORT));
        }
    }

    /// Whether Tern started it is not for the measuring program to say.
    private static WireLine.Processes processes(String[] words) {
        boolean last = switch (words[2]) {
            case "." -> true;
            case "+" -> false;
            default -> throw new IllegalArgumentException("neither more nor the end");
        };
        List<GpuProcess> part = new ArrayList<>();
        for (int i = 3; i < words.length; i++) {
            String[] cells = words[i].split(",", -1);
            GpuProcess.Kind kind = switch (cells[1]) {
                case "C" -> GpuProcess.Kind.COMPUTE;
                case "G" -> GpuProcess.Kind.GRAPHICS;
                case "M" -> GpuProcess.Kind.MPS;
                default -> throw new IllegalArgumentException("no kind of program");
            };
            part.add(new GpuProcess(notNegative(Long.parseLong(cells[0])),
                    cells[4].isEmpty()
                            ? Optional.empty()
                            : Optional.of(Instant.ofEpochMilli(notNegative(Long.parseLong(cells[4])))),
                    text(cells[5]),
                    cells[2].isEmpty()
                            ? OptionalLong.empty()
                            : OptionalLong.of(notNegative(Long.parseLong(cells[2]))),
                    cells[3].isEmpty()
                            ? OptionalInt.empty()
                            : OptionalInt.of((int) notNegative(Integer.parseInt(cells[3]))),
                    kind, false));
        }
        return new WireLine.Processes(index(words[1]), last, part);
    }
}
