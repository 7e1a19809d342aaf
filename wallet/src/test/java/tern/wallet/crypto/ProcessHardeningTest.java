package tern.wallet.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// In a JVM of its own, for it cannot be undone.
class ProcessHardeningTest {

    /// Applies it twice and prints what the kernel says.
    static final class Child {

        private static final int PR_GET_DUMPABLE = 3;

        private Child() {}

        public static void main(String[] arguments) throws Throwable {
            System.out.println("dumpable before " + dumpable());
            System.out.println(ProcessHardening.apply());
            System.out.println(ProcessHardening.apply());
            System.out.println("dumpable after " + dumpable());
            for (String line : Files.readAllLines(Path.of("/proc/self/limits"))) {
                if (line.startsWith("Max core file size")) {
                    System.out.println(String.join(" ", line.trim().split("\\s+")));
                }
            }
        }

        private static int dumpable() throws Throwable {
            Linker linker = Linker.nativeLinker();
            return (int) linker.downcallHandle(linker.defaultLookup().findOrThrow("prctl"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG),
                    Linker.Option.firstVariadicArg(1)).invokeExact(PR_GET_DUMPABLE, 0L);
        }
    }

    @Test
    void theKernelConfirmsNoDumpsAndNoDebugger() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self")), "no Linux");
        assertThat(run("--enable-native-access=ALL-UNNAMED")).containsExactly("dumpable before 1",
                "Report[noCoreDumps=HELD, noDebugger=HELD]", "Report[noCoreDumps=HELD, noDebugger=HELD]",
                "dumpable after 0", "Max core file size 0 0 bytes");
    }

    private static List<String> run(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), Child.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output.lines().toList();
    }
}
