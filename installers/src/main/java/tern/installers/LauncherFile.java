package tern.installers;

import java.util.ArrayList;
import java.util.List;

/// What a launcher of jpackage reads beside it: class path, options and main class of one program.
///
/// @param name      of the launcher
/// @param mainClass the program
/// @param options   for Java, with `$APPDIR` for the distribution's folder
/// @param arguments that come before those of whoever starts it
record LauncherFile(String name, String mainClass, List<String> options, List<String> arguments) {

    LauncherFile {
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
    }

    /// @param jars    the names in `lib`, in the order of the class path
    /// @param version of the program
    String text(List<String> jars, String version) {
        List<String> lines = new ArrayList<>();
        lines.add("[Application]");
        lines.add("app.mainclass=" + mainClass);
        jars.forEach(jar -> lines.add("app.classpath=$APPDIR/lib/" + jar));
        lines.add("");
        lines.add("[JavaOptions]");
        lines.add("java-options=-Djpackage.app-version=" + version);
        options.forEach(option -> lines.add("java-options=" + option));
        if (!arguments.isEmpty()) {
            lines.add("");
            lines.add("[ArgOptions]");
            arguments.forEach(argument -> lines.add("arguments=" + argument));
        }
        return String.join("\n", lines) + "\n";
    }
}
