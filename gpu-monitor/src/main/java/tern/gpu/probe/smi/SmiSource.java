package tern.gpu.probe.smi;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tern.gpu.bus.RuntimePower;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.Diagnosis.Verdict;
import tern.gpu.model.GpuCondition;
import tern.gpu.model.GpuProcess;
import tern.gpu.model.Presence;
import tern.gpu.probe.GpuSource;

/// NVIDIA's cards through `nvidia-smi`: one child that prints all cards once a second, whatever the tick. Programs come
/// from a short run of its own every half minute, because the tool prints only one table.
public final class SmiSource implements GpuSource {

    private static final int VENDOR = 0x10de;
    private static final int ATTEMPTS = 40;
    private static final long FIRST_ANSWER_MILLIS = 15_000;
    private static final long PROCESSES_NANOS = TimeUnit.SECONDS.toNanos(30);
    /// Exit codes of the tool are NVML's.
    private static final int LOST = 15;

    private final Optional<String> named;
    private final RuntimePower power;

    private final Object lock = new Object();
    private final Map<String, SmiTable.Row> newest = new LinkedHashMap<>();
    private long turn;
    private int lines;
    private boolean ended;
    private final StringBuilder refusal = new StringBuilder();

    private List<String> keys = List.of();
    private long[] seen = new long[0];
    private final Map<String, Long> turns = new LinkedHashMap<>();
    private Map<String, List<GpuProcess>> programs = Map.of();
    private long nextPrograms;
    private @Nullable Process child;
    private String tool = "";

    /// @param named the tool to run; empty: the usual places
    public SmiSource(Optional<String> named, RuntimePower power) {
        this.named = named;
        this.power = power;
    }

    @Override
    public String name() {
        return "nvidia-smi";
    }

