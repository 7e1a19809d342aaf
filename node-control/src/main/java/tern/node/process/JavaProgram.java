package tern.node.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Starts classes of Tern as programs of their own, on the same Java and the same libraries.
///
/// @param java      the `java` command
/// @param classPath as `-classpath` takes it
/// @param always    options of the virtual machine for every program that is started, for instance a class cache
public record JavaProgram(Path java, String classPath, List<String> always) {

    public JavaProgram {
        always = List.copyOf(always);
    }

    /// Without further options.
    public JavaProgram(Path java, String classPath) {
        this(java, classPath, List.of());
    }

    /// The Java and the libraries of this process.
    public static JavaProgram current() {
        String ending = File.separatorChar == '\\' ? "java.exe" : "java";
        return new JavaProgram(Path.of(System.getProperty("java.home"), "bin", ending),
                System.getProperty("java.class.path"));
    }

    /// The same with these options for every program.
    public JavaProgram withAlways(List<String> options) {
        return new JavaProgram(java, classPath, options);
    }

    /// Starts a class. The child lives on when this process ends.
    ///
    /// @param options of the virtual machine
    /// @param output  file for what it prints; written anew
    public Process start(List<String> options, String mainClass, List<String> args, Path output) throws IOException {
        return new ChildStart(command(options, mainClass, args), Map.of(), output, true).start();
    }

    /// The command that starts a class.
    public List<String> command(List<String> options, String mainClass, List<String> args) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(always);
        command.addAll(options);
        command.add("-classpath");
        command.add(classPath);
        command.add(mainClass);
        command.addAll(args);
        return command;
    }
}
