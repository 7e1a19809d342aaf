package tern.app.window;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.boot.Folders;
import tern.app.feed.OwnNode;
import tern.app.practice.PracticeNetwork;
import tern.node.manage.NodeException;
import tern.node.manage.NodeService;
import tern.node.manage.PracticeNode;
import tern.node.subtensor.SubtensorNode;
import tern.node.subtensor.SubtensorOptions;

/// The nodes of this computer, over the real folders and programs.
final class NodeWiring {

    private static final Logger LOG = LoggerFactory.getLogger(NodeWiring.class);
    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    private NodeWiring() {}

    /// Reads files: not for the FX thread.
    ///
    /// @param reads told where the person's own node can be read from, or that it cannot
    static NodeParts parts(Folders folders, PracticeNetwork practice, Consumer<Optional<OwnNode>> reads) {
        List<NodeService> services = new ArrayList<>();
        services.add(PracticeNode.lookingLater(practice.control(), practice::usualWish));
        try {
            services.add(SubtensorNode.open(SubtensorOptions.standard(folders.data().resolve("node"))));
        } catch (NodeException e) {
            // the page then has the practice network's node alone
            LOG.warn("there is no Bittensor node: {} {}", e.sentence(), e.details().orElse(""));
        }
        return new NodeParts(services, new DesktopFolders(), System.getProperty("os.name", ""),
                name -> onPath(System.getenv().getOrDefault("PATH", ""), name), reads);
    }

    private static boolean onPath(String path, String name) {
        return SEPARATOR.splitAsStream(path)
                .filter(folder -> !folder.isBlank())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }
}
