package tern.node.miner;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.node.process.ChildStart;
import tern.node.process.OwnFiles;

/// The script between Tern and a miner (`shim.sh`), and the line that it lives by.
final class Shim {

    private static final Logger LOG = LoggerFactory.getLogger(Shim.class);
    private static final byte[] DETACH = "detach\n".getBytes(StandardCharsets.US_ASCII);

    private Shim() {}

    /// The shell that it needs: one that gives jobs groups of their own.
    static Optional<Path> shell() {
        for (String place : List.of("/bin/bash", "/usr/bin/bash", "/usr/local/bin/bash", "/opt/homebrew/bin/bash",
                "/run/current-system/sw/bin/bash")) {
            Path shell = Path.of(place);
            if (Files.isExecutable(shell)) {
                return Optional.of(shell);
            }
        }
        return Optional.empty();
    }

    /// @param variables what the miner gets
    static Process start(MinerHome home, MinerProfile profile, Map<String, String> variables) throws IOException {
        if (isWindows()) {
            // no shell that gives groups: a job of the system's stands for the group
            Files.deleteIfExists(home.exit());
            return new ChildStart(MinerEnvironment.command(profile, home.wallets()), variables, home.printed(), false,
                    Optional.of(profile.folder()), true).start();
        }
        Path shell = shell().orElseThrow(() -> new IOException("no bash"));
        try (InputStream text = Shim.class.getResourceAsStream("shim.sh")) {
            if (text == null) {
                throw new IOException("shim.sh is not where it was built to");
            }
            OwnFiles.write(home.shim(), text.readAllBytes());
        }
        Files.deleteIfExists(home.exit());
        List<String> command = new ArrayList<>(List.of(shell.toString(), home.shim().toString(),
                home.exit().toString(), Integer.toString(profile.graceSeconds())));
        command.addAll(MinerEnvironment.command(profile, home.wallets()));
        return new ChildStart(command, variables, home.printed(), false, Optional.of(profile.folder()), true).start();
    }

    static boolean isWindows() {
        return File.separatorChar == '\\';
    }

    /// Tells it to go on without Tern. From then on Tern's end is not its end. One that has ended already is told nothing.
    static void release(Process shim) throws IOException {
        ChildStart.release(shim);
        try (OutputStream line = shim.getOutputStream()) {
            line.write(DETACH);
            line.flush();
        } catch (IOException e) {
            // nobody reads the line any more: the program has ended, which whoever keeps it sees, and else there is no
            // line left that could end it
            LOG.info("a miner's life line is gone already: {}", e.toString());
        }
    }

    /// What the miner ended with, as the shim wrote it down.
    static OptionalInt exitCode(MinerHome home) throws IOException {
        try {
            String[] words = Files.readString(home.exit()).strip().split(" ");
            return OptionalInt.of(Integer.parseInt(words[0]));
        } catch (NoSuchFileException | NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
