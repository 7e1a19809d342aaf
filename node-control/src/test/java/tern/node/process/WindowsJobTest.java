package tern.node.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How Windows would be asked to end a child with Tern, on a stand-in for its functions. What Windows does then, no test
/// has seen.
class WindowsJobTest {

    /// What a compiler for 64-bit Windows lays down (x86_64-w64-mingw32).
    private static final Map<String, Long> PLACES = Map.of("LimitFlags", 16L, "ActiveProcessLimit", 40L, "Affinity",
            48L,
            "SchedulingClass", 60L, "IoInfo", 64L, "ProcessMemoryLimit", 112L, "JobMemoryLimit", 120L,
            "PeakJobMemoryUsed", 136L);

    @TempDir
    static Path folder;

    @Test
    void theLimitsLieAsWindowsLaysThem() {
        assertThat(Kernel32.LIMITS.byteSize()).isEqualTo(144);
        PLACES.forEach((field, place) -> assertThat(Kernel32.LIMITS.byteOffset(PathElement.groupElement(field)))
                .as(field)
                .isEqualTo(place));
    }

    @Test
    void aChildIsBoundAndLetGoWithTheRightCallsInTheRightOrder() throws Throwable {
        SymbolLookup library = library();
        Kernel32 kernel = Kernel32.of(library);
        refuse(library, "");
        WindowsJob job = WindowsJob.of(kernel, 4242);
        assertThat(said(library)).containsExactly("create 1 1", "limit 10 9 2000 144 0", "open 101 0 4242",
                "assign 10 20", "close 20");
        refuse(library, "");
        job.release();
        job.close();
        assertThat(said(library)).as("let go, and closed once").containsExactly("limit 10 9 0 144 0", "close 10");
        refuse(library, "");
        WindowsJob.of(kernel, 1).close();
        assertThat(said(library)).endsWith("close 20", "close 10");
    }

    @Test
    void whatIsRefusedLeavesNoJobBehind() throws Throwable {
        SymbolLookup library = library();
        Kernel32 kernel = Kernel32.of(library);
        for (String name : List.of("SetInformationJobObject", "OpenProcess", "AssignProcessToJobObject")) {
            refuse(library, name);
            assertThatThrownBy(() -> WindowsJob.of(kernel, 7)).isInstanceOf(IOException.class)
                    .hasMessageContaining(name);
            assertThat(said(library)).last().isEqualTo("close 10");
        }
        refuse(library, "CreateJobObjectW");
        assertThatThrownBy(() -> WindowsJob.of(kernel, 7)).hasMessageContaining("CreateJobObject");
        assertThat(said(library)).containsExactly("create 1 1");
    }

    private static void refuse(SymbolLookup library, String name) throws Throwable {
        MethodHandle call = Linker.nativeLinker()
                .downcallHandle(library.findOrThrow("fake_refuse"), FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            call.invokeExact(arena.allocateFrom(name));
        }
    }

    private static List<String> said(SymbolLookup library) throws Throwable {
        MethodHandle call = Linker.nativeLinker()
                .downcallHandle(library.findOrThrow("fake_said"), FunctionDescriptor.of(ValueLayout.ADDRESS));
        MemorySegment text = (MemorySegment) call.invokeExact();
        return text.reinterpret(4096).getString(0).lines().toList();
    }

    private static synchronized SymbolLookup library() throws IOException, InterruptedException {
        assumeTrue(System.getProperty("os.name", "").equals("Linux"), "the stand-in is built on Linux alone");
        assumeTrue(List.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .stream()
                .anyMatch(at -> Files.isExecutable(Path.of(at, "cc"))), "there is no C compiler (cc)");
        Path library = folder.resolve("libkernel32.so");
        if (!Files.exists(library)) {
            Process compile = new ProcessBuilder("cc", "-O1", "-Wall", "-shared", "-fPIC", "-o", library.toString(),
                    "src/test/c/fake_kernel32.c").inheritIO().start();
            assertThat(compile.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(compile.exitValue()).isZero();
        }
        return SymbolLookup.libraryLookup(library, Arena.global());
    }
}
