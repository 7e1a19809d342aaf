package tern.node.manage;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Changes of [NodeSettings], one after the other. For one thread.
public final class NodeSettingsBuilder {

    private String network;
    private boolean archive;
    private Optional<ProgramInfo.Origin> program;
    private Optional<String> image;
    private Optional<Path> file;
    private Optional<Path> chainSpec;
    private Optional<Path> dataFolder;
    private int p2pPort;
    private int rpcPort;
    private int metricsPort;
    private int dbCache;
    private int trieCache;
    private OptionalInt inPeers;
    private OptionalInt outPeers;
    private List<String> extraFlags;
    private boolean startWithTern;
    private Optional<Boolean> leaveRunning;
    private long diskFloor;
    private int stopSeconds;
    private Set<String> agreed;

    NodeSettingsBuilder(NodeSettings from) {
        network = from.network();
        archive = from.archive();
        program = from.program();
        image = from.image();
        file = from.file();
        chainSpec = from.chainSpec();
        dataFolder = from.dataFolder();
        p2pPort = from.p2pPort();
        rpcPort = from.rpcPort();
        metricsPort = from.metricsPort();
        dbCache = from.dbCache();
        trieCache = from.trieCache();
        inPeers = from.inPeers();
        outPeers = from.outPeers();
        extraFlags = from.extraFlags();
        startWithTern = from.startWithTern();
        leaveRunning = from.leaveRunning();
        diskFloor = from.diskFloor();
        stopSeconds = from.stopSeconds();
        agreed = from.agreed();
    }

    public NodeSettingsBuilder network(String id) {
        network = id;
        return this;
    }

    public NodeSettingsBuilder archive(boolean keepsAll) {
        archive = keepsAll;
        return this;
    }

    public NodeSettingsBuilder program(Optional<ProgramInfo.Origin> origin) {
        program = origin;
        return this;
    }

    public NodeSettingsBuilder image(Optional<String> reference) {
        image = reference;
        return this;
    }

    public NodeSettingsBuilder file(Optional<Path> path) {
        file = path;
        return this;
    }

    public NodeSettingsBuilder chainSpec(Optional<Path> path) {
        chainSpec = path;
        return this;
    }

    public NodeSettingsBuilder dataFolder(Optional<Path> path) {
        dataFolder = path;
        return this;
    }

    public NodeSettingsBuilder ports(int p2p, int rpc, int metrics) {
        p2pPort = p2p;
        rpcPort = rpc;
        metricsPort = metrics;
        return this;
    }

    /// @param db   MiB
    /// @param trie MiB
    public NodeSettingsBuilder caches(int db, int trie) {
        dbCache = db;
        trieCache = trie;
        return this;
    }

    public NodeSettingsBuilder peers(OptionalInt in, OptionalInt out) {
        inPeers = in;
        outPeers = out;
        return this;
    }

    public NodeSettingsBuilder extraFlags(List<String> flags) {
        extraFlags = flags;
        return this;
    }

    public NodeSettingsBuilder startWithTern(boolean starts) {
        startWithTern = starts;
        return this;
    }

    public NodeSettingsBuilder leaveRunning(Optional<Boolean> leave) {
        leaveRunning = leave;
        return this;
    }

    /// @param bytes at least 0
    public NodeSettingsBuilder diskFloor(long bytes) {
        diskFloor = bytes;
        return this;
    }

    public NodeSettingsBuilder stopSeconds(int seconds) {
        stopSeconds = seconds;
        return this;
    }

    public NodeSettingsBuilder agreed(Set<String> digests) {
        agreed = digests;
        return this;
    }

    public NodeSettings build() {
        return new NodeSettings(network, archive, program, image, file, chainSpec, dataFolder, p2pPort, rpcPort,
                metricsPort, dbCache, trieCache, inPeers, outPeers, extraFlags, startWithTern, leaveRunning, diskFloor,
                stopSeconds, agreed);
    }
}
