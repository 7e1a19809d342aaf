package tern.gpu.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tern.gpu.model.Compute;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.DriverInfo;
import tern.gpu.model.GpuCondition;
import tern.gpu.model.GpuEvent;
import tern.gpu.model.GpuId;
import tern.gpu.model.GpuIdentity;
import tern.gpu.model.GpuProcess;
import tern.gpu.model.Metric;
import tern.gpu.model.PciAddress;
import tern.gpu.model.PcieLink;
import tern.gpu.model.PowerRange;
import tern.gpu.model.Presence;
import tern.gpu.model.Reading;
import tern.gpu.model.Thresholds;
import tern.gpu.model.Vendor;

class WireTest {

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void everyLineComesBackAsItWas() {
        for (int i = 0; i < 3000; i++) {
            WireLine line = any();
            String text = WireText.write(line);
            assertThat(text.length()).as("seed %d: %s", seed, text).isLessThanOrEqualTo(Wire.LONGEST_LINE);
            assertThat(text).as("seed %d", seed).matches("[ -~]+");
            assertThat(WireText.read(text)).as("seed %d: %s", seed, text).contains(line);
        }
    }

    @Test
    void everySampleComesBackAsItWas() {
        SampleLine written = new SampleLine();
        SampleLine read = new SampleLine();
        for (int i = 0; i < 3000; i++) {
            long[] row = written.values();
            for (int j = 0; j < row.length; j++) {
                row[j] = switch (random.nextInt(6)) {
                    case 0 -> Reading.unknown(pick(Reading.Why.values()));
                    case 1 -> 0;
                    case 2 -> random.nextLong();
                    case 3 -> Long.MAX_VALUE;
                    case 4 -> Long.MIN_VALUE + Reading.Why.values().length;
                    default -> random.nextInt(100_000);
                };
            }
            long[] before = row.clone();
            byte[] bytes = written.write(random.nextInt(Wire.MOST_DEVICES), random.nextLong(Long.MAX_VALUE),
                    random.nextInt(1000)).clone();
            int length = written.length();
            assertThat(length).isLessThanOrEqualTo(Wire.LONGEST_LINE);
            assertThat(bytes[length - 1]).isEqualTo((byte) '\n');
            assertThat(read.read(bytes, length - 1)).as("seed %d", seed).isTrue();
            assertThat(read.values()).as("seed %d", seed).isEqualTo(before);
            assertThat(read.index()).isEqualTo(written.index());
            assertThat(read.millis()).isEqualTo(written.millis());
            assertThat(read.code()).isEqualTo(written.code());
        }
    }

    @Test
    void brokenLinesAreRefusedAndNeverThrow() {
        SampleLine sample = new SampleLine();
        for (int i = 0; i < 20_000; i++) {
            byte[] line;
            if (random.nextInt(8) == 0) {
                Arrays.fill(sample.values(), random.nextInt());
                line = Arrays.copyOf(sample.write(random.nextInt(256), 1, 0), sample.length() - 1);
            } else {
                line = WireText.write(any()).getBytes(StandardCharsets.US_ASCII);
            }
            for (int j = random.nextInt(4); j >= 0; j--) {
                line = damage(line);
            }
            byte[] broken = line;
            assertThat(catching(() -> WireText.read(broken, broken.length))).as("seed %d", seed).isNull();
            assertThat(catching(() -> new SampleLine().read(broken, broken.length))).as("seed %d", seed).isNull();
        }
    }

