package tern.node.manage;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// How a Bittensor node is to run, as the person chose.
///
/// @param network       `finney` or `test`
/// @param archive       keeps all states: terabytes, and days until it is of use
/// @param program       where its program comes from; empty: what is found, a container engine first
/// @param image         container image instead of the official one
/// @param file          the program that the person named
/// @param chainSpec     raw chain specification instead of the one that comes with the program
/// @param dataFolder    where its data are; empty: in Tern's data folder
/// @param p2pPort       for its peers
/// @param rpcPort       for wallets, on this computer alone
/// @param metricsPort   for its figures, on this computer alone
/// @param dbCache       MiB
/// @param trieCache     MiB
/// @param inPeers       at most so many others call it; with [#outPeers] the way to keep the traffic small
/// @param outPeers      it calls so many others
/// @param extraFlags    further flags, each `--name` or `--name=value`; dangerous ones are refused
/// @param startWithTern whether the window starts it
/// @param leaveRunning  what happens when the window closes: true it goes on, false it is stopped, empty: ask
/// @param diskFloor     bytes; with less free it is stopped
/// @param stopSeconds   how long it may take to end, 5 to 600
/// @param agreed        `sha256:…` of programs that the person said yes to
public record NodeSettings(String network, boolean archive, Optional<ProgramInfo.Origin> program,
        Optional<String> image, Optional<Path> file, Optional<Path> chainSpec, Optional<Path> dataFolder, int p2pPort,
        int rpcPort, int metricsPort, int dbCache, int trieCache, OptionalInt inPeers, OptionalInt outPeers,
        List<String> extraFlags, boolean startWithTern, Optional<Boolean> leaveRunning, long diskFloor,
        int stopSeconds, Set<String> agreed) {

    private static final long GIB = 1L << 30;

    public NodeSettings {
        extraFlags = List.copyOf(extraFlags);
        agreed = Set.copyOf(agreed);
    }

    /// A lite node on Finney at the usual ports.
    public static NodeSettings standard() {
        return new NodeSettings("finney", false, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), 30_333, 9_944, 9_615, 4_096, 2_048, OptionalInt.empty(),
                OptionalInt.empty(), List.of(), false, Optional.empty(), 5 * GIB, 60, Set.of());
    }

    /// The same with changes: `settings.with().network("test").build()`.
    public NodeSettingsBuilder with() {
        return new NodeSettingsBuilder(this);
    }
}
