package tern.gpu.probe;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How the program is started: `--name value` words.
///
/// @param period     time between two ticks, until the monitor says another one
/// @param library    the one NVML to load
/// @param tool       the `nvidia-smi` to run; empty: looked for
/// @param toolAlone  whether NVML is left alone and the tool is used
/// @param sys        `/sys`, or a folder that looks like it
/// @param proc       `/proc`, or a folder that looks like it
/// @param processes  time between two lists of programs
/// @param conditions time between two looks at what changes seldom
record ProbeOptions(Duration period, Optional<String> library, Optional<String> tool, boolean toolAlone, Path sys,
        Path proc, Duration processes, Duration conditions) {

    /// The quickest and the slowest tick.
    static final Duration SHORTEST = Duration.ofMillis(20);
    static final Duration LONGEST = Duration.ofMinutes(5);

    /// @throws IllegalArgumentException for a word that is none of these
    static ProbeOptions read(List<String> words) {
        Duration period = Duration.ofSeconds(1);
        Optional<String> library = Optional.empty();
        Optional<String> tool = Optional.empty();
        boolean toolAlone = false;
        Path sys = Path.of("/sys");
        Path proc = Path.of("/proc");
        Duration processes = Duration.ofSeconds(5);
        Duration conditions = Duration.ofMinutes(1);
        for (int i = 0; i < words.size(); i++) {
            String name = words.get(i);
            if (name.equals("--tool-alone")) {
                toolAlone = true;
                continue;
            }
            if (i + 1 == words.size()) {
                throw new IllegalArgumentException(name + " without a value, or unknown");
            }
            String value = words.get(++i);
            switch (name) {
                case "--period" -> period = period(Long.parseLong(value));
                case "--nvml" -> library = Optional.of(value);
                case "--tool" -> tool = Optional.of(value);
                case "--sys" -> sys = Path.of(value);
                case "--proc" -> proc = Path.of(value);
                case "--processes" -> processes = period(Long.parseLong(value));
                case "--conditions" -> conditions = period(Long.parseLong(value));
                default -> throw new IllegalArgumentException("unknown: " + name);
            }
        }
        return new ProbeOptions(period, library, tool, toolAlone, sys, proc, processes, conditions);
    }

    static Duration period(long millis) {
        return Duration.ofMillis(Math.clamp(millis, SHORTEST.toMillis(), LONGEST.toMillis()));
    }
}