    @Test
    void numbersOutsideOfWhatALongHoldsAreRefused() {
        SampleLine line = new SampleLine();
        String rest = " 1".repeat(Metric.COUNT - 1);
        for (String number : List.of("9223372036854775808", "-9223372036854775808", "99999999999999999999999", "", "-",
                "1x", "+1", "0x1", "1.5", "?ab", "?")) {
            byte[] text = ("S 0 1 0 " + number + rest).getBytes(StandardCharsets.US_ASCII);
            assertThat(line.read(text, text.length)).as(number).isEqualTo(number.equals("?"));
        }
        for (String head : List.of("S -1 1 0", "S 256 1 0", "S 0 -5 0", "S 0 1 -2", "S 0 1 99999999999", "T 0 1 0", "S",
                "S  0 1 0", "S 0 1")) {
            byte[] text = (head + " 1".repeat(Metric.COUNT)).getBytes(StandardCharsets.US_ASCII);
            assertThat(line.read(text, text.length)).as(head).isFalse();
        }
        byte[] more = ("S 3 1 0" + " 1".repeat(Metric.COUNT) + " 7 8").getBytes(StandardCharsets.US_ASCII);
        assertThat(line.read(more, more.length)).as("columns of a later version").isTrue();
        assertThat(line.index()).isEqualTo(3);
        byte[] later = ("S 3 1 0 ?q" + rest).getBytes(StandardCharsets.US_ASCII);
        assertThat(line.read(later, later.length)).as("a reason of a later version").isTrue();
        assertThat(Reading.of(line.values()[0])).isEqualTo(new Reading.Unknown(Reading.Why.ERROR));
    }

