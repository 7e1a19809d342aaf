package tern.gpu.host;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// The lines in which the program says what it has read. One line is one reading: sections parted by `|`, words by one
/// space, text as in an address of the web, an unknown number as `?`.
public final class HostText {

    public static final String HEADER = "TERN-HOST 1";
    /// In characters. More disks, volumes and networks than fit are left out.
    public static final int LONGEST_LINE = 32_768;
    private static final int MOST = 64;
    private static final int LONGEST_NAME = 120;

    private HostText() {}

    /// Empty for a line that is not of this form.
    public static Optional<HostFacts> facts(String line) {
        try {
            return line.length() <= LONGEST_LINE && line.startsWith("F ") ? Optional.of(parse(line)) : Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    private static HostFacts parse(String line) {
        HostFacts.Machine machine = null;
        HostFacts.Processor processor = null;
        HostFacts.Memory memory = null;
        HostFacts.Power power = null;
        HostFacts.Sensors sensors = null;
        List<HostFacts.Disk> disks = new ArrayList<>();
        List<HostFacts.Volume> volumes = new ArrayList<>();
        List<HostFacts.Network> networks = new ArrayList<>();
        String[] sections = line.split("\\|", -1);
        Instant at = Instant.ofEpochMilli(Long.parseLong(sections[0].substring(2)));
        for (int i = 1; i < sections.length; i++) {
            String[] w = sections[i].split(" ", -1);
            switch (w[0]) {
                case "os" -> machine = new HostFacts.Machine(text(w[1]), text(w[2]), text(w[3]),
                        Optional.of(text(w[4])).filter(text -> !text.isEmpty()), w[5].equals("1"));
                case "cpu" -> {
                    List<Integer> cores = new ArrayList<>();
                    for (int c = 7; c < w.length; c++) {
                        cores.add(Integer.parseInt(w[c]));
                    }
                    processor = new HostFacts.Processor(text(w[1]), Integer.parseInt(w[2]), Integer.parseInt(w[3]),
                            integer(w[4]), cores, integer(w[5]), integer(w[6]));
                }
                case "mem" -> memory = new HostFacts.Memory(Long.parseLong(w[1]), Long.parseLong(w[2]),
                        Long.parseLong(w[3]), Long.parseLong(w[4]));
                case "disk" -> disks.add(new HostFacts.Disk(text(w[1]), text(w[2]), Long.parseLong(w[3]), number(w[4]),
                        number(w[5]), integer(w[6])));
                case "vol" -> volumes.add(new HostFacts.Volume(text(w[1]), text(w[2]), Long.parseLong(w[3]),
                        Long.parseLong(w[4])));
                case "net" -> networks.add(new HostFacts.Network(text(w[1]), w[2].equals("1"), number(w[3]),
                        number(w[4]), number(w[5])));
                case "power" -> power = new HostFacts.Power(w[1].equals("1"),
                        w[2].equals("?") ? Optional.empty() : Optional.of(w[2].equals("1")), integer(w[3]),
                        integer(w[4]));
                case "sense" -> {
                    List<Integer> fans = new ArrayList<>();
                    for (int f = 2; f < w.length; f++) {
                        fans.add(Integer.parseInt(w[f]));
                    }
                    sensors = new HostFacts.Sensors(number(w[1]), fans);
                }
                default -> {
                    // of a later version
                }
            }
        }
        if (machine == null || processor == null || memory == null || power == null || sensors == null) {
            throw new IllegalArgumentException("not whole");
        }
        return new HostFacts(at, machine, processor, memory, disks, volumes, networks, power, sensors);
    }

    public static String write(HostFacts facts) {
        StringBuilder out = new StringBuilder(2048).append("F ").append(facts.at().toEpochMilli());
        HostFacts.Machine m = facts.machine();
        section(out, "os", code(m.system()), code(m.version()), code(m.architecture()),
                code(m.virtualization().orElse("")), bit(m.administrator()));
        HostFacts.Processor p = facts.processor();
        section(out, "cpu", code(p.name()), p.cores(), p.threads(), code(p.load()), code(p.clock()),
                code(p.maxClock()));
        p.perCore().forEach(core -> out.append(' ').append(core));
        HostFacts.Memory r = facts.memory();
        section(out, "mem", r.total(), r.available(), r.swapTotal(), r.swapUsed());
        facts.disks()
                .stream()
                .limit(MOST)
                .forEach(d -> section(out, "disk", code(d.name()), code(d.model()), d.size(),
                        code(d.readRate()), code(d.writeRate()), code(d.busy())));
        facts.volumes()
                .stream()
                .limit(MOST)
                .forEach(v -> section(out, "vol", code(v.mount()), code(v.type()),
                        v.total(), v.free()));
        facts.networks()
                .stream()
                .limit(MOST)
                .forEach(n -> section(out, "net", code(n.name()), bit(n.up()),
                        code(n.speed()), code(n.in()), code(n.out())));
        HostFacts.Power e = facts.power();
        section(out, "power", bit(e.battery()), e.onBattery().map(HostText::bit).orElse("?"), code(e.percent()),
                code(e.minutesLeft()));
        section(out, "sense", code(facts.sensors().temperature()));
        facts.sensors().fans().forEach(fan -> out.append(' ').append(fan));
        return out.toString();
    }

    /// Empty for a line that is not of this form.
    public static Optional<HostFacts.Program> program(String line) {
        try {
            String[] w = line.split(" ", -1);
            return w.length == 9 && w[0].equals("P") && !w[2].equals("?")
                    ? Optional.of(new HostFacts.Program(Long.parseLong(w[1]), text(w[2]),
                            Instant.ofEpochMilli(Long.parseLong(w[3])), integer(w[4]), Long.parseLong(w[5]),
                            Integer.parseInt(w[6]), number(w[7])))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    public static String write(HostFacts.Program p) {
        return "P " + p.pid() + ' ' + code(p.name()) + ' ' + p.started().toEpochMilli() + ' ' + code(p.load()) + ' '
                + p.resident() + ' ' + p.threads() + ' ' + code(p.openFiles()) + " .";
    }

    /// Empty for a line that is not of this form.
    public static Optional<HostFacts.PortOwner> port(String line) {
        try {
            String[] w = line.split(" ", -1);
            return w.length == 5 && w[0].equals("B")
                    ? Optional.of(new HostFacts.PortOwner(Integer.parseInt(w[1]), w[2].equals("1"), number(w[3]),
                            Optional.of(text(w[4])).filter(text -> !text.isEmpty())))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    public static String write(HostFacts.PortOwner o) {
        return "B " + o.port() + ' ' + bit(o.busy()) + ' ' + code(o.pid()) + ' ' + code(o.name().orElse(""));
    }

    private static void section(StringBuilder out, String name, Object... words) {
        out.append('|').append(name);
        for (Object word : words) {
            out.append(' ').append(word);
        }
    }

    private static String code(String text) {
        String clean = text.codePoints()
                .limit(LONGEST_NAME)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return URLEncoder.encode(clean, StandardCharsets.UTF_8);
    }

    private static String text(String word) {
        return URLDecoder.decode(word, StandardCharsets.UTF_8);
    }

    private static String bit(boolean is) {
        return is ? "1" : "0";
    }

    private static String code(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "?";
    }

    private static String code(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "?";
    }

    private static OptionalLong number(String word) {
        return word.equals("?") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(word));
    }

    private static OptionalInt integer(String word) {
        return word.equals("?") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(word));
    }
}
