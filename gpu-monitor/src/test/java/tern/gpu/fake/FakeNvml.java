package tern.gpu.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Tern's own stand-in for NVML (`src/test/c/fake_nvml.c`), compiled when a test needs it, and what it is told and counts.
public final class FakeNvml {

    /// What it counts and what can be wished; the places of `fake_nvml.c`.
    public enum Place {
        INITS(0),
        SHUTDOWNS(1),
        CALLS(2),
        REFERENCES(3),
        SAMPLES(4),
        CARDS(16),
        INIT_CODE(17),
        LOST_MASK(18),
        FORBIDDEN_MASK(19),
        HANG_MILLIS(20),
        CRASH(21),
        UNSUPPORTED_MASK(22),
        WDDM(23),
        UNIFIED(24),
        MIG_MASK(25),
        PROGRAMS(26),
        BUSY(27),
        HANDLE_LOST_MASK(28),
        DELAY_MICROS(29),
        PROGRAM_PID(30),
        EVENT_TYPE(31),
        EVENT_NUMBER(32),
        EVENT_CARD(33),
        EVENT_SETS(34);

        private final int at;

        Place(int at) {
            this.at = at;
        }
    }

    /// Which driver it stands for.
    public enum Kind {
        NEW("libnvidia-ml.so.1"),
        OLD("old/libnvidia-ml.so.1", "-DOLD_DRIVER"),
        WIDE("wide/libnvidia-ml.so.1", "-DWIDE");

        private final String file;
        private final String[] options;

        Kind(String file, String... options) {
            this.file = file;
            this.options = options;
        }
    }

    private static final int SIZE = 512;
    private static final Path BUILT = Path.of("target", "fake-nvml").toAbsolutePath();

    private final Path library;
    private final Path file;
    private final MappedByteBuffer state;

    private FakeNvml(Path library, Path file) throws IOException {
        this.library = library;
        this.file = file;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            state = channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE);
        }
        state.order(ByteOrder.nativeOrder());
        set(Place.CARDS, 2);
        set(Place.PROGRAMS, 2);
        set(Place.BUSY, 42);
    }

    /// A stand-in with two healthy cards; skips the test where there is no C compiler.
    public static FakeNvml make(Kind kind, Path folder) throws IOException, InterruptedException {
        return new FakeNvml(build(kind), folder.resolve("state-" + kind));
    }

    private static synchronized Path build(Kind kind) throws IOException, InterruptedException {
        assumeTrue(System.getProperty("os.name", "").equals("Linux"), "the stand-in for NVML is built on Linux alone");
        boolean compiler = List.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .stream()
                .anyMatch(at -> Files.isExecutable(Path.of(at, "cc")));
        assumeTrue(compiler, "there is no C compiler (cc), so that the stand-in for NVML cannot be built");
        Path source = Path.of("src", "test", "c", "fake_nvml.c").toAbsolutePath();
        Path library = BUILT.resolve(kind.file);
        if (Files.exists(library)
                && Files.getLastModifiedTime(library).compareTo(Files.getLastModifiedTime(source)) > 0) {
            return library;
        }
        Files.createDirectories(library.getParent());
        Path made = Files.createTempFile(library.getParent(), "lib", ".so");
        List<String> command = new ArrayList<>(List.of("cc", "-O1", "-Wall", "-Wextra", "-shared", "-fPIC",
                "-Wl,-Bsymbolic", "-o", made.toString(), source.toString()));
        command.addAll(List.of(kind.options));
        Process compile = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(compile.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(compile.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(compile.exitValue()).as(said).isZero();
        Files.move(made, library, StandardCopyOption.ATOMIC_MOVE);
        return library;
    }

    public Path library() {
        return library;
    }

    /// What a process that is to use it needs in its environment.
    public Map<String, String> environment() {
        return Map.of("FAKE_NVML_STATE", file.toString());
    }

    /// Makes the library in this process use this state from now on.
    public void useHere() throws Throwable {
        SymbolLookup symbols = SymbolLookup.libraryLookup(library, Arena.global());
        try (Arena arena = Arena.ofConfined()) {
            int there = (int) Linker.nativeLinker()
                    .downcallHandle(symbols.findOrThrow("fake_nvml_use"),
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS))
                    .invokeExact(arena.allocateFrom(file.toString()));
            assertThat(there).isEqualTo(1);
        }
    }

    public FakeNvml set(Place place, long value) {
        state.putLong(place.at * 8, value);
        return this;
    }

    public long get(Place place) {
        return state.getLong(place.at * 8);
    }
}
