package tern.node.subtensor;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tern.node.manage.NodeException;
import tern.node.manage.NodeSettings;
import tern.node.manage.Problem.Fix;
import tern.node.manage.check.ClockCheck;
import tern.node.manage.check.Finding;
import tern.node.manage.check.Finding.Id;
import tern.node.manage.check.Finding.Verdict;
import tern.node.manage.check.MachineChecks;
import tern.node.manage.check.PortChecks;

/// Everything that is looked at before a start.
final class Preflight {

    private static final int NODES_ASKED = 3;

    private final SubtensorOptions options;
    private final NodeHome home;
    private final Sources sources;

    Preflight(SubtensorOptions options, NodeHome home, Sources sources) {
        this.options = options;
        this.home = home;
        this.sources = sources;
    }

    /// @param runs  whether the node runs, so that its ports are taken by itself
    /// @param clock whether other nodes are asked for the time, which takes seconds
    List<Finding> look(NodeSettings settings, SubtensorChain chain, boolean runs, boolean clock)
            throws InterruptedException {
        List<Finding> all = new ArrayList<>(sources.of(settings).look(settings, chain));
        Path data = home.data(settings);
        all.addAll(MachineChecks.judge(MachineChecks.Machine.here(data, FolderWork.size(data)), settings.archive(),
                settings.archive() ? chain.archiveBytes() : chain.liteBytes(), settings.diskFloor()));
        all.add(folder(data));
        leftovers().ifPresent(all::add);
        if (!runs) {
            all.add(PortChecks.judge(Id.P2P_PORT, Texts.get("check.p2p"), settings.p2pPort(), true));
            all.add(PortChecks.judge(Id.RPC_PORT, Texts.get("check.rpc"), settings.rpcPort(), false));
            all.add(PortChecks.judge(Id.METRICS_PORT, Texts.get("check.metrics"), settings.metricsPort(), false));
        }
        List<URI> nodes = chain.network().endpoints().stream().limit(NODES_ASKED).toList();
        if (clock && options.publicCheck() && !nodes.isEmpty()) {
            all.add(ClockCheck.judge(ClockCheck.ask(nodes, InstantSource.system())));
        }
        return List.copyOf(all);
    }

    /// @throws NodeException `CHECK` where one of them says fail
    static void require(List<Finding> findings) throws NodeException {
        Optional<Finding> failed = findings.stream().filter(one -> one.verdict() == Verdict.FAIL).findFirst();
        if (failed.isPresent()) {
            Finding first = failed.get();
            throw NodeException.failedCheck(first.title() + ": " + first.measured().orElse("") + ". "
                    + first.advice().orElse(""), findings);
        }
    }

    private static Finding folder(Path data) {
        Optional<String> where = Optional.of(data.toString());
        try {
            boolean usable = !Files.exists(data)
                    || Files.isDirectory(data) && Files.isWritable(data)
                            && (NodeHome.isOurs(data) || NodeHome.isEmpty(data));
            if (usable) {
                return new Finding(Id.FOLDER, Verdict.PASS, Texts.get("check.folder"), where, Optional.empty(),
                        Optional.empty(), Fix.NONE);
            }
        } catch (IOException e) {
            // said below like every folder that cannot be used
            return unusable(where);
        }
        return unusable(where);
    }

    /// In nobody's way, and space that the person may want back.
    private Optional<Finding> leftovers() {
        String folders;
        try {
            folders = new Leftovers(home).folders().stream().map(Path::toString).collect(Collectors.joining(", "));
        } catch (IOException e) {
            folders = home.leftovers().toString();
        }
        return folders.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(Id.OLD_DATA, Verdict.WARN, Texts.get("check.left"), Optional.of(folders),
                        Optional.empty(), Optional.of(Texts.get("check.left.advice")), Fix.NONE));
    }

    private static Finding unusable(Optional<String> where) {
        return new Finding(Id.FOLDER, Verdict.FAIL, Texts.get("check.folder"), where, Optional.empty(),
                Optional.of(Texts.get("check.folder.advice")), Fix.SETTINGS);
    }
}
