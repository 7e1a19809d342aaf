package tern.node.subtensor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tern.node.manage.DataStep;
import tern.node.manage.NodeException;
import tern.node.manage.NodeException.Kind;
import tern.node.manage.NodeSettings;
import tern.node.manage.Progress;

/// A node's data: what of it can be deleted. A folder that does not carry Tern's mark is never touched.
///
/// Below the base path of a network stand `chains/ID/` with the databases (`paritydb` or `db`), `frontier`, and what is
/// the node's own: `network` with its name in the network, `keystore`.
final class DataWork {

    private static final List<String> DATABASES = List.of("paritydb", "db", "frontier");
    private static final String LOG_NAME = "node.log";
    private static final Set<String> NETWORKS = SubtensorChain.known()
            .stream()
            .map(chain -> chain.network().id())
            .collect(Collectors.toUnmodifiableSet());

    private final NodeHome home;

    DataWork(NodeHome home) {
        this.home = home;
    }

    List<DataStep> steps(NodeSettings settings) throws IOException {
        Path data = home.data(settings);
        if (!NodeHome.isOurs(data)) {
            return List.of();
        }
        List<DataStep> steps = new ArrayList<>();
        add(steps, DataStep.Kind.PRUNE, unused(settings));
        add(steps, DataStep.Kind.RESYNC, chain(settings));
        add(steps, DataStep.Kind.REMOVE, networks(settings));
        return steps;
    }

    private static void add(List<DataStep> steps, DataStep.Kind kind, List<Path> paths) {
        long bytes = paths.stream().mapToLong(FolderWork::size).sum();
        if (bytes > 0) {
            steps.add(new DataStep(kind, bytes));
        }
    }

    /// What the node as it is set now does not use.
    private List<Path> unused(NodeSettings settings) throws IOException {
        List<Path> found = new ArrayList<>();
        List<Path> networks = networks(settings);
        networks.stream().filter(network -> !network.equals(home.base(settings))).forEach(found::add);
        String other = settings.archive() ? "paritydb" : "db";
        for (Path chain : chains(settings)) {
            found.add(chain.resolve(other));
        }
        for (Path log : children(home.log())) {
            String name = log.getFileName().toString();
            if (name.endsWith(".log") && !name.equals(LOG_NAME)) {
                found.add(log);
            }
        }
        return found;
    }

    /// The networks' folders. Whatever else came into the folder since is not the node's, and nobody's to delete.
    List<Path> networks(NodeSettings settings) throws IOException {
        return children(home.data(settings)).stream()
                .filter(path -> path.equals(home.base(settings)) || NETWORKS.contains(path.getFileName().toString()))
                .filter(Files::isDirectory)
                .toList();
    }

    private List<Path> chains(NodeSettings settings) throws IOException {
        Path base = home.base(settings);
        return networks(settings).contains(base) ? children(base.resolve("chains")) : List.of();
    }

    private List<Path> chain(NodeSettings settings) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path chain : chains(settings)) {
            DATABASES.forEach(name -> found.add(chain.resolve(name)));
        }
        return found;
    }

    static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            all.forEach(found::add);
        }
        return found;
    }

    void delete(DataStep.Kind kind, NodeSettings settings, Progress progress)
            throws NodeException, InterruptedException {
        Path data = home.data(settings);
        if (!NodeHome.isOurs(data)) {
            throw new NodeException(Kind.DATA, Texts.get("data.not-ours", data));
        }
        try {
            List<Path> paths = switch (kind) {
                case PRUNE -> unused(settings);
                case RESYNC -> chain(settings);
                case REMOVE -> networks(settings);
            };
            long all = Math.max(1, paths.stream().mapToLong(FolderWork::size).sum());
            long done = 0;
            for (Path path : paths) {
                long size = FolderWork.size(path);
                long before = done;
                FolderWork.delete(path, share -> progress.at(Math.min(1, (before + share * size) / all)));
                done += size;
            }
            // the mark goes last, so that what a failure leaves is still known to be Tern's
            if (kind == DataStep.Kind.REMOVE && children(data).equals(List.of(NodeHome.mark(data)))) {
                Files.deleteIfExists(NodeHome.mark(data));
                Files.deleteIfExists(data);
            }
            progress.at(1);
        } catch (IOException e) {
            throw new NodeException(Kind.DATA, Texts.get("data.not-deleted"), e.toString(), e);
        }
    }
}
