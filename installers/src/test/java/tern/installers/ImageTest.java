package tern.installers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.gpu.monitor.JavaProbe;
import tern.node.practice.control.PracticeControl;

/// Which launchers an image has, and what their files say.
class ImageTest {

    @TempDir
    Path root;

    private Distribution distribution;

    @BeforeEach
    void distribution() throws IOException {
        Path bin = Files.createDirectories(root.resolve("bin"));
        Files.copy(Path.of("..", "app", "src", "main", "dist", "bin", "tern"), bin.resolve("tern"));
        Files.createDirectories(root.resolve("lib"));
        for (String jar : List.of("zz.jar", "tern.jar", "aa-2.jar", "Bb.jar")) {
            jar(jar, "some/Other.class");
        }
        distribution = new Distribution(root);
    }

    @Test
    void theClassPathIsInTheOrderOfTheScript() throws IOException {
        assertThat(distribution.jars()).containsExactly("tern.jar", "Bb.jar", "aa-2.jar", "zz.jar");
    }

    @Test
    void theWindowsLauncherHasTheScriptsOptionsAndTheClassCache() throws IOException {
        LauncherFile window = Image.launchers(distribution, Platform.LINUX).getFirst();
        String text = window.text(distribution.jars(), "1.2.3");
        assertThat(text.lines()).containsSequence("app.mainclass=tern.app.boot.Main",
                "app.classpath=$APPDIR/lib/tern.jar", "app.classpath=$APPDIR/lib/Bb.jar",
                "app.classpath=$APPDIR/lib/aa-2.jar", "app.classpath=$APPDIR/lib/zz.jar", "", "[JavaOptions]",
                "java-options=-Djpackage.app-version=1.2.3", "java-options=-XX:+UseSerialGC");
        for (String option : StartScript.read(root.resolve("bin/tern")).wholeWindow("$APPDIR")) {
            assertThat(text.lines()).contains("java-options=" + option);
        }
        assertThat(text).contains("java-options=-Dtern.dist=$APPDIR\n",
                "java-options=-XX:AOTCache=$APPDIR/lib/tern-window.aot\n");
    }

    @Test
    void thePracticeNodeStartsWithTheOptionsThatTernStartsItWith() throws IOException {
        LauncherFile node = Image.launchers(distribution, Platform.LINUX).get(1);
        assertThat(node.mainClass()).isEqualTo("tern.node.practice.program.PracticeProgram");
        assertThat(node.options()).containsAll(PracticeControl.javaOptions());
    }

    @Test
    void theMeasuringProgramStartsOnItsOwnLibraryWithTheOptionsThatTernStartsItWith() throws IOException {
        jar("tern-gpu-monitor-1.jar", "tern/gpu/probe/ProbeMain.class");
        LauncherFile probe = Image.launchers(distribution, Platform.LINUX).getLast();
        assertThat(probe.options()).containsAll(JavaProbe.javaOptions())
                .contains("-XX:AOTCache=$APPDIR/lib/tern-probe.aot");
        assertThat(Image.jars(probe, distribution.jars(), Platform.LINUX)).containsExactly("tern-gpu-monitor-1.jar");
        assertThat(Image.jars(probe, distribution.jars(), Platform.WINDOWS)).contains("tern.jar");
    }

    @Test
    void windowsHasALauncherForTheCommandLineSinceItHasNoShell() throws IOException {
        assertThat(Image.launchers(distribution, Platform.LINUX)).extracting(LauncherFile::name)
                .containsExactly("tern-window", "tern-practice-node", "tern-probe");
        assertThat(Image.launchers(distribution, Platform.WINDOWS)).extracting(LauncherFile::name)
                .containsExactly("Tern", "tern-practice-node", "tern-probe", "tern-cli");
    }

    private void jar(String name, String entry) throws IOException {
        try (OutputStream file = Files.newOutputStream(root.resolve("lib").resolve(name));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.closeEntry();
        }
    }
}