    @Override
    public Opening open() {
        if (power.allAsleep(VENDOR)) {
            return new Opening.Later(List.of());
        }
        Optional<String> found = named.or(() -> find(System.getProperty("os.name", ""), System.getenv()));
        if (found.isEmpty()) {
            return new Opening.Unusable(Optional.empty(), -1);
        }
        tool = found.get();
        List<String> fields = SmiTable.FIELDS;
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                int code = start(fields);
                if (code == 0) {
                    return listed();
                }
                String answer;
                synchronized (lock) {
                    answer = refusal.toString();
                }
                Optional<List<String>> fewer = SmiTable.without(fields, answer);
                if (fewer.isEmpty()) {
                    return new Opening.Unusable(Optional.of(Diagnosis.of(switch (code) {
                        case 9 -> Verdict.DRIVER_NOT_LOADED;
                        case 12 -> Verdict.LIBRARY_MISSING;
                        case LOST -> Verdict.FELL_OFF;
                        default -> Verdict.OTHER;
                    }, tool + " ended with " + code + ": " + answer)), code);
                }
                fields = fewer.get();
            } catch (IOException e) {
                return new Opening.Unusable(Optional.of(Diagnosis.of(Verdict.OTHER, e.toString())), -1);
            }
        }
        return new Opening.Unusable(Optional.of(Diagnosis.of(Verdict.OTHER, tool + " knows none of the fields")), -1);
    }

    /// @return 0 once it prints cards, else its exit code
    private int start(List<String> fields) throws IOException {
        synchronized (lock) {
            newest.clear();
            refusal.setLength(0);
            ended = false;
            lines = 0;
        }
        ProcessBuilder builder = new ProcessBuilder(tool, "--format=csv,noheader,nounits", "-l", "1",
                "--query-gpu=" + String.join(",", fields)).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process started = builder.start();
        child = started;
        started.getOutputStream().close();
        Thread.ofPlatform().daemon().name("gpu-smi-lines").start(() -> read(started, fields));
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FIRST_ANSWER_MILLIS);
        synchronized (lock) {
            try {
                // the cards of one turn come at once; a pause says that all are there
                int before = -1;
                while (!ended && (lines == 0 || lines != before) && System.nanoTime() < end) {
                    before = lines;
                    lock.wait(lines == 0 ? 200 : 60);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
            if (!newest.isEmpty() && !ended) {
                return 0;
            }
        }
        started.destroyForcibly();
        try {
            return started.waitFor(1, TimeUnit.SECONDS) ? Math.max(1, started.exitValue()) : 255;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void read(Process process, List<String> fields) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                Optional<SmiTable.Row> row = SmiTable.parse(fields, line);
                synchronized (lock) {
                    if (row.isPresent()) {
                        String key = row.get().identity().id().key();
                        newest.put(key, row.get());
                        turns.put(key, ++turn);
                    } else if (refusal.length() < 1000) {
                        refusal.append(line.strip()).append(' ');
                    }
                    lines++;
                    lock.notifyAll();
                }
            }
        } catch (IOException _) {
            // it was ended
        }
        synchronized (lock) {
            ended = true;
            lock.notifyAll();
        }
    }

    private Opening listed() {
        List<Found> found = new ArrayList<>();
        synchronized (lock) {
            keys = List.copyOf(newest.keySet());
            seen = new long[keys.size()];
            for (SmiTable.Row row : newest.values()) {
                found.add(new Found(row.identity(), new Presence.Ready()));
            }
        }
        return new Opening.Open(found);
    }

    @Override
    public int sample(int device, long[] row) {
        synchronized (lock) {
            String key = keys.get(device);
            Long at = turns.get(key);
            SmiTable.Row now = newest.get(key);
            if (ended) {
                // the tool ends when a card is lost, and nothing more is to be had from it
                return LOST;
            }
            if (now == null || at == null || at == seen[device]) {
                return NOTHING_NEW;
            }
            seen[device] = at;
            System.arraycopy(now.row(), 0, row, 0, row.length);
            return 0;
        }
    }

    @Override
    public List<GpuProcess> processes(int device) {
        long now = System.nanoTime();
        if (nextPrograms == 0 || nextPrograms - now <= 0) {
            nextPrograms = now + PROCESSES_NANOS;
            programs = programs();
        }
        return programs.getOrDefault(keys.get(device), List.of());
    }

    private Map<String, List<GpuProcess>> programs() {
        Map<String, List<GpuProcess>> found = new LinkedHashMap<>();
        try {
            ProcessBuilder builder = new ProcessBuilder(tool, "--format=csv,noheader,nounits",
                    "--query-compute-apps=gpu_uuid,pid,process_name,used_gpu_memory").redirectErrorStream(true);
            builder.environment().put("LC_ALL", "C");
            Process run = builder.start();
            run.getOutputStream().close();
            try (BufferedReader reader = new BufferedReader(
                    new InputStreamReader(run.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    SmiTable.process(line)
                            .ifPresent(entry -> found
                                    .computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                                    .add(entry.getValue()));
                }
            }
        } catch (IOException _) {
            // the list stays empty, as where there are none; the cards themselves are measured all the same
        }
        return found;
    }

    @Override
    public GpuCondition condition(int device) {
        synchronized (lock) {
            SmiTable.Row row = newest.get(keys.get(device));
            return row == null ? GpuCondition.UNKNOWN : row.condition();
        }
    }

    @Override
    public Found again(int device) {
        synchronized (lock) {
            SmiTable.Row row = newest.get(keys.get(device));
            if (row == null) {
                throw new IllegalStateException("a card without a line");
            }
            return new Found(row.identity(), new Presence.Ready());
        }
    }

    @Override
    public boolean isLost(int code) {
        return code == LOST;
    }

    @Override
    public void close() {
        Process process = child;
        child = null;
        if (process != null) {
            process.destroyForcibly();
        }
    }

    /// The tool on this computer.
    static Optional<String> find(String system, Map<String, String> environment) {
        List<Path> places = new ArrayList<>();
        if (system.toLowerCase(Locale.ROOT).startsWith("windows")) {
            String root = environment.get("SystemRoot");
            if (root != null) {
                places.add(Path.of(root, "System32", "nvidia-smi.exe"));
            }
            String all = environment.get("ProgramW6432");
            if (all != null) {
                places.add(Path.of(all, "NVIDIA Corporation", "NVSMI", "nvidia-smi.exe"));
            }
        } else {
            for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
                if (folder.startsWith("/")) {
                    places.add(Path.of(folder, "nvidia-smi"));
                }
            }
            places.add(Path.of("/usr/bin/nvidia-smi"));
            places.add(Path.of("/usr/lib/wsl/lib/nvidia-smi"));
        }
        return places.stream().filter(Files::isExecutable).findFirst().map(Path::toString);
    }
}
