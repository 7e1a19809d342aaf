package tern.node.subtensor;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tern.node.manage.NodeSettings;
import tern.node.standin.StandIn;
import tern.wallet.chain.Network;
import tern.wallet.chain.Network.Trust;
import tern.wallet.units.Hash32;

/// Programs that stand in for `node-subtensor`, and the options to run them with.
final class Standin {

    static final SubtensorTiming QUICK = new SubtensorTiming(Duration.ofMillis(100), Duration.ofMillis(50),
            Duration.ofMillis(200), 3, Duration.ofMinutes(10), Duration.ofMinutes(3), Duration.ofMinutes(5),
            Duration.ofMinutes(5), 60);

    private Standin() {}

    static SubtensorOptions options(Path home, Optional<String> genesis) {
        Network network = new Network("finney", "Finney", List.of(URI.create("ws://127.0.0.1:9")),
                genesis.map(Hash32::parse), Duration.ZERO, Trust.NAMED);
        return SubtensorOptions.standard(home)
                .withChains(List.of(new SubtensorChain(network, "raw_spec_finney.json", "/dns/boot/tcp/30333/p2p/x",
                        1_000, 2_000)))
                .withPublicCheck(false)
                .withTiming(QUICK);
    }

    /// Its program is a shell script with this text.
    static NodeSettings script(Path folder, String text) throws IOException {
        Path file = folder.resolve("node-subtensor");
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(folder.resolve("raw_spec_finney.json"), "{}");
        List<Integer> ports = StandIn.freePorts(3);
        return NodeSettings.standard()
                .with()
                .file(Optional.of(file))
                .ports(ports.get(0), ports.get(1), ports.get(2))
                .diskFloor(0)
                .stopSeconds(5)
                .build();
    }

    /// Its program is the practice node.
    static NodeSettings practice(Path folder) throws IOException {
        return script(folder, "exec " + System.getProperty("java.home") + "/bin/java -Xmx100m -XX:TieredStopAtLevel=1 "
                + "-XX:+UseSerialGC -Dtern.log.folder=" + folder.resolve("own-log")
                + " --enable-native-access=ALL-UNNAMED -cp '"
                + System.getProperty("java.class.path") + "' " + PracticeAsSubtensor.class.getName() + " \"$@\"");
    }
}
