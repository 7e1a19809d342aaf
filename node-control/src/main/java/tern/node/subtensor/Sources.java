package tern.node.subtensor;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tern.node.manage.NodeSettings;
import tern.node.manage.ProgramInfo.Origin;

/// All places a program can come from.
final class Sources {

    private final List<ProgramSource> all;

    Sources(Map<String, String> environment) {
        boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        all = List.of(new ContainerSource(environment), new FileSource(environment),
                new WslSource(environment, windows));
    }

    ProgramSource of(Origin origin) {
        return all.stream()
                .filter(source -> source.origin() == origin)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no source for " + origin));
    }

    /// The chosen one; where none is chosen the named program if there is one, else the container.
    ProgramSource of(NodeSettings settings) {
        return of(settings.program().orElse(settings.file().isPresent() ? Origin.FILE : Origin.CONTAINER));
    }
}