    @Test
    void aLineWithoutAnEndDoesNotFillTheMemory() throws IOException {
        byte[] endless = "x".repeat(Wire.LONGEST_LINE + 1).getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> new LineReader(new ByteArrayInputStream(endless)).next())
                .isInstanceOf(IOException.class);
        LineReader lines = new LineReader(
                new ByteArrayInputStream(("a\n\n" + "b".repeat(Wire.LONGEST_LINE) + "\nno end").getBytes(
                        StandardCharsets.US_ASCII)));
        assertThat(lines.next()).isTrue();
        assertThat(lines.length()).isOne();
        assertThat(lines.next()).isTrue();
        assertThat(lines.length()).isZero();
        assertThat(lines.next()).isTrue();
        assertThat(lines.length()).isEqualTo(Wire.LONGEST_LINE);
        assertThat(lines.next()).isFalse();
    }

    @Test
    void nothingThatIsReadCanRedrawATerminal() {
        assertThat(Wire.unescape("a%1B%5B2Jb%0Ac%E2%80%AE")).contains("a?[2Jb?c?");
        assertThat(Wire.unescape("%")).isEmpty();
        assertThat(Wire.unescape("%2")).isEmpty();
        assertThat(Wire.unescape("%zz")).isEmpty();
        assertThat(Wire.escape("ä".repeat(500), 100)).hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void aListOfProgramsTakesAsManyLinesAsItNeeds() {
        List<GpuProcess> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(new GpuProcess(i, Optional.of(Instant.ofEpochMilli(Long.MAX_VALUE / 2)), "ä".repeat(200),
                    OptionalLong.of(Long.MAX_VALUE), OptionalInt.of(100), GpuProcess.Kind.MPS, false));
        }
        List<WireLine.Processes> lines = WireText.split(7, all);
        assertThat(lines).allMatch(line -> WireText.write(line).length() <= Wire.LONGEST_LINE);
        assertThat(lines.stream().flatMap(line -> line.part().stream()).toList()).isEqualTo(all);
        assertThat(lines.stream().filter(WireLine.Processes::last).toList()).containsExactly(lines.getLast());
        assertThat(WireText.split(7, List.of())).containsExactly(new WireLine.Processes(7, true, List.of()));
    }

    private static Throwable catching(Runnable work) {
        try {
            work.run();
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    private byte[] damage(byte[] line) {
        if (line.length == 0) {
            return new byte[]{(byte) random.nextInt(256)};
        }
        int at = random.nextInt(line.length);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(line, at);
            case 1 -> {
                byte[] other = line.clone();
                other[at] = (byte) random.nextInt(256);
                yield other;
            }
            case 2 -> {
                byte[] longer = Arrays.copyOf(line, line.length + at);
                System.arraycopy(line, 0, longer, line.length, at);
                yield longer;
            }
            default -> {
                byte[] other = line.clone();
                other[at] = (byte) " ,:=%?-9"
                        .charAt(random.nextInt(8));
                yield other;
            }
        };
    }

    private WireLine any() {
        int index = random.nextInt(Wire.MOST_DEVICES);
        return switch (random.nextInt(8)) {
            case 0 -> new WireLine.Hello(random.nextInt(100), random.nextBoolean() ? List.of() : List.of("a", text()));
            case 1 -> new WireLine.Listed(text(), random.nextInt(Wire.MOST_DEVICES));
            case 2 -> new WireLine.Beat(text());
            case 3 -> new WireLine.Trouble(text(), random.nextInt(2000) - 1, diagnosis());
            case 4 -> new WireLine.Device(index, text(), identity(), presence());
            case 5 -> new WireLine.Condition(index, new GpuCondition(flag(), number(), number(), flag(), flag(), flag(),
                    random.nextBoolean() ? Optional.of(pick(GpuCondition.ComputeMode.values())) : Optional.empty(),
                    flag(), flag()));
            case 6 -> new WireLine.Event(index, new GpuEvent(pick(GpuEvent.Kind.values()),
                    random.nextLong(Long.MAX_VALUE), Instant.ofEpochMilli(random.nextLong(1L << 45))));
            default -> {
                List<GpuProcess> part = new ArrayList<>();
                for (int i = random.nextInt(16); i > 0; i--) {
                    part.add(new GpuProcess(random.nextLong(1L << 32), instant(), random.nextBoolean() ? "" : text(),
                            number(), integer(), pick(GpuProcess.Kind.values()), false));
                }
                yield new WireLine.Processes(index, random.nextBoolean(), part);
            }
        };
    }

    private GpuIdentity identity() {
        Vendor vendor = pick(Vendor.values());
        Optional<DriverInfo> driver = random.nextBoolean()
                ? Optional.empty()
                : Optional.of(new DriverInfo(text(), optional(), integer(), optional()));
        Optional<Compute> compute = switch (random.nextInt(4)) {
            case 0 -> Optional.of(new Compute.Cuda(random.nextInt(20), random.nextInt(10)));
            case 1 -> Optional.of(new Compute.Gfx("gfx1100"));
            case 2 -> Optional.of(new Compute.Xe("xe2-hpg"));
            default -> Optional.empty();
        };
        return new GpuIdentity(new GpuId(vendor, "GPU-" + random.nextLong()),
                random.nextBoolean() ? Optional.empty() : Optional.of(new GpuId(vendor, "pci:0000:01:00.0")), text(),
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new PciAddress(random.nextInt(65536), random.nextInt(256), random.nextInt(32),
                                random.nextInt(8))),
                random.nextInt(65536), random.nextInt(65536), optional(), number(), random.nextBoolean(),
                random.nextBoolean(), random.nextBoolean(), driver, compute, integer(), integer(),
                new PcieLink(integer(), integer()), new Thresholds(number(), number(), number(), number()),
                new PowerRange(number(), number(), number()));
    }

    private Presence presence() {
        return switch (random.nextInt(4)) {
            case 0 -> new Presence.Ready();
            case 1 -> new Presence.Asleep();
            case 2 -> new Presence.Missing(diagnosis());
            default -> new Presence.Lost(random.nextInt(1000) - 1, Instant.ofEpochMilli(random.nextInt()
                    & Integer.MAX_VALUE));
        };
    }

    private Diagnosis diagnosis() {
        return new Diagnosis(pick(Diagnosis.Verdict.values()), optional());
    }

    private Optional<String> optional() {
        return random.nextBoolean() ? Optional.empty() : Optional.of(text());
    }

    private Optional<Instant> instant() {
        return random.nextBoolean()
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)));
    }

    private OptionalLong number() {
        return random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextLong(Long.MAX_VALUE));
    }

    private OptionalInt integer() {
        return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(Integer.MAX_VALUE));
    }

    private Optional<Boolean> flag() {
        return random.nextBoolean() ? Optional.empty() : Optional.of(random.nextBoolean());
    }

    private String text() {
        String letters = "aZ0 %=,;:äö中🙂'\"()[]{}<>|&$#@!~`^*\\/.-_+?";
        StringBuilder text = new StringBuilder();
        int[] points = letters.codePoints().toArray();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    private <T> T pick(T[] all) {
        return all[random.nextInt(all.length)];
    }
}
