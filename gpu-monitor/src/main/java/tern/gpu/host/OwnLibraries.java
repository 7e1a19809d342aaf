package tern.gpu.host;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Where the libraries are that a program of Tern's own needs, found by a file in each, so that no class of theirs is
/// loaded here.
public final class OwnLibraries {

    private static final List<String> OSHI = List.of("oshi/SystemInfo.class", "oshi/hardware/CentralProcessor.class",
            "com/sun/jna/Native.class", "com/sun/jna/platform/linux/LibC.class", "org/slf4j/Logger.class");

    private OwnLibraries() {}

    /// Tern's own classes of this module, and OSHI with all that it needs.
    ///
    /// @throws IllegalStateException where one of them is missing
    public static String withOshi() {
        Set<String> places = new LinkedHashSet<>();
        places.add(place("tern/gpu/host/OwnLibraries.class"));
        for (String name : OSHI) {
            places.add(place(name));
        }
        return String.join(File.pathSeparator, places);
    }

    private static String place(String name) {
        URL found = OwnLibraries.class.getClassLoader().getResource(name);
        if (found == null) {
            throw new IllegalStateException(name + " is not among the libraries");
        }
        String text = found.toString();
        String library = text.startsWith("jar:")
                ? text.substring("jar:".length(), text.indexOf("!/"))
                : text.substring(0, text.length() - name.length());
        return Path.of(URI.create(library)).toString();
    }
}
