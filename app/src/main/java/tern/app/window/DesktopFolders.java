package tern.app.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tern.app.settings.SystemFolders;

/// Opens a folder with the program that the desktop has for it. AWT could do that too, but would bring a second window
/// toolkit into the process.
final class DesktopFolders implements SystemFolders {

    @Override
    public void open(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("not a folder: " + folder);
        }
        ProcessBuilder builder = new ProcessBuilder(command(System.getProperty("os.name", ""), folder))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        // bin/tern says it for Tern's own window
        builder.environment().remove("GDK_GL", "disable");
        Process program = builder.start();
        program.getOutputStream().close();
    }

    static List<String> command(String system, Path folder) {
        String name = system.toLowerCase(Locale.ROOT);
        String program = name.startsWith("mac") ? "open" : name.startsWith("windows") ? "explorer.exe" : "xdg-open";
        return List.of(program, folder.toAbsolutePath().toString());
    }
}
