package tern.app.window;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tern.app.feed.OwnNode;
import tern.app.node.InstallGuide;
import tern.app.settings.SystemFolders;
import tern.node.manage.NodeService;

/// What the page «Node» needs from outside.
///
/// @param services the nodes of this computer; they stay the caller's to close
/// @param folders  shows a folder in the desktop's program for files
/// @param system   the property `os.name`
/// @param programs which programs this system has
/// @param reads    told where the person's own node can be read from, or (empty) that it cannot
record NodeParts(List<NodeService> services, SystemFolders folders, String system, InstallGuide.Programs programs,
        Consumer<Optional<OwnNode>> reads) {

    NodeParts {
        services = List.copyOf(services);
    }
}
