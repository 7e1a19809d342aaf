package tern.node.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs beside Tern: where they are found, and what they are told.
class CommandsTest {

    @TempDir
    Path temp;

    @Test
    void aProgramIsFoundInWholeFoldersOfThePathAlone() throws Exception {
        Path program = temp.resolve("docker");
        Files.writeString(program, "#!/bin/sh\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Path here = Path.of("").toAbsolutePath().relativize(temp.toAbsolutePath());
        assertThat(here.resolve("docker")).exists();
        assertThat(new Commands(Map.of("PATH", here + "::.")).find("docker")).isEmpty();
        assertThat(new Commands(Map.of("PATH", here + ":" + temp)).find("docker")).contains(program);
    }

    @Test
    void whatIsMeantForTernStaysWithTern() throws Exception {
        Commands commands = new Commands(Map.of("PATH", "/usr/bin:/bin", "TERN_PASSWORD", "hunter2"));
        String said = commands.run(List.of("/usr/bin/env"), Duration.ofSeconds(10)).output();
        assertThat(said).contains("PATH=/usr/bin:/bin").doesNotContain("hunter2", "TERN_PASSWORD");
    }
}
