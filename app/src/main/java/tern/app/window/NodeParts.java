package tern.app.window;

import java.util.List;
import tern.app.node.InstallGuide;
import tern.app.settings.SystemFolders;
import tern.node.manage.NodeService;

/// What the page «Node» needs from outside.
///
/// @param services the nodes of this computer; they stay the caller's to close
/// @param folders  shows a folder in the desktop's program for files
/// @param system   the property `os.name`
/// @param programs which programs this system has
record NodeParts(List<NodeService> services, SystemFolders folders, String system, InstallGuide.Programs programs) {

    NodeParts {
        services = List.copyOf(services);
    }
}
